"""Reading the ids, lines and sums of order inputs."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import graphene

from backend.kernel.errors import Invalid
from backend.kernel.ids import from_relay
from backend.kernel.money import Money
from backend.orders.services import DispatchLine

LINES_MAX = 500
KEY_MAX = 120


class OrderPartInput(graphene.InputObjectType):
    """So many base units of a line."""

    order_line = graphene.ID(required=True)
    quantity = graphene.Int(required=True)
    final = graphene.Boolean(
        description="Weighed or cut goods: the line ends with what leaves now; the rest is refunded."
    )


def order_key(global_id: str) -> uuid.UUID:
    """The order's id. Raises InvalidId."""
    return from_relay(global_id, "Order")


def parts(given: Iterable[Any] | None) -> list[DispatchLine]:
    """Lines of an input. Raises InvalidId, Invalid."""
    listed = list(given or ())
    if len(listed) > LINES_MAX:
        raise Invalid("一次最多 {most} 行。", field="lines", most=LINES_MAX)
    return [
        DispatchLine(
            order_line_id=from_relay(each["order_line"], "OrderLine"),
            quantity=each["quantity"],
            final=bool(each.get("final")),
        )
        for each in listed
    ]


def key_of(given: Any) -> str:
    """The idempotency key. Raises Invalid for an empty or endless one."""
    key = str(given["idempotency_key"]).strip()
    if not 0 < len(key) <= KEY_MAX:
        raise Invalid("请求编号须为 1 至 120 个字符。", field="idempotencyKey")
    return key


def minor_of(amount: Decimal, currency: str) -> int:
    """An amount in minor units. Raises Invalid for finer amounts than the currency has."""
    money = Money.of(amount, currency)
    if money.decimal != amount:
        raise Invalid("金额精度超过币种的最小单位。", field="amount")
    return money.minor
