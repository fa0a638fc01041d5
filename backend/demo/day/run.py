"""One trading day and the weeks it takes to settle, act by act on the virtual clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from backend.demo.day.agenda import Agenda
from backend.demo.day.client import Town
from backend.demo.day.counting_house import CountingHouse
from backend.demo.day.incidents import Incidents
from backend.demo.day.market import Tally
from backend.demo.day.office.desk import Desk
from backend.demo.day.stalls import Stalls
from backend.kernel import clock

WAVES = 6
Say = Callable[[str], None]
Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How big the day is: purchases on the sites, requisitions of the departments."""

    orders: int
    seed: int
    requisitions: int = 36


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the day left to report on."""

    tally: Tally
    desk: Desk
    house: CountingHouse
    incidents: Incidents


def trade_a_day(town: Town, plan: Plan, *, say: Say, advance: Advance) -> Outcome:
    """Both businesses buy, send, inspect, pay and settle; refusals are counted."""
    tally = Tally()
    stalls = Stalls(town, tally, seed=plan.seed, advance=advance)
    desk = Desk(town, tally, count=plan.requisitions, seed=plan.seed)
    house = CountingHouse(town, tally)
    incidents = Incidents(town, tally, stalls, seed=plan.seed)
    agenda = Agenda(clock.now())
    _morning(agenda, stalls, desk, incidents, plan)
    _road(agenda, stalls, desk)
    _settlement(agenda, desk, house, incidents)
    _mishaps(agenda, incidents)
    agenda.play(say=say)
    return Outcome(tally, desk, house, incidents)


def _morning(agenda: Agenda, stalls: Stalls, desk: Desk, incidents: Incidents, plan: Plan) -> None:
    agenda.add("看货 / browsing", stalls.browse, quick=True)
    agenda.add("采购申请 / requisitions", desk.ask, quick=True)
    for wave in range(WAVES):
        count = plan.orders // WAVES + (1 if wave < plan.orders % WAVES else 0)
        agenda.add("下单付款 / buying", stalls.buy(count), hours=wave, quick=True)
    agenda.add("定金 / earnest money", incidents.buy, hours=WAVES - 1, quick=True)
    agenda.add("尾款 / balance", incidents.pay_balance, hours=WAVES, quick=True)
    agenda.add("审批与指标 / approval, budget", desk.approve, hours=WAVES)
    agenda.add("撤单 / second thoughts", stalls.decide, hours=WAVES + 1)
    agenda.add("供应商确认 / confirmation", desk.answer, hours=WAVES + 2, quick=True)


def _road(agenda: Agenda, stalls: Stalls, desk: Desk) -> None:
    agenda.add("发货 / dispatch", stalls.dispatch, hours=9, quick=True)
    agenda.add("签约与发货 / contracts", desk.dispatch, hours=9, quick=True)
    for days, code, place in (
        (1, "PICKED_UP", "石家庄"), (2, "IN_TRANSIT", "干线"), (4, "DELIVERED", "收货地"),
    ):  # fmt: skip
        agenda.add("运输 / carriage", stalls.carry(code, place), days=days, quick=True)
        agenda.add("运输 / carriage", desk.carry(code, place), days=days, quick=days < 4)
    agenda.add("验收 / inspection", stalls.inspect, days=5, quick=True)
    agenda.add("单位验收 / acceptance", desk.inspect, days=5)
    agenda.add("争议处理 / disputes", desk.settle_disputes, days=6)


def _mishaps(agenda: Agenda, incidents: Incidents) -> None:
    """Most come to light and to their end in steps that are there anyway."""
    agenda.add("违约 / default", incidents.give_notice, days=1, hours=1, quick=True)
    agenda.add("违约 / default", incidents.consent, days=5, hours=2, quick=True)
    agenda.add("来款 / a credit unannounced", incidents.stray, days=5, hours=1, quick=True)
    agenda.add("对账 / reconciliation", incidents.reconcile, days=7, hours=3, quick=True)
    agenda.add("拒付 / chargeback", incidents.contest, days=25, hours=1, quick=True)
    agenda.add("拒付 / chargeback", incidents.write_off, days=36, hours=3)
    agenda.add("对账 / reconciliation", incidents.reconcile, days=49, hours=2, quick=True)


def _settlement(agenda: Agenda, desk: Desk, house: CountingHouse, incidents: Incidents) -> None:
    def accounts(at: datetime) -> None:
        house.open_accounts(at, spared=incidents.paid_in_time())

    agenda.add("收款账户 / bank accounts", accounts, days=6, hours=1, quick=True)
    agenda.add("用款额度 / quota", desk.quota, days=6, hours=2)
    for days in (7, 24):  # silence accepts after seven working days, later over a holiday
        agenda.add("发票 / invoices", desk.invoice, days=days)
        agenda.add("支付申请 / payment requests", desk.request, days=days, hours=1, quick=True)
        agenda.add("国库支付 / treasury", desk.agree, days=days, hours=2)
        agenda.add("评价 / ratings", desk.rate, days=days + 1, quick=True)
    for days in (15, 18):
        agenda.add("结算 / settlement", lambda _at: None, days=days)
    agenda.add("商户付款 / payouts", house.pay_out, days=19)
    agenda.add("银行入账 / bank", house.mend_account, days=19, hours=2)
    agenda.add("商户付款 / payouts", house.pay_out, days=36)
    agenda.add("银行入账 / bank", lambda _at: None, days=36, hours=2)
    agenda.add("逾期支付 / late payments", desk.request_late, days=48, quick=True)
    agenda.add("国库支付 / treasury", desk.agree, days=48, hours=1)
    agenda.add("评价 / ratings", desk.rate, days=49, quick=True)
    agenda.add("收市 / closing", desk.look, days=49, hours=1)


def day_faults(outcome: Outcome) -> list[str]:
    """What did not go as planned: wrong ends, acts not refused, refusals nobody expected."""
    unexpected = [f"unexpected refusal: {told}" for told in outcome.tally.unexpected]
    slips = outcome.house.slips + outcome.incidents.slips
    return unexpected + outcome.desk.faults() + slips
