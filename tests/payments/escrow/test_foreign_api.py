"""Purchases of foreign money through the API: listed, summed, written by one person, posted by another."""

from __future__ import annotations

from typing import Any

import pytest

from backend.kernel.actor import Actor
from payments.escrow.models import ForeignPurchase
from payments.escrow.services.fx_move import fx_settle
from payments.gateway.adapters import BANK, SANDBOX
from tests.factories.trade import acting, an_organization
from tests.payments.escrow.test_foreign import funded, refund, settlement
from tests.plugin.api import Api

pytestmark = pytest.mark.django_db
LIST = """query($filter: MoneyListFilter) {
  foreignBuyback { gateways owed { amount currency } }
  foreignPurchaseTotals(filter: $filter) { count bought { amount currency } paid { amount currency } }
  foreignPurchases(filter: $filter, first: 5) { totalCount edges { node { id reference madeByMe state } } } }"""
ONE = "query($id: ID!) { foreignPurchase(id: $id) { reference state answer } }"
DRAFT = """mutation($gateway: String!, $bought: PositiveDecimal!, $reference: String!) {
  foreignMoneyBought(paymentGateway: $gateway, bought: $bought, currency: "USD", paid: "5012",
    reference: $reference) { purchase { id } errors { code field } } }"""
CHECK = """mutation($id: ID!) { foreignMoneyCheck(id: $id, post: true) {
  purchase { state } errors { code field } } }"""
USD_700 = {"amount": 700.0, "currency": "USD"}


@pytest.fixture
def desk() -> tuple[Actor, Actor]:
    """A maker and a checker while USD 700.00 wait to be bought back."""
    escrow = funded()
    fx_settle(provider=SANDBOX, settlement=settlement())
    refund(escrow, 500000, "r1")
    house = an_organization(kind="OPERATOR")
    return acting(house, "finance_maker"), acting(house, "finance_checker")


def _drafted(api: Api, maker: Actor, reference: str, *, gateway: str = SANDBOX) -> dict[str, Any]:
    given = {"gateway": gateway, "bought": "700", "reference": reference}
    answer: dict[str, Any] = api.post(DRAFT, given, actor=maker).data["foreignMoneyBought"]
    return answer


def _listed(api: Api, actor: Actor, **wanted: str) -> dict[str, Any]:
    return api.post(LIST, {"filter": wanted}, actor=actor).data


def test_a_purchase_is_listed_and_posted_by_the_second_person(
    api: Api, desk: tuple[Actor, Actor]
) -> None:
    maker, checker = desk
    assert _listed(api, maker)["foreignBuyback"]["owed"] == [USD_700]
    assert BANK not in _listed(api, maker)["foreignBuyback"]["gateways"]
    one = _drafted(api, maker, "FX-2026-1")["purchase"]["id"]
    for actor, mine in ((maker, True), (checker, False)):
        told = _listed(api, actor, state="DRAFT", currency="USD")
        [edge] = told["foreignPurchases"]["edges"]
        assert (edge["node"]["reference"], edge["node"]["madeByMe"]) == ("FX-2026-1", mine)
        assert told["foreignPurchaseTotals"] == [
            {"count": 1, "bought": USD_700, "paid": {"amount": 5012.0, "currency": "CNY"}}
        ]

    assert api.post(CHECK, {"id": one}, actor=maker).code == "FORBIDDEN"
    done = api.post(CHECK, {"id": one}, actor=checker).data["foreignMoneyCheck"]
    assert done == {"purchase": {"state": "POSTED"}, "errors": []}
    assert _listed(api, checker)["foreignBuyback"]["owed"] == []
    assert api.post(ONE, {"id": one}, actor=checker).data["foreignPurchase"]["state"] == "POSTED"


@pytest.mark.parametrize(
    "wanted",
    [
        {"state": "POSTED"}, {"state": "x"}, {"currency": "CNY"},
        {"until": "2020-01-01T00:00:00Z"}, {"since": "2090-01-01T00:00:00Z"},
    ],
)  # fmt: skip
def test_a_filter_that_nothing_meets_leaves_nothing(
    api: Api, desk: tuple[Actor, Actor], wanted: dict[str, str]
) -> None:
    _drafted(api, desk[0], "FX-2026-2")
    told = _listed(api, desk[0], **wanted)
    assert (told["foreignPurchases"]["totalCount"], told["foreignPurchaseTotals"]) == (0, [])


def test_others_see_none_of_it(api: Api, desk: tuple[Actor, Actor]) -> None:
    one = _drafted(api, desk[0], "FX-2026-3")["purchase"]["id"]
    other = acting(an_organization(), "buyer_admin")
    assert _listed(api, other) == {
        "foreignBuyback": None,
        "foreignPurchaseTotals": [],
        "foreignPurchases": {"totalCount": 0, "edges": []},
    }
    assert api.post(ONE, {"id": one}, actor=other).data["foreignPurchase"] is None


def test_nothing_is_bought_for_the_bank_which_keeps_no_balance_of_its_own(
    api: Api, desk: tuple[Actor, Actor]
) -> None:
    told = _drafted(api, desk[0], "FX-2026-4", gateway=BANK)
    assert told["purchase"] is None
    assert told["errors"] == [{"code": "NOT_FOUND", "field": "paymentGateway"}]
    assert not ForeignPurchase.objects.exists()
