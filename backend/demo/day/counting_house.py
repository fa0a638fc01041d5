"""Merchants name their accounts; two persons of the operator pay them out, through the API."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from backend.demo import roster
from backend.demo.day.client import Refused, Town
from backend.demo.day.hands import together
from backend.demo.day.market import Tally
from backend.demo.day.office.case import must_refuse

ACCOUNT = """mutation($input: BankAccountInput!) { bankAccountSet(input: $input) {
  accountMasked errors { field code message } } }"""
MAKE = """mutation($currency: String!) { payoutBatchMake(currency: $currency) {
  batch { id number total { amount } lines { merchantName } } skipped
  errors { field code message } } }"""
CHECK = """mutation($id: ID!) { payoutBatchCheck(id: $id) {
  batch { id state } errors { field code message } } }"""
SEND = """mutation($id: ID!) { payoutBatchSend(id: $id) {
  batch { id state lines { merchantName state } } errors { field code message } } }"""
CLOSED = "9999"  # the sandbox's bank sends back what goes to accounts that end so
BANKS = ("冀中商业银行", "燕赵农村商业银行", "太行银行")


class CountingHouse:
    """The operator's finance office and the merchants' bank accounts."""

    def __init__(self, town: Town, tally: Tally) -> None:
        self.town, self.tally = town, tally
        self.slips: list[str] = []
        self._mistaken: tuple[str, str] | None = None
        self._names = {row.slug: row.legal_name for row in roster.merchants()}

    def open_accounts(self, _at: datetime, *, spared: set[str]) -> None:
        """Every shop that sold names its account; one mistypes the number, none of ``spared``."""
        pairs = sorted({(trade.merchant, trade.currency) for trade in self.tally.orders})
        self._mistaken = next(
            (pair for pair in pairs if pair[1] == "CNY" and pair[0] not in spared), None
        )
        together(self.town, lambda pair: self._name(*pair, wrong=pair == self._mistaken), pairs,
                 self.tally, "bank account")  # fmt: skip

    def mend_account(self, _at: datetime) -> None:
        """The shop whose money came back names its account again."""
        pairs = [self._mistaken] if self._mistaken else []
        together(self.town, lambda pair: self._name(*pair, wrong=False), pairs,
                 self.tally, "bank account")  # fmt: skip

    def _name(self, shop: str, currency: str, *, wrong: bool) -> None:
        digits = int(hashlib.sha256(f"{shop}{currency}".encode()).hexdigest(), 16) % 10**15
        self.town.person(shop).do(
            ACCOUNT,
            input={
                "currency": currency,
                "accountName": self._names[shop],
                "accountNumber": f"6222{digits:015d}"[:15] + (CLOSED if wrong else "1024"),
                "bankName": BANKS[digits % len(BANKS)],
            },
        )

    def pay_out(self, _at: datetime) -> None:
        """One makes a batch per currency, another checks and sends it."""
        currencies = sorted({trade.currency for trade in self.tally.orders})
        for currency in currencies:
            try:
                self._batch(currency)
            except Refused as error:
                self.tally.refuse(error, "payout")

    def _batch(self, currency: str) -> None:
        maker = self.town.person("finance-maker", level=2)
        checker = self.town.person("finance-checker", level=2)
        batch: dict[str, Any] = maker.do(MAKE, currency=currency)["payoutBatchMake"]["batch"]
        self.tally.attempts += 1
        if told := must_refuse(lambda: maker.do(CHECK, id=batch["id"]), "FORBIDDEN"):
            self.slips.append(f"payout {batch['number']}: its maker checks it and {told}")
        checker.do(CHECK, id=batch["id"])
        checker.do(SEND, id=batch["id"])
