"""Parts of many orders with one query each."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from backend.api.loaders import Loader
from backend.kernel.ids import public_id
from backend.orders.models import Fulfillment, FulfillmentLine, Order, OrderLine, ReturnRequest
from backend.orders.selectors import fulfillments_of, group_orders, lines_of, returns_of
from backend.shipping.selectors import waybills_of


def _grouped(rows: Iterable[Any], key: str) -> dict[uuid.UUID, list[Any]]:
    found: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found


class OrderLinesLoader(Loader):
    """Lines by order id, each with its order."""

    def read(self, keys: Sequence[uuid.UUID]) -> list[list[OrderLine]]:
        found = _grouped(lines_of(keys).select_related("order"), "order_id")
        return [found[key] for key in keys]


class FulfillmentsLoader(Loader):
    """Dispatches by order id, with their lines."""

    def read(self, keys: Sequence[uuid.UUID]) -> list[list[Fulfillment]]:
        found = _grouped(fulfillments_of(keys), "order_id")
        return [found[key] for key in keys]


class WaybillsLoader(Loader):
    """Waybills by fulfilment id, with what the carriers said."""

    def read(self, keys: Sequence[uuid.UUID]) -> list[list[Any]]:
        found: dict[str, list[Any]] = defaultdict(list)
        for waybill in waybills_of([public_id("ful", key) for key in keys]):
            found[waybill.holder].append(waybill)
        return [found[public_id("ful", key)] for key in keys]


class ReturnsLoader(Loader):
    """Returns by order id."""

    def read(self, keys: Sequence[uuid.UUID]) -> list[list[ReturnRequest]]:
        found = _grouped(returns_of(keys), "order_id")
        return [found[key] for key in keys]


class GroupOrdersLoader(Loader):
    """Orders by group id that the viewer may see, lowest number first."""

    def read(self, keys: Sequence[uuid.UUID]) -> list[list[Order]]:
        found = _grouped(group_orders(keys, viewer=self.viewer), "group_id")
        return [found[key] for key in keys]


def line_parts(fulfillment: Fulfillment) -> list[FulfillmentLine]:
    """A dispatch's lines, read before with ``FulfillmentsLoader``."""
    return list(fulfillment.lines.all())
