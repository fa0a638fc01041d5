"""A buyer's balance goes out: to the source first, else to an own account of the same name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from backend.kernel import clock
from backend.kernel.actor import SYSTEM, Actor
from backend.kernel.clock import clock_frozen
from backend.kernel.errors import Forbidden, IdempotencyMismatch, Invalid, Required, SodConflict
from backend.kernel.ids import to_relay
from backend.kernel.money import Money
from payments.gateway.adapters import BANK
from payments.gateway.models import BankFile
from payments.gateway.services import bank_collect
from payments.gateway.simulator.bank_wire import BankWire
from payments.ledger.models import Journal
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance
from payments.ledger.services import SAFE_BANK, journal_post
from payments.payouts.errors import (
    AccountCooling,
    AccountNameDiffers,
    BatchState,
    WalletBalance,
    WalletNoAccount,
)
from payments.payouts.models import BankAccount, WalletPayout
from payments.payouts.services import (
    bank_account_put,
    wallet_payout_agree,
    wallet_payout_ask,
    wallet_payout_check,
)
from payments.statements.proof import money_proof
from tests.factories.payments import MORNING, at_the_bank, bank_answers, own_money, pay
from tests.factories.trade import a_checkout, a_shop, acting, an_organization

pytestmark = pytest.mark.django_db
SOURCE, OWN, CLOSED = "6217000011112222", "6222000011113333", "6222000011119999"


class Buyer:
    """A company with a balance of 60,000.00, and the two persons of finance."""

    def __init__(self) -> None:
        own_money()
        self.company = an_organization()
        self.actor = acting(self.company, "buyer_admin")
        self.owner = str(self.company.pk)
        lines = [dr("1020", SAFE_BANK, 6_000_000), cr("2010", self.owner, 6_000_000)]
        journal_post(key="t:wallet", kind="X", lines=lines)
        at_the_bank(6_000_000, "t:wallet")
        house = an_organization(kind="OPERATOR")
        self.maker, self.checker = acting(house, "finance_maker"), acting(house, "finance_checker")

    def account(self, number: str = OWN, *, days: int = 4, name: str = "") -> None:
        BankAccount.objects.create(
            merchant=self.company, currency="CNY", account_number=number, bank_name="工商银行",
            account_name=name or self.company.legal_name,
            changed_at=clock.now() - timedelta(days=days),
        )  # fmt: skip

    def asks(self, minor: int, key: str = "k", actor: Actor | None = None) -> WalletPayout:
        return wallet_payout_ask(actor=actor or self.actor, amount=Money(minor, "CNY"), key=key)

    @property
    def left(self) -> int:
        return balance("2010", self.owner)


@pytest.fixture
def buyer(at: Any) -> Iterator[Buyer]:
    with at(MORNING):
        yield Buyer()


def later(hours: float) -> Any:
    return clock.now() + timedelta(hours=hours)


def kinds() -> list[str]:
    rows = Journal.objects.filter(kind__startswith="J-WPAY").order_by("posted_at", "pk")
    return list(rows.values_list("kind", flat=True))


def test_a_small_sum_goes_at_once_to_the_own_account(buyer, deliver):
    buyer.account()
    row = buyer.asks(1_000_000)
    assert (row.state, row.way, row.masked, buyer.left) == (
        "SENT",
        "ACCOUNT",
        "****3333",
        5_000_000,
    )
    assert buyer.asks(1_000_000).pk == row.pk  # the same key
    assert money_proof().faults == []  # in flight, and proved so
    deliver()
    bank_answers(deliver, at=later(1.1))
    row.refresh_from_db()
    assert (row.state, kinds(), balance("2040", BANK)) == ("BOOKED", ["J-WPAY", "J-WPAYOK"], 0)
    assert BankFile.objects.filter(direction="OUT").count() == 1
    bank_answers(deliver, at=later(48))  # the statement tells it again
    assert kinds() == ["J-WPAY", "J-WPAYOK"]
    assert money_proof().faults == []


def test_a_key_names_one_amount(buyer):
    buyer.account()
    row = buyer.asks(1_000)
    assert buyer.asks(1_000, " k ").pk == row.pk
    with pytest.raises(IdempotencyMismatch):
        buyer.asks(1_001)
    for key, error in ((" ", Required), ("k" * 121, Invalid), ("\x00k", Invalid)):
        with pytest.raises(error) as refused:
            buyer.asks(1_000, key)
        assert refused.value.field == "idempotencyKey"
    assert (WalletPayout.objects.count(), buyer.left) == (1, 5_999_000)


def test_above_the_limit_two_persons_agree(buyer, deliver):
    buyer.account()
    row = buyer.asks(5_000_001)
    assert (row.state, buyer.left) == ("WAITING", 6_000_000)
    with pytest.raises(WalletBalance) as short:  # what waits is spoken for
        buyer.asks(1_000_000, "other")
    assert short.value.message.startswith("余额中可提取 9999.99")
    with pytest.raises(BatchState):
        wallet_payout_check(actor=buyer.checker, payout_id=row.pk, send=True)
    with pytest.raises(Forbidden):
        wallet_payout_agree(actor=buyer.actor, payout_id=row.pk)
    wallet_payout_agree(actor=buyer.maker, payout_id=row.pk)
    house = buyer.maker
    both = Actor(
        user_id=house.user_id, person_id=house.person_id, organization_id=house.organization_id,
        permissions=house.permissions | buyer.checker.permissions, roles=house.roles, level=2,
        email=house.email,
    )  # fmt: skip
    with pytest.raises(SodConflict):
        wallet_payout_check(actor=both, payout_id=row.pk, send=True)
    row = wallet_payout_check(actor=buyer.checker, payout_id=row.pk, send=True)
    assert (row.state, buyer.left) == ("SENT", 999_999)
    deliver()
    bank_answers(deliver, at=later(1.1))
    row.refresh_from_db()
    assert row.state == "BOOKED"


def test_a_refused_one_leaves_the_balance_as_it_was(buyer):
    buyer.account()
    row = buyer.asks(6_000_000)
    wallet_payout_agree(actor=buyer.maker, payout_id=row.pk)
    row = wallet_payout_check(actor=buyer.checker, payout_id=row.pk, send=False, reason="户名存疑")
    assert (row.state, row.reason, buyer.left, kinds()) == ("REFUSED", "户名存疑", 6_000_000, [])
    assert buyer.asks(1_000, "again").state == "SENT"


@pytest.mark.parametrize(
    ("given", "error"),
    [({}, AccountCooling), ({"days": 4, "name": "另一家公司"}, AccountNameDiffers)],
)
def test_the_account_must_have_cooled_and_bear_the_name(buyer, given, error):
    buyer.account(**{"days": 1, **given})
    with pytest.raises(error):
        buyer.asks(1_000)
    assert (WalletPayout.objects.count(), buyer.left) == (0, 6_000_000)


def test_without_an_account_it_stays(buyer):
    with pytest.raises(WalletNoAccount):
        buyer.asks(1_000)
    with pytest.raises(Forbidden):
        buyer.asks(1_000, actor=acting(buyer.company, "merchant_dispatch"))


def test_what_the_bank_refuses_waits_again(buyer, deliver):
    buyer.account(CLOSED)
    row = buyer.asks(1_000)
    deliver()
    bank_answers(deliver, at=later(1.1))
    row.refresh_from_db()
    assert (row.state, row.reason, buyer.left) == ("REJECTED", "AC04", 6_000_000)
    assert money_proof().faults == []


def test_it_goes_back_to_the_source_first_and_to_the_own_account_when_that_is_closed(deliver):
    """A buyer who paid by transfer gets its balance where the money came from."""
    shop = a_shop()
    own_money()
    assert shop.company is not None
    company, owner = shop.company, str(shop.company.pk)
    payment = pay(a_checkout(shop), shop=shop, gateway_id=BANK, instrument="transfer")
    BankWire().call("receive", {
        "to": payment.provider_ref, "amount": payment.amount_minor, "currency": "CNY",
        "name": company.legal_name, "account": CLOSED,
    })  # fmt: skip
    bank_collect()
    deliver()
    payment.refresh_from_db()
    assert (payment.state, payment.payer) == ("CAPTURED", owner)
    lines = [dr("1020", SAFE_BANK, 70_000), cr("2010", owner, 70_000)]
    journal_post(key="t:wallet", kind="X", lines=lines)
    at_the_bank(70_000, "t:wallet")
    with clock_frozen(clock.now() - timedelta(days=4)):
        bank_account_put(
            actor=SYSTEM, merchant_id=company.pk, currency="CNY", account_name=company.legal_name,
            account_number=OWN, bank_name="工商银行",
        )  # fmt: skip

    def ask(key: str) -> WalletPayout:
        return wallet_payout_ask(actor=shop.buyer, amount=Money(70_000, "CNY"), key=key)

    first = ask("one")
    assert (first.way, first.account_number) == ("SOURCE", CLOSED)
    deliver()
    bank_answers(deliver, at=later(1.1))
    first.refresh_from_db()
    assert first.state == "REJECTED"
    second = ask("two")
    assert (second.way, second.account_number) == ("ACCOUNT", OWN)
    deliver()
    bank_answers(deliver, at=later(3))
    second.refresh_from_db()
    assert (second.state, balance("2010", owner)) == ("BOOKED", 0)


ASK = """mutation($amount: PositiveDecimal!, $key: String!, $currency: String!) {
  walletPayoutAsk(amount: $amount, currency: $currency, idempotencyKey: $key) {
    payout { amount { amount } way accountMasked state } errors { field code } } }"""
LIST = "{ walletPayouts(first: 5) { totalCount edges { node { state } } } }"
PLANS = """{ walletPlans { available { amount currency } twoPersonsAbove { amount } way accountName
  accountMasked bankName payableFrom problem { code } } }"""
DESK = """query($id: ID!, $filter: MoneyListFilter) {
  walletPayout(id: $id) { state ownerName askedByMe agreedByMe number }
  walletPayoutTotals(filter: $filter) { currency count amount { amount } } }"""
MOVED = """query($filter: MoneyListFilter) { myWallet { moved(filter: $filter) {
  currency came { amount } went { amount } } movements(first: 5, filter: $filter) { totalCount } } }"""


def test_over_the_api(buyer, api):
    buyer.account()

    def ask(amount: str, currency: str = "CNY", actor: Actor | None = None) -> Any:
        given = {"amount": amount, "key": f"k{amount}{currency}", "currency": currency}
        return api.post(ASK, given, actor=actor or buyer.actor)

    told = ask("12.50").data["walletPayoutAsk"]
    assert told == {
        "payout": {"amount": {"amount": 12.5}, "way": "ACCOUNT", "accountMasked": "****3333",
                   "state": "SENT"},
        "errors": [],
    }  # fmt: skip
    for amount, currency, code in (
        ("90000", "CNY", "WALLET_BALANCE"), ("1", "USD", "WALLET_BALANCE"),
    ):  # fmt: skip
        errors = ask(amount, currency).data["walletPayoutAsk"]["errors"]
        assert [error["code"] for error in errors] == [code]
    assert ask("1", "XXX").data["walletPayoutAsk"]["errors"][0]["field"] == "currency"
    counts = [
        api.post(LIST, actor=who).data["walletPayouts"]["totalCount"]
        for who in (buyer.actor, buyer.maker, acting(an_organization(), "buyer_admin"))
    ]
    assert counts == [1, 1, 0]


def plans(api: Any, actor: Actor) -> Any:
    return api.post(PLANS, actor=actor).data["walletPlans"]


def test_a_buyer_reads_what_it_may_ask_for_and_why_not(buyer, api):
    (none,) = plans(api, buyer.actor)
    assert (none["way"], none["problem"]) == (None, {"code": "WALLET_NO_ACCOUNT"})
    buyer.account(days=1)
    (cooling,) = plans(api, buyer.actor)
    assert cooling["problem"] == {"code": "PAYOUT_COOLING"}
    assert cooling["payableFrom"] > clock.now().isoformat()[:19]
    BankAccount.objects.update(changed_at=clock.now() - timedelta(days=4))
    buyer.asks(5_500_000)
    (ready,) = plans(api, buyer.actor)
    assert ready == {
        "available": {"amount": 5000, "currency": "CNY"}, "twoPersonsAbove": {"amount": 50000},
        "way": "ACCOUNT", "accountName": buyer.company.legal_name, "accountMasked": "****3333",
        "bankName": "工商银行", "payableFrom": None, "problem": None,
    }  # fmt: skip
    for other in (
        acting(buyer.company, "merchant_dispatch"),
        acting(an_organization(), "buyer_admin"),
    ):
        assert plans(api, other) == []


def test_finance_reads_one_and_the_sums_and_a_buyer_its_own(buyer, api):
    buyer.account()
    row = buyer.asks(5_100_000)
    wallet_payout_agree(actor=buyer.maker, payout_id=row.pk)
    given = {"id": to_relay("WalletPayout", row.pk), "filter": {"state": "AGREED"}}
    told = api.post(DESK, given, actor=buyer.maker).data
    assert told["walletPayout"] == {
        "state": "AGREED", "ownerName": buyer.company.legal_name, "askedByMe": False,
        "agreedByMe": True, "number": row.end_to_end_id,
    }  # fmt: skip
    assert told["walletPayoutTotals"] == [
        {"currency": "CNY", "count": 1, "amount": {"amount": 51000}}
    ]
    given["filter"] = {"state": "SENT"}
    assert api.post(DESK, given, actor=buyer.maker).data["walletPayoutTotals"] == []
    told = api.post(DESK, given, actor=acting(an_organization(), "buyer_admin")).data
    assert (told["walletPayout"], told["walletPayoutTotals"]) == (None, [])


def test_movements_are_summed_and_narrowed(buyer, api):
    buyer.account()
    buyer.asks(1_000)
    told = api.post(MOVED, {"filter": {"currency": "CNY"}}, actor=buyer.actor).data["myWallet"]
    assert told["moved"] == [{"currency": "CNY", "came": {"amount": 60000}, "went": {"amount": 10}}]
    given = {"filter": {"until": (clock.now() - timedelta(days=1)).isoformat()}}
    told = api.post(MOVED, given, actor=buyer.actor).data["myWallet"]
    assert (told["moved"], told["movements"]["totalCount"]) == ([], 0)
