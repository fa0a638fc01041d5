"""A basket as it stands now: priced, grouped by merchant, with its problems. Read only."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from backend.catalog.selectors import VariantFacts, variant_facts
from backend.channels.selectors import channel_get
from backend.checkout.models import Checkout, CheckoutGroup, CheckoutLine
from backend.kernel.money import Money, sum_money
from backend.pricing.selectors import (
    LinePrice,
    LineRequest,
    QuantityProblem,
    price_lines,
    quantity_problems,
)
from backend.shipping.rules import Load, consignment, together


@dataclass(slots=True)
class BasketLine:
    """A line with its facts and its price of this moment."""

    row: CheckoutLine
    facts: VariantFacts
    price: LinePrice


@dataclass(slots=True)
class BasketGroup:
    """One merchant's lines; freight is the chosen option's, zero while nothing is chosen."""

    merchant_id: uuid.UUID
    row: CheckoutGroup | None
    lines: list[BasketLine]
    currency: str

    @property
    def goods(self) -> Money:
        return sum_money([line.price.total for line in self.lines], currency=self.currency)

    @property
    def chosen(self) -> dict[str, object] | None:
        """The chosen delivery option, or None."""
        if self.row is None or not self.row.chosen:
            return None
        return next((o for o in self.row.options if o["code"] == self.row.chosen), None)

    @property
    def freight(self) -> Money:
        option = self.chosen
        return Money(int(str(option["amount_minor"])) if option else 0, self.currency)

    def load(self) -> Load | None:
        """The group as one consignment; None when a weight is unknown."""
        loads = []
        for line in self.lines:
            each = consignment(
                line.row.quantity, weight_g=line.facts.weight_g, carton=line.facts.carton
            )
            if each is None:
                return None
            loads.append(each)
        return together(loads, value=Decimal(self.goods.decimal))


@dataclass(slots=True)
class Basket:
    """The whole checkout of this moment."""

    checkout: Checkout
    currency: str
    groups: list[BasketGroup]
    discount_by_line: dict[uuid.UUID, int] = field(default_factory=dict)

    @property
    def lines(self) -> list[BasketLine]:
        return [line for group in self.groups for line in group.lines]

    @property
    def goods(self) -> Money:
        return sum_money([group.goods for group in self.groups], currency=self.currency)

    @property
    def freight(self) -> Money:
        return sum_money([group.freight for group in self.groups], currency=self.currency)

    @property
    def discount(self) -> Money:
        return Money(sum(self.discount_by_line.values()), self.currency)

    @property
    def total(self) -> Money:
        return self.goods - self.discount + self.freight

    def group_discount(self, group: BasketGroup) -> int:
        """The discount on one group's lines, in minor units."""
        return sum(self.discount_by_line.get(line.row.pk, 0) for line in group.lines)

    def requests(self) -> list[LineRequest]:
        """The lines as pricing asks for them."""
        return [LineRequest(line.row.variant_id, line.row.quantity) for line in self.lines]

    def quantity_problems(self) -> list[QuantityProblem]:
        """Lines whose quantity the rules refuse."""
        return quantity_problems(self.requests()) if self.groups else []


def basket_read(checkout: Checkout, *, at: datetime) -> Basket:
    """Price the checkout now. Raises PriceMissing when a line is no longer listed."""
    rows = list(checkout.lines.order_by("position", "id"))
    facts = variant_facts({row.variant_id for row in rows})
    requests = [LineRequest(row.variant_id, row.quantity) for row in rows]
    prices = price_lines(
        channel_id=checkout.channel_id,
        lines=requests,
        buyer_organization_id=checkout.buyer_organization_id,
        at=at,
    )
    by_merchant: dict[uuid.UUID, list[BasketLine]] = defaultdict(list)
    for row, price in zip(rows, prices, strict=True):
        known = facts[row.variant_id]
        by_merchant[known.merchant_id].append(BasketLine(row, known, price))
    groups = {group.merchant_id: group for group in checkout.groups.all()}
    currency = channel_get(checkout.channel_id).currency
    return Basket(
        checkout=checkout,
        currency=currency,
        groups=[
            BasketGroup(merchant, groups.get(merchant), lines, currency)
            for merchant, lines in by_merchant.items()
        ],
    )
