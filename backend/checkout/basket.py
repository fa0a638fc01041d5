"""A basket as it stands now: priced, grouped by merchant, with its problems. Read only."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from backend.catalog.selectors import VariantFacts, variant_facts
from backend.channels.selectors import channel_get
from backend.checkout.models import Checkout, CheckoutGroup, CheckoutLine
from backend.checkout.selectors import groups_of, lines_of
from backend.kernel.money import Money, UnitPrice, allocate, sum_money
from backend.pricing.selectors import (
    LinePrice,
    LineRequest,
    QuantityProblem,
    price_lines,
    quantity_problems,
)
from backend.pricing.vouchers import VoucherRow, voucher_find
from backend.shipping.rules import Load, consignment, together


@dataclass(slots=True)
class BasketLine:
    """A line with its facts and its price of this moment; ``gone`` ones are no longer sold."""

    basket: Basket
    row: CheckoutLine
    facts: VariantFacts
    price: LinePrice
    gone: bool = False


@dataclass(slots=True)
class BasketGroup:
    """One merchant's lines; freight is the chosen option's, zero while nothing is chosen."""

    basket: Basket
    merchant_id: uuid.UUID
    row: CheckoutGroup | None
    lines: list[BasketLine]
    currency: str

    @property
    def goods(self) -> Money:
        return sum_money([line.price.total for line in self.lines], currency=self.currency)

    @property
    def chosen(self) -> dict[str, Any] | None:
        """The chosen delivery option, or None."""
        if self.row is None or not self.row.chosen:
            return None
        return next((o for o in self.row.options if o["code"] == self.row.chosen), None)

    @property
    def freight(self) -> Money:
        option = self.chosen
        return Money(int(option["amount_minor"]) if option else 0, self.currency)

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

    def fingerprint(self) -> str:
        """What an offered price depends on: the lines and where they go."""
        address = self.basket.checkout.shipping_address
        where = [address.country, address.country_area, address.city] if address else []
        lines = sorted((str(line.row.variant_id), line.row.quantity) for line in self.lines)
        return hashlib.sha256(json.dumps([where, lines]).encode()).hexdigest()

    @property
    def delivery_problem(self) -> str:
        """``""`` for a sound choice, ``NOT_SET``, ``STALE`` or ``INVALID``."""
        row = self.row
        if row is None or not row.chosen:
            return "NOT_SET"
        if row.options_hash != self.fingerprint():
            return "STALE"
        if row.options_until is None or row.options_until < self.basket.at:
            return "STALE"
        return "" if self.chosen is not None else "INVALID"


@dataclass(slots=True)
class Basket:
    """The whole checkout of this moment."""

    checkout: Checkout
    currency: str
    at: datetime
    groups: list[BasketGroup] = field(default_factory=list)
    discount_by_line: dict[uuid.UUID, int] = field(default_factory=dict)
    voucher: VoucherRow | None = None
    _problems: dict[uuid.UUID, QuantityProblem] | None = None

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

    @property
    def is_frozen(self) -> bool:
        """A payment is under way and the stock is reserved."""
        until = self.checkout.frozen_until
        return until is not None and until > self.at

    def wanted(self, variant_id: uuid.UUID) -> int:
        """Base units of a variant over all lines."""
        return sum(line.row.quantity for line in self.lines if line.row.variant_id == variant_id)

    def group_discount(self, group: BasketGroup) -> int:
        """The discount on one group's lines, in minor units."""
        return sum(self.discount_by_line.get(line.row.pk, 0) for line in group.lines)

    def quantity_problems(self) -> dict[uuid.UUID, QuantityProblem]:
        """By line id: quantities the rules refuse. Read once, when first asked."""
        if self._problems is None:
            asked = [LineRequest(line.row.variant_id, line.row.quantity) for line in self.lines]
            facts = {line.row.variant_id: line.facts for line in self.lines}
            refused = {
                (each.variant_id, each.quantity): each
                for each in (quantity_problems(asked, facts=facts) if asked else ())
            }
            self._problems = {
                line.row.pk: refused[key]
                for line in self.lines
                if (key := (line.row.variant_id, line.row.quantity)) in refused
            }
        return self._problems


def basket_read(checkout: Checkout, *, at: datetime, to_order: bool = False) -> Basket:
    """Price the checkout now, voucher included; lines no longer sold cost nothing and are marked.

    ``to_order``: with the commission that is frozen with a price (decision D24).
    """
    rows = lines_of(checkout.pk)
    variants = {row.variant_id for row in rows}
    facts = variant_facts(variants, channel_id=checkout.channel_id) if variants else {}
    sold = {key for key, each in facts.items() if each.sold}
    priced = [row for row in rows if row.variant_id in sold]
    prices = price_lines(
        channel_id=checkout.channel_id,
        lines=[LineRequest(row.variant_id, row.quantity) for row in priced],
        buyer_organization_id=checkout.buyer_organization_id,
        at=at,
        facts=facts,
        commission=to_order,
    )
    price_by_row = {row.pk: price for row, price in zip(priced, prices, strict=True)}
    currency = channel_get(checkout.channel_id).currency
    basket = Basket(checkout=checkout, currency=currency, at=at)
    by_merchant: dict[uuid.UUID, list[BasketLine]] = defaultdict(list)
    for row in rows:
        price = price_by_row.get(row.pk) or _nothing(row, currency)
        line = BasketLine(basket, row, facts[row.variant_id], price, row.variant_id not in sold)
        by_merchant[line.facts.merchant_id].append(line)
    groups = {group.merchant_id: group for group in groups_of(checkout.pk)}
    basket.groups = [
        BasketGroup(basket, merchant, groups.get(merchant), lines, currency)
        for merchant, lines in by_merchant.items()
    ]
    return _discounted(basket)


def _nothing(row: CheckoutLine, currency: str) -> LinePrice:
    free = UnitPrice(Decimal(0), currency)
    return LinePrice(
        variant_id=row.variant_id, quantity=row.quantity, unit_price=free, undiscounted=free,
        total=Money.zero(currency), source="NONE", source_id="", is_average=False,
        commission_bp=0, commission_row_id=None, hint=None,
    )  # fmt: skip


def voucher_base(basket: Basket, voucher: VoucherRow) -> int:
    """The goods value the voucher counts on, zero when it does not apply."""
    base = sum(line.price.total.minor for line in _counted(basket, voucher))
    return base if base >= voucher.min_spent_minor else 0


def _counted(basket: Basket, voucher: VoucherRow) -> list[BasketLine]:
    return [
        line
        for group in basket.groups
        if voucher.merchant_id in (None, group.merchant_id)
        for line in group.lines
    ]


def _discounted(basket: Basket) -> Basket:
    """Spread the voucher's discount over the lines it counts on, largest remainder."""
    code = basket.checkout.voucher_code
    if not code:
        return basket
    voucher = voucher_find(code, channel_id=basket.checkout.channel_id, at=basket.at)
    base = voucher_base(basket, voucher) if voucher else 0
    if voucher is None or not base:
        return basket
    lines = _counted(basket, voucher)
    off = Money(voucher.discount(base), basket.currency)
    shares = allocate(off, [line.price.total.minor for line in lines])
    basket.voucher = voucher
    basket.discount_by_line = {
        line.row.pk: share.minor for line, share in zip(lines, shares, strict=True)
    }
    return basket


def baskets_read(checkouts: Sequence[Checkout], *, at: datetime) -> list[Basket]:
    """Several baskets, in order; a request rarely holds more than one."""
    return [basket_read(checkout, at=at) for checkout in checkouts]
