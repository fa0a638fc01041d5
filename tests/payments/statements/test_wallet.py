"""A buyer sees what waits for him, in words, and nobody else's."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest

from payments.ledger.rules import cr, dr
from payments.ledger.services import journal_post
from tests.factories.trade import acting, an_organization

pytestmark = pytest.mark.django_db
WALLET = """query($first: Int, $after: String) { myWallet { balances { amount currency }
    movements(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
      edges { node { text trade amount { amount } balanceAfter { amount } } } } } }"""


@pytest.fixture
def firm():
    return an_organization()


def _put(owner: object, minor: int, *, kind: str, key: str, currency: str = "CNY") -> None:
    journal_post(
        key=key, kind=kind, subject=f"stl_{key}",
        lines=[dr("1010", "sandbox", minor, currency), cr("2010", str(owner), minor, currency)],
    )  # fmt: skip


def _ask(api, actor, first=10, after=None):
    return api.post(WALLET, {"first": first, "after": after}, actor=actor).data["myWallet"]


def test_failed_refunds_wait_and_are_told_newest_first(api, firm):
    _put(firm.pk, 12_34, kind="J-REFFAIL", key="a")
    _put(firm.pk, 5_00, kind="J-REFBACK", key="b")
    _put(firm.pk, 7_00, kind="J-REFFAIL", key="c", currency="USD")
    journal_post(key="d", kind="J-OTHER", lines=[
        dr("2010", str(firm.pk), 2_00), cr("1020", "safeguarding", 0), cr("2900", "x", 2_00),
    ])  # fmt: skip
    buyer = acting(firm, "buyer")
    seen = _ask(api, buyer)
    assert seen["balances"] == [
        {"amount": 15.34, "currency": "CNY"}, {"amount": 7.0, "currency": "USD"},
    ]  # fmt: skip
    told = [edge["node"] for edge in seen["movements"]["edges"]]
    assert [row["amount"]["amount"] for row in told] == [-2.0, 7.0, 5.0, 12.34]
    assert told[0]["balanceAfter"]["amount"] == 15.34
    assert told[3]["text"] == "退款 12.34 元 无法退回原付款方式，转入余额"
    assert told[3]["trade"] == "stl_a"
    assert _ask(api, replace(buyer, language="EN"))["movements"]["edges"][0]["node"]["text"] == (
        "2.00 yuan went out"
    )
    page = _ask(api, buyer, first=3)["movements"]
    assert page["totalCount"] == 4
    assert page["pageInfo"]["hasNextPage"]
    rest = _ask(api, buyer, first=3, after=page["pageInfo"]["endCursor"])["movements"]
    assert [edge["node"]["trade"] for edge in rest["edges"]] == ["stl_a"]


def test_it_is_the_buyers_own_alone(api, firm):
    _put(firm.pk, 12_34, kind="J-REFFAIL", key="a")
    person = acting(None)
    nobody = {"balances": [], "movements": {"totalCount": 0}}
    for actor in (
        acting(an_organization(), "buyer"),
        acting(firm, "merchant_dispatch"),
        replace(acting(None), organization_id=None, user_id=uuid.uuid4()),
        None,
    ):
        seen = _ask(api, actor)
        assert seen["balances"] == nobody["balances"]
        assert seen["movements"]["totalCount"] == 0
    _put(person.user_id, 1_00, kind="J-REFFAIL", key="p")
    assert _ask(api, person)["balances"] == [{"amount": 1.0, "currency": "CNY"}]
