"""Look at what just happened and leave a hint where a pattern shows."""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from backend.audit.services import flag_raise
from backend.catalog.selectors.shelf import category_prices
from backend.kernel.ids import public_id
from backend.orders.selectors import bought_from, lines_of, orders_between
from backend.oversight import rules
from backend.parties.selectors import organization_get, ties_of
from backend.rulebook.selectors import value
from payments.payouts.selectors import account_numbers, accounts_shared
from procurement.mall.selectors import (
    bought_by_code_since,
    bought_by_supplier_since,
    prices_sold,
)
from procurement.mall.selectors import lines_of as wishes_of

if TYPE_CHECKING:
    from backend.orders.models import Order, OrderLine

Found = tuple[str, dict[str, Any]] | None
HOPS_MAX = 3  # a circle of at most four parties


def order_watch(order: Order) -> None:
    """A market order: who trades with whom, how fast, how dear (credit brief 9)."""
    subject = public_id("ord", order.pk)
    buyer, merchant, now = order.buyer_organization_id, order.merchant_id, order.placed_at
    if buyer is not None:
        for check in (_controller, _circle, _velocity, _newcomer):
            found = check(order, buyer, merchant, now)
            if found is not None:
                rule, evidence = found
                flag_raise(subject=subject, rule=rule, evidence=evidence)
    dear = [
        line.sku
        for line in lines_of([order.pk]).select_related("variant__product")
        if _stands_out(order, line)
    ]
    if dear:
        flag_raise(subject=subject, rule=rules.PRICE_OUTLIER, evidence={"skus": dear[:20]})


def _controller(_order: Order, buyer: uuid.UUID, merchant: uuid.UUID, now: datetime) -> Found:
    ties = ties_of([buyer, merchant], at=now)
    accounts = account_numbers([buyer, merchant])
    for key, numbers in accounts.items():
        ties[key]["account"] = numbers
    ties[buyer].setdefault("company", set()).add(str(buyer))
    ties[merchant].setdefault("company", set()).add(str(merchant))
    kinds = rules.shared(ties[buyer], ties[merchant])
    return (rules.SAME_CONTROLLER, {"ties": kinds}) if kinds else None


def _circle(_order: Order, buyer: uuid.UUID, merchant: uuid.UUID, now: datetime) -> Found:
    days = value("hint.circle_days", on=now).number
    since, seen, edge = now - timedelta(days=days), {merchant}, {merchant}
    for hops in range(1, HOPS_MAX + 1):
        edge = set().union(*bought_from(edge, since=since, until=now).values()) - seen
        if buyer in edge:
            return rules.CIRCLE, {"parties": hops + 1, "days": days}
        if not edge:
            return None
        seen |= edge
    return None


def _velocity(_order: Order, buyer: uuid.UUID, merchant: uuid.UUID, now: datetime) -> Found:
    most = value("hint.orders_per_hour", on=now).number
    count = orders_between(buyer, merchant, since=now - timedelta(hours=1), until=now)
    return (rules.VELOCITY, {"orders": count, "most": most}) if count > most else None


def _newcomer(order: Order, buyer: uuid.UUID, _merchant: uuid.UUID, now: datetime) -> Found:
    yuan = value("hint.new_account_yuan", on=now).number
    if order.total_minor < yuan * 100:
        return None
    days = value("hint.new_account_days", on=now).number
    held = organization_get(buyer)
    if held is None or held.created_at < now - timedelta(days=days):
        return None
    return rules.NEW_ACCOUNT_LARGE, {
        "amount": str(order.total_minor), "currency": order.currency, "days": days,
    }  # fmt: skip


def _stands_out(order: Order, line: OrderLine) -> bool:
    if line.variant is None:
        return False
    prices = category_prices(order.channel_id, line.variant.product.category_id)
    return rules.price_stands_out(line.unit_price, prices)


def purchase_watch(requisition: Any, *, now: datetime) -> None:
    """A purchase of the e-mall: split, always the same supplier, dearer than equals (audit brief 2)."""
    department, supplier = requisition.department_id, requisition.supplier_id
    wishes = list(wishes_of([requisition.pk]))
    since = now - timedelta(days=value("hint.split_days", on=now).number)
    limit = value("mall.direct_limit", on=now).number
    codes = {wish.catalogue_code for wish in wishes}
    parts = bought_by_code_since(department_id=department, codes=codes, since=since)
    broken = sorted(code for code, sums in parts.items() if rules.split(sums, limit=limit))
    _raise(requisition.case, rules.SPLIT_PURCHASE, "codes", broken)
    equals = prices_sold({wish.spec_key for wish in wishes}, now=now)
    percent = value("hint.median_percent", on=now).number
    dear = sorted(
        wish.title
        for wish in wishes
        if rules.above_median(wish.unit_price, equals[wish.spec_key], percent=percent)
    )
    _raise(requisition.case, rules.ABOVE_MEDIAN, "titles", dear)
    since = now - timedelta(days=value("hint.winner_days", on=now).number)
    sums = bought_by_supplier_since(department_id=department, since=since)
    if supplier is not None and rules.wins_too_often(
        sums,
        supplier,
        percent=value("hint.winner_percent", on=now).number,
        least=value("hint.winner_orders_min", on=now).number,
    ):
        evidence = {"supplier": public_id("org", supplier), "purchases": sums[supplier][0]}
        flag_raise(
            subject=public_id("org", department), rule=rules.REPEAT_WINNER, evidence=evidence
        )


def _raise(subject: str, rule: str, name: str, found: list[str]) -> None:
    if found:
        flag_raise(subject=subject, rule=rule, evidence={name: found[:20]})


def accounts_watch(batch_id: uuid.UUID) -> None:
    """Several merchants of a batch are paid to one account (audit brief 2)."""
    sharing: dict[str, list[str]] = defaultdict(list)
    for masked, merchants in accounts_shared(batch_id):
        for merchant in merchants:
            others = [public_id("org", each) for each in merchants if each != merchant]
            sharing[public_id("org", merchant)] += others
            evidence = {"account": masked, "with": sharing[public_id("org", merchant)][:20]}
            flag_raise(
                subject=public_id("org", merchant), rule=rules.SAME_ACCOUNT, evidence=evidence
            )
