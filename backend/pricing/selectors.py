"""Reading all the prices a basket needs with a fixed number of queries."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q

from backend.catalog.selectors import VariantFacts, variant_facts
from backend.channels.selectors import channel_get
from backend.kernel.money import Money, UnitPrice
from backend.kernel.readings import Reading
from backend.pricing.models import (
    CommissionRate,
    MixRule,
    PriceListEntry,
    PriceTier,
    QuantityRule,
)
from backend.pricing.rules import (
    ALL_UNITS,
    SLAB,
    Hint,
    Priced,
    Quantities,
    Tier,
    is_allowed,
    mix_is_met,
    neighbours,
    next_tier_hint,
    price_all_units,
    price_slab,
    resolve,
)
from backend.pricing.terms import PriceSheet, price_sheets
from backend.rulebook.selectors import local_day


@dataclass(frozen=True, slots=True)
class LineRequest:
    """A variant and how many base units."""

    variant_id: uuid.UUID
    quantity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePrice:
    """What a line costs, where the price comes from, and the commission frozen with it."""

    variant_id: uuid.UUID
    quantity: int
    unit_price: UnitPrice
    undiscounted: UnitPrice
    total: Money
    source: str
    source_id: str
    is_average: bool
    commission_bp: int
    commission_row_id: uuid.UUID | None
    hint: Hint | None


@dataclass(frozen=True, slots=True)
class QuantityProblem:
    """A quantity the rules refuse, with the nearest allowed ones."""

    variant_id: uuid.UUID
    quantity: int
    code: str
    neighbours: list[int]
    minimum: int
    step: int


class PriceMissing(LookupError):
    """A variant has no price in the channel."""


def tiers_by_variant(
    variant_ids: Iterable[uuid.UUID], channel_id: uuid.UUID, currency: str
) -> dict[uuid.UUID, list[Tier]]:
    """Tiers per variant in one channel, lowest quantity first."""
    found: dict[uuid.UUID, list[Tier]] = defaultdict(list)
    rows = PriceTier.objects.filter(variant_id__in=list(variant_ids), channel_id=channel_id)
    for row in rows.order_by("min_quantity"):
        price = UnitPrice(row.unit_price, currency)
        found[row.variant_id].append(Tier(row.min_quantity, price, str(row.pk)))
    return found


def _list_prices(
    variant_ids: Sequence[uuid.UUID],
    channel_id: uuid.UUID,
    organization_id: uuid.UUID | None,
    groups: Sequence[str],
) -> dict[uuid.UUID, list[PriceListEntry]]:
    if organization_id is None and not groups:
        return {}
    mine = Q(price_list__group__in=list(groups)) if groups else Q(pk__in=[])
    if organization_id is not None:
        mine |= Q(price_list__organization_id=organization_id)
    rows = PriceListEntry.objects.filter(
        mine, variant_id__in=variant_ids, price_list__channel_id=channel_id,
        price_list__is_active=True,
    )  # fmt: skip
    found: dict[uuid.UUID, list[PriceListEntry]] = defaultdict(list)
    for row in rows:
        found[row.variant_id].append(row)
    return found


def _commissions(site_id: uuid.UUID, at: datetime) -> dict[uuid.UUID | None, CommissionRate]:
    rows = CommissionRate.objects.filter(site_id=site_id, valid__contains=local_day(at))
    return {row.category_id: row for row in rows}


def _counted(
    lines: Sequence[LineRequest],
    facts: dict[uuid.UUID, VariantFacts],
    sheets: dict[uuid.UUID, PriceSheet],
) -> dict[uuid.UUID, int]:
    """The quantity that decides a line's tier: its own, or its product's under a PRODUCT mix."""
    by_product: dict[uuid.UUID, int] = defaultdict(int)
    by_variant: dict[uuid.UUID, int] = defaultdict(int)
    for line in lines:
        by_product[facts[line.variant_id].product_id] += line.quantity
        by_variant[line.variant_id] += line.quantity
    return {
        variant: by_product[facts[variant].product_id] if sheets[variant].mixed else own
        for variant, own in by_variant.items()
    }


def _tier_priced(tiers: list[Tier], mode: str, quantity: int, counted: int) -> Priced:
    if mode == SLAB:
        return price_slab(tiers, quantity)
    return price_all_units(tiers, quantity, counted=counted)


@dataclass(slots=True)
class _Book:
    """Everything read for one basket."""

    currency: str
    facts: dict[uuid.UUID, VariantFacts]
    sheets: dict[uuid.UUID, PriceSheet]
    entries: dict[uuid.UUID, list[PriceListEntry]]
    counted: dict[uuid.UUID, int]
    rates: dict[uuid.UUID | None, CommissionRate]

    def price(self, line: LineRequest) -> LinePrice:
        """One line by the book. Raises PriceMissing."""
        variant = line.variant_id
        sheet = self.sheets[variant]
        if sheet.listed is None:
            raise PriceMissing(str(variant))
        tiers, mode = sheet.tiers, sheet.mode
        steps = tiers or [Tier(1, UnitPrice(sheet.listed, self.currency))]
        priced = _tier_priced(steps, mode, line.quantity, self.counted[variant])
        source = ("TIER" if tiers else "LISTING", priced.tier_id)
        best = _best_entry(self.entries.get(variant, ()), self.counted[variant])
        if best is not None and best.unit_price < priced.unit.amount:
            own = UnitPrice(best.unit_price, self.currency)
            priced = Priced(own, own.times(line.quantity))
            source = ("PRICE_LIST", str(best.price_list_id))
        rate = _rate(self.rates, self.facts[variant])
        hinted = mode == ALL_UNITS and source[0] == "TIER"
        return LinePrice(
            variant_id=variant,
            quantity=line.quantity,
            unit_price=priced.unit,
            undiscounted=steps[0].price,
            total=priced.total,
            source=source[0],
            source_id=source[1],
            is_average=priced.is_average,
            commission_bp=rate.bp if rate else 0,
            commission_row_id=rate.pk if rate else None,
            hint=next_tier_hint(steps, line.quantity) if hinted else None,
        )


def price_lines(
    *,
    channel_id: uuid.UUID,
    lines: Sequence[LineRequest],
    buyer_organization_id: uuid.UUID | None,
    at: datetime,
    groups: Sequence[str] = (),
    facts: dict[uuid.UUID, VariantFacts] | None = None,
    commission: bool = True,
) -> list[LinePrice]:
    """The price of each line, in the lines' order (markets brief 6).

    ``facts`` of the variants, where the caller has read them. Without ``commission`` none is looked
    up: a basket that is only shown has no use for it. Raises PriceMissing when a variant is not
    listed in the channel.
    """
    if not lines:
        return []
    channel = channel_get(channel_id)
    variants = list({line.variant_id for line in lines})
    facts = variant_facts(variants) if facts is None else facts
    sheets = price_sheets(variants, channel_id, channel.currency)
    if missing := set(variants) - sheets.keys():
        raise PriceMissing(str(missing.pop()))
    book = _Book(
        currency=channel.currency,
        facts=facts,
        sheets=sheets,
        entries=_list_prices(variants, channel_id, buyer_organization_id, groups),
        counted=_counted(lines, facts, sheets),
        rates=_commissions(channel.site_id, at) if commission else {},
    )
    return [book.price(line) for line in lines]


def _best_entry(entries: Iterable[PriceListEntry], quantity: int) -> PriceListEntry | None:
    reached = [entry for entry in entries if entry.min_quantity <= quantity]
    return min(reached, key=lambda entry: entry.unit_price, default=None)


def _rate(rates: dict[Any, CommissionRate], facts: VariantFacts) -> CommissionRate | None:
    for category in reversed(facts.category_ids):
        if category in rates:
            return rates[category]
    return rates.get(None)


_RULES = Reading(
    lambda variants, products, merchants: QuantityRule.objects.filter(
        Q(variant_id__in=variants) | Q(product_id__in=products) | Q(merchant_id__in=merchants)
    ),
    list,
    list,
    list,
)
_MIXES = Reading(
    lambda products, merchants: MixRule.objects.filter(
        Q(product_id__in=products) | Q(merchant_id__in=merchants)
    ),
    list,
    list,
)


def _rules_known(facts: Iterable[VariantFacts]) -> dict[uuid.UUID, QuantityRule]:
    """Rule rows by the id of the variant, product or seller they stand on."""
    rows = list(facts)
    found = _RULES(
        [each.id for each in rows],
        list({each.product_id for each in rows}),
        list({each.merchant_id for each in rows}),
    )
    known: dict[uuid.UUID, QuantityRule] = {}
    for row in found:
        owner = row.variant_id or row.product_id or row.merchant_id
        assert owner is not None
        known[owner] = row
    return known


def _resolved(each: VariantFacts, known: dict[uuid.UUID, QuantityRule]) -> Quantities:
    levels = (known.get(owner) for owner in (each.id, each.product_id, each.merchant_id))
    return resolve([Quantities(row.minimum, row.step, row.maximum) for row in levels if row])


def quantity_rules(variant_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Quantities]:
    """The resolved quantity rule per variant, each field nearest first."""
    facts = variant_facts(list(variant_ids))
    known = _rules_known(facts.values())
    return {variant: _resolved(each, known) for variant, each in facts.items()}


def quantity_problems(
    lines: Sequence[LineRequest],
    *,
    amounts: Mapping[uuid.UUID, int] | None = None,
    facts: dict[uuid.UUID, VariantFacts] | None = None,
) -> list[QuantityProblem]:
    """Lines whose quantity the rules refuse (markets brief 6). Two queries beside the facts.

    Under a PRODUCT mix the minimum counts the whole product, under a MERCHANT mix the shop's
    pieces or its goods value (``amounts``: minor units by variant) may stand in for it. A colour
    row below its own minimum is refused whatever the rest.
    """
    facts = variant_facts([line.variant_id for line in lines]) if facts is None else facts
    known = _rules_known(facts.values())
    mixes = _mixes(facts.values())
    counted = _Counted(facts, lines, amounts or {})
    problems = []
    for line in lines:
        each = facts[line.variant_id]
        rule = _resolved(each, known)
        if (problem := _line_problem(line, each, rule, mixes, counted)) or (
            problem := _colour_problem(line, each, known.get(each.product_id), counted)
        ):
            problems.append(problem)
    return problems


def _mixes(facts: Iterable[VariantFacts]) -> dict[uuid.UUID, MixRule]:
    rows = list(facts)
    found = _MIXES(
        list({each.product_id for each in rows}), list({each.merchant_id for each in rows})
    )
    return {key: row for row in found if (key := row.product_id or row.merchant_id)}


class _Counted:
    """Pieces by product, by shop and by colour row, and goods value by shop."""

    def __init__(
        self,
        facts: dict[uuid.UUID, VariantFacts],
        lines: Sequence[LineRequest],
        amounts: Mapping[uuid.UUID, int],
    ) -> None:
        self.product: dict[uuid.UUID, int] = defaultdict(int)
        self.merchant: dict[uuid.UUID, int] = defaultdict(int)
        self.colour: dict[tuple[uuid.UUID, str], int] = defaultdict(int)
        self.value: dict[uuid.UUID, int] = defaultdict(int)
        for line in lines:
            each = facts[line.variant_id]
            self.product[each.product_id] += line.quantity
            self.merchant[each.merchant_id] += line.quantity
            self.colour[(each.product_id, each.choices.get("color", ""))] += line.quantity
        for variant, minor in amounts.items():
            if variant in facts:
                self.value[facts[variant].merchant_id] += minor


def _line_problem(
    line: LineRequest,
    each: VariantFacts,
    rule: Quantities,
    mixes: dict[uuid.UUID, MixRule],
    counted: _Counted,
) -> QuantityProblem | None:
    shop, own = mixes.get(each.merchant_id), mixes.get(each.product_id)
    alone = is_allowed(line.quantity, rule)
    if shop is not None and shop.mode == "MERCHANT":
        if mix_is_met(
            pieces=counted.merchant[each.merchant_id],
            value_minor=counted.value[each.merchant_id],
            minimum_pieces=shop.minimum_pieces,
            minimum_minor=shop.minimum_amount_minor,
        ):
            return None
        code = "QUANTITY_NOT_ALLOWED" if not alone else ""
    elif own is not None and own.mode == "PRODUCT":
        total = counted.product[each.product_id]
        if total >= (rule.minimum or 1) and line.quantity % (rule.step or 1) == 0:
            return None
        code = "MIX_MINIMUM" if total < (rule.minimum or 1) else "QUANTITY_NOT_ALLOWED"
    else:
        code = "" if alone else "QUANTITY_NOT_ALLOWED"
    return _problem(line, rule, code) if code else None


def _problem(line: LineRequest, rule: Quantities, code: str) -> QuantityProblem:
    near = neighbours(line.quantity, rule)
    return QuantityProblem(
        line.variant_id, line.quantity, code, near, rule.minimum or 1, rule.step or 1
    )


def _colour_problem(
    line: LineRequest, each: VariantFacts, row: QuantityRule | None, counted: _Counted
) -> QuantityProblem | None:
    least = row.per_colour_minimum if row else None
    colour = each.choices.get("color", "")
    if not least or not colour or counted.colour[(each.product_id, colour)] >= least:
        return None
    return QuantityProblem(line.variant_id, line.quantity, "COLOUR_MINIMUM", [least], least, 1)


def first_price(tiers: list[Tier], listed: Decimal, currency: str) -> UnitPrice:
    """The price shown on a list: the first tier's, else the listing's."""
    return tiers[0].price if tiers else UnitPrice(listed, currency)
