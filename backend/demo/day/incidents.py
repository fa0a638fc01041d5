"""What goes wrong with money on the day, on purpose, and how the people concerned end it.

An order in parts and one whose buyer never pays the balance; a card whose owner's bank takes the
money back after the shop was paid out; a settlement that comes a fen short; a credit at the bank
that the books do not know.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from backend.demo import roster
from backend.demo.day import market, queries
from backend.demo.day.client import Person, Refused, Town
from backend.demo.day.market import EXPECTED, GATEWAY, Tally, Trade
from backend.demo.day.office.case import must_refuse
from backend.demo.day.stalls import Stalls
from backend.events.selectors import payloads_of
from backend.parties.selectors import organization_ids
from payments.gateway.adapters.bank_box import BankBox

IN_PARTS = "industrial-cny"  # where orders may be placed before they are paid
ELSEWHERE = "textile-cny"
SHORT, DISPUTED = "settles_short_1fen", "dispute_after_payout"
PARTS = ("EARNEST", "BALANCE")
TRIES = 6
LIVE = ["OPEN", "IN_WORK"]
STRAY_MINOR = 500_000
ENDS = {
    "FEE_MISMATCH": ("BOOK_FEE", "按支付机构账单补记手续费"),
    "MISSING_IN_LEDGER": ("BOOK_CAPITAL", "出资人确认为追加出资"),
}
"""How the planted breaks end, by their type."""


class Incidents:
    """The planned mishaps of one day; what did not come as planned is a slip."""

    def __init__(self, town: Town, tally: Tally, stalls: Stalls, *, seed: int) -> None:
        self.town, self.tally, self.stalls = town, tally, stalls
        self.source = random.Random(seed + 1)
        self.slips: list[str] = []
        self.in_parts: Trade | None = None
        self.defaulted: Trade | None = None
        self.disputed: Trade | None = None
        self.forfeited = ""
        self.mended: Counter[str] = Counter()
        self.paid_before = False
        self._notice = ""

    @property
    def _maker(self) -> Person:
        return self.town.person("finance-maker", level=2)

    @property
    def _checker(self) -> Person:
        return self.town.person("finance-checker", level=2)

    # buying

    def buy(self, _at: datetime) -> None:
        """Two orders paid with earnest money first, two baskets whose payments have a story."""
        self.in_parts = self._until_bought("order in parts", partial(self._earnest, avoid=""))
        shop = self.in_parts.merchant if self.in_parts else ""
        self.defaulted = self._until_bought("order in parts", partial(self._earnest, avoid=shop))
        self.disputed = self._until_bought("buy", partial(self._paid, DISPUTED))
        short = self._until_bought("buy", partial(self._paid, SHORT))
        for trade in (self.disputed, short):
            if trade is not None:
                trade.fate = "accept"
                self.tally.orders.append(trade)

    def _until_bought(self, what: str, act: Callable[[], Trade]) -> Trade | None:
        """Another basket where the first cannot be had; any other refusal is a fault."""
        for _ in range(TRIES):
            try:
                return act()
            except Refused as error:
                if not error.codes or not error.codes <= EXPECTED["buy"]:
                    self.tally.refuse(error, what)
                    break
        self.slips.append(f"{what}: nothing could be bought")
        return None

    def _goods(self, channel: str, *, avoid: str = "") -> list[dict[str, Any]]:
        goods = self.stalls.shelves[channel]
        one = self.source.choice([each for each in goods if each["merchant"] != avoid])
        return [{"variantId": one["id"], "quantity": one["quantityRule"]["min"]}]

    def _paid(self, story: str) -> Trade:
        lines, index = self._goods(ELSEWHERE), self.source.randrange(roster.BUYERS)
        return market.buy(self.town, self.source, ELSEWHERE, index, lines, planned=story)[0]

    def _earnest(self, *, avoid: str) -> Trade:
        """The order first; the shop agrees to a fifth as earnest money, and the buyer pays it."""
        lines, index = self._goods(IN_PARTS, avoid=avoid), self.source.randrange(roster.BUYERS)
        filled = market.fill(self.town, self.source, IN_PARTS, index, lines)
        person = self.town.person(filled.buyer)
        person.do(queries.CHOOSE, id=filled.checkout, method=filled.method["id"])
        trade = market.trades(person.do(queries.COMPLETE, id=filled.checkout), filled)[0]
        shop = self.town.person(trade.merchant)
        shop.do(queries.PARTS, id=trade.id, parts=[{"kind": PARTS[0], "percent": "20"}])
        self._pay_part(trade, PARTS[0])
        return trade

    def _pay_part(self, trade: Trade, part: str) -> None:
        gateway = {"id": GATEWAY, "data": {"instrument": "ok", "part": part}}
        key = f"day-{trade.id}-{part}"
        self.town.person(trade.buyer).do(queries.PAY, id=trade.id, gateway=gateway, key=key)

    def pay_balance(self, _at: datetime) -> None:
        """One buyer pays the rest, and the order goes its way with the others."""
        trade = self.in_parts
        if trade is not None and self._tried("balance", lambda: self._pay_part(trade, PARTS[1])):
            trade.fate = "accept"
            self.tally.orders.append(trade)

    def give_notice(self, _at: datetime) -> None:
        """The other one does not: the shop gives notice."""
        if self.defaulted is None:
            return
        shop, told = self.town.person(self.defaulted.merchant), {"reason": "尾款逾期未付"}
        with_notice = partial(shop.do, queries.NOTICE, id=self.defaulted.id, **told)
        if made := self._tried("notice of default", with_notice):
            self._notice = made["defaultNoticeGive"]["notice"]["id"]

    def consent(self, _at: datetime) -> None:
        """Its time is over: the buyer admits that the earnest money is lost."""
        if self.defaulted is None:
            return
        buyer = self.town.person(self.defaulted.buyer)
        if done := self._tried("default", partial(buyer.do, queries.CONSENT, id=self._notice)):
            self.forfeited = str(done["defaultConsent"]["notice"]["forfeited"]["amount"])

    # the payer's bank

    def paid_in_time(self) -> set[str]:
        """The shop that has to be paid out before the money is taken back."""
        return {self.disputed.merchant} if self.disputed is not None else set()

    def contest(self, _at: datetime) -> None:
        """Finance tells the payer's bank why the money is the shop's."""
        slug = self.disputed.merchant if self.disputed is not None else ""
        merchant = str(organization_ids([slug]).get(slug, ""))
        self.paid_before = any(
            line["merchant_id"] == merchant and line["state"] == "BOOKED"
            for line in payloads_of("payments.payout.line_settled")
        )
        for case in self.chargebacks():
            said = {"id": case["id"], "text": "货物已签收，附运单签收记录与验收确认。"}
            self._tried("evidence", partial(self._maker.do, queries.EVIDENCE, **said))

    def write_off(self, _at: datetime) -> None:
        """Lost all the same: what the shop cannot pay back is given up by two persons."""
        for case in self.chargebacks():
            if case["state"] != "LOST" or not case["owed"]["amount"]:
                continue
            asked = {"id": case["id"], "reason": "商户无力偿还，建议核销"}
            self._tried("write-off", partial(self._maker.do, queries.WRITE_OFF_ASK, **asked))
            self._alone("write-off", queries.WRITE_OFF, case["id"])
            self._tried("write-off", partial(self._checker.do, queries.WRITE_OFF, id=case["id"]))

    def chargebacks(self) -> list[dict[str, Any]]:
        """The cases as finance sees them."""
        edges = self._maker.ask(queries.CHARGEBACKS)["chargebacks"]["edges"]
        return [edge["node"] for edge in edges]

    # the sheets

    def stray(self, _at: datetime) -> None:
        """The owner pays into the operating account and says nothing: the books do not know it."""
        BankBox().owner_pays_in(key="unannounced", amount_minor=STRAY_MINOR, currency="CNY")

    def reconcile(self, _at: datetime) -> None:
        """What was planted is booked: one proposes how, another one posts."""
        edges = self._maker.ask(queries.BREAKS, states=LIVE)["reconciliationBreaks"]["edges"]
        for row in (edge["node"] for edge in edges):
            if row["type"] not in ENDS:
                continue
            way, note = ENDS[row["type"]]
            asked = {"id": row["id"], "way": way, "note": note}
            self._tried("reconciliation", partial(self._maker.do, queries.PROPOSE, **asked))
            self._alone("break", queries.APPROVE, row["id"])
            done = partial(self._checker.do, queries.APPROVE, id=row["id"])
            self.mended[row["type"]] += self._tried("reconciliation", done) is not None

    def _alone(self, what: str, query: str, key: str) -> None:
        """Whoever asked may not also decide."""
        self.tally.attempts += 1
        if told := must_refuse(partial(self._maker.do, query, id=key), "FORBIDDEN"):
            self.slips.append(f"{what} {key}: one person alone, and {told}")

    def _tried(self, what: str, act: Callable[[], Any]) -> Any:
        """What an act gave (True for nothing), or None when it was refused, which is a fault."""
        try:
            return act() or True
        except Refused as error:
            self.tally.refuse(error, what)
            return None
