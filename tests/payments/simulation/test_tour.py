"""Every kind of command of the simulation can be done, not only refused: one day trip through all."""

from __future__ import annotations

from payments.simulation.commands import COMMANDS
from payments.simulation.script import Step
from tests.payments.simulation.test_simulation import Fresh, fresh

__all__ = ["fresh"]
OK, DECLINED, CHALLENGED, LATE, DISPUTED = 0, 3, 5, 29, 3
"""The third number of a purchase that chooses the card."""
BANK = " ".join(["bank:2"] + ["outbox:3"] * 3)
NEWS = " ".join(["provider:5", "clock:1:5"] * 4 + ["inbox:2"] * 8 + ["outbox:3"] * 6)
TRIP = f"""
pay:1:99999:{OK} deliver accept_part:0:10 dispute withdraw freeze:0:1 freeze:0:1:1 lift:0:1 lift:0:1
accept_all:0:0:1 refund:0:10 again
pay:1:500:{DECLINED} pay_again:1 pay:1:500:{CHALLENGED} challenge:1:1 cancel
pay:1:500:{LATE} expire expiries instructions
security_ask:1:0:5000 security_pay:1:0:2 security_notice:1 security_claim:1 security_booked:1
security_back:1:0:1 security_offer:1:99 securities
transfer:0:1000 receive {BANK} receive:8:9000000 {BANK}
receipt_judge:0:1 receipt_agree:0:1 wallet_ask:0:1 wallet_agree wallet_check:0:1:1 receipts
deal:0:9000:0 notice deal:0:9000:2 pay_part:0:1:{OK} deal_accept deal_accept:0:1
retention_end:0:1 retentions
pay_doubtful:1:50000:{DISPUTED} weeks weeks holds:2 holds:2 holds:2 reserves
batch_make:0:1 batch_check:1:1 batch_send:1:1
notice_end:0:5 compensate
own_draft:0:1 own_check:0:1:1 weeks:5 {NEWS} {NEWS} evidence
own_draft:0:0:4000000 own_check:0:1:1 cover covers
weeks:5 weeks:5 {NEWS} {NEWS} debt_hopeless debt_written_off:0:1 refund_order
pay_abroad:1:100000:{OK} deliver clock:0:200000 settle refund:0:50000 dollars_bought:500:1
dollars_booked:0:1:1
quota:0:10000000:1 purse_commit:0:5000:1 purse_pay:1:1 purse_return:1 purse_cancel:1
sweep top_up own_balance poll resume forged jump drop repeat reverse lose_answer lose_request crash
"""


def _steps() -> list[Step]:
    steps = []
    for number, word in enumerate(TRIP.split()):
        name, *numbers = word.split(":")
        a, b, c = [*map(int, numbers), 0, 0, 0][:3]
        steps.append(Step(number, name, a, b, c))
    return steps


def test_every_kind_of_command_is_done(fresh: Fresh):
    outcome = fresh(1, _steps())
    assert outcome.broken == ""
    assert set(COMMANDS) - outcome.done() == set()
