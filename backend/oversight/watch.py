"""Look at what just happened and leave a hint where a pattern shows."""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from backend.audit.services import flag_raise
from backend.catalog.selectors.shelf import category_spread
from backend.kernel.ids import public_id
from backend.kernel.money import Money
from backend.orders.selectors import lines_of, orders_between
from backend.oversight import rules
from backend.parties.selectors import organization_get, ties_of
from backend.rulebook.selectors import value
from payments.escrow.rings import ring_closed
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
    dear = _dear(order, list(lines_of([order.pk]).select_related("variant__product")))
    least = money_of("hint.price_yuan", order.currency, on=now)
    if sum(line.total_minor for line in dear) >= least:
        evidence = {"skus": [line.sku for line in dear[:20]]}
        flag_raise(subject=subject, rule=rules.PRICE_OUTLIER, evidence=evidence)


def _controller(_order: Order, buyer: uuid.UUID, merchant: uuid.UUID, now: datetime) -> Found:
    ties = ties_of([buyer, merchant], at=now)
    accounts = account_numbers([buyer, merchant])
    for key, numbers in accounts.items():
        ties[key]["account"] = numbers
    ties[buyer].setdefault("company", set()).add(str(buyer))
    ties[merchant].setdefault("company", set()).add(str(merchant))
    kinds = rules.shared(ties[buyer], ties[merchant])
    return (rules.SAME_CONTROLLER, {"ties": kinds}) if kinds else None


def _circle(order: Order, buyer: uuid.UUID, merchant: uuid.UUID, now: datetime) -> Found:
    days = value("hint.circle_days", on=now).number
    ring = ring_closed(
        buyer, [merchant], least_minor=1, currency=order.currency, since=now - timedelta(days=days)
    )
    return (rules.CIRCLE, {"parties": len(ring), "days": days}) if ring else None


def _velocity(_order: Order, buyer: uuid.UUID, merchant: uuid.UUID, now: datetime) -> Found:
    most = value("hint.orders_per_hour", on=now).number
    count = orders_between(buyer, merchant, since=now - timedelta(hours=1), until=now)
    return (rules.VELOCITY, {"orders": count, "most": most}) if count > most else None


def _newcomer(order: Order, buyer: uuid.UUID, _merchant: uuid.UUID, now: datetime) -> Found:
    if order.total_minor < money_of("hint.new_account_yuan", order.currency, on=now):
        return None
    days = value("hint.new_account_days", on=now).number
    held = organization_get(buyer)
    if held is None or held.created_at < now - timedelta(days=days):
        return None
    return rules.NEW_ACCOUNT_LARGE, {
        "amount": str(order.total_minor), "currency": order.currency, "days": days,
    }  # fmt: skip


def _dear(order: Order, lines: list[OrderLine]) -> list[OrderLine]:
    """Lines whose price stands out from the shelf of their category."""
    found, dear_from = [], {}
    for line in lines:
        if line.variant is None:
            continue
        category = line.variant.product.category_id
        if category not in dear_from:
            spread = category_spread(order.channel_id, category)
            dear_from[category] = rules.dear_above(
                count=spread.count, middle=spread.middle, deviation=spread.deviation
            )
        if rules.stands_out(line.unit_price, dear_from[category]):
            found.append(line)
    return found


def money_of(key: str, currency: str, *, on: datetime) -> int:
    """A figure of money in minor units of a currency."""
    return Money.of(value(key, on=on, scope={"currency": currency}).number, currency).minor


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
