"""Lines of the basket: merged by variant, checked against channel and stock."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from backend.catalog.selectors import VariantFacts, variant_facts
from backend.channels.selectors import channel_get
from backend.checkout.errors import CheckoutRefusal
from backend.checkout.models import Checkout, CheckoutGroup, CheckoutLine
from backend.checkout.services.customer import metadata_check
from backend.checkout.services.hold import checkout_lock_open
from backend.inventory.selectors import available_by_variant
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.rows import rows_insert
from backend.rulebook.selectors import value

QUANTITY_MAX = 10**9


@dataclass(frozen=True, slots=True)
class LineInput:
    """A wanted line: by variant, or an existing line by id."""

    quantity: int
    variant_id: uuid.UUID | None = None
    line_id: uuid.UUID | None = None
    force_new: bool = False
    metadata: dict[str, str] = field(default_factory=dict)


@act
def lines_add(*, actor: Actor, checkout_id: uuid.UUID, lines: Sequence[LineInput]) -> Checkout:
    """Add quantities; a line of the same variant grows unless ``force_new``."""
    checkout = checkout_lock_open(checkout_id, actor=actor)
    lines_put(checkout, lines, add=True)
    return checkout


@act
def lines_set(*, actor: Actor, checkout_id: uuid.UUID, lines: Sequence[LineInput]) -> Checkout:
    """Set quantities; zero removes the line."""
    checkout = checkout_lock_open(checkout_id, actor=actor)
    lines_put(checkout, lines, add=False)
    return checkout


@act
def lines_delete(
    *, actor: Actor, checkout_id: uuid.UUID, line_ids: Sequence[uuid.UUID]
) -> Checkout:
    """Remove lines. Raises NOT_FOUND when one is not of this basket."""
    checkout = checkout_lock_open(checkout_id, actor=actor)
    rows = CheckoutLine.objects.filter(checkout=checkout, pk__in=line_ids)
    if rows.count() != len(set(line_ids)):
        raise CheckoutRefusal("NOT_FOUND", "购物车中没有该商品行。", field="linesIds")
    rows.delete()
    left = CheckoutLine.objects.filter(checkout=checkout).values_list("variant_id", flat=True)
    _tidy(checkout, {each.merchant_id for each in variant_facts(set(left)).values()})
    return checkout


def lines_put(
    checkout: Checkout, wanted: Sequence[LineInput], *, add: bool, fresh: bool = False
) -> None:
    """Apply wanted lines to a locked checkout. Raises CheckoutRefusal; all or nothing.

    ``fresh``: the checkout was made in this transaction and has nothing yet.
    """
    rows = () if fresh else CheckoutLine.objects.filter(checkout=checkout)
    held = {line.pk: line for line in rows}
    touched: set[uuid.UUID] = set()
    for each in wanted:
        line = _find(held, each)
        if add and each.quantity < 1:
            raise CheckoutRefusal("ZERO_QUANTITY", "数量须至少为 1。", field="quantity")
        if not 0 <= each.quantity <= QUANTITY_MAX:
            raise CheckoutRefusal("QUANTITY_GREATER_THAN_LIMIT", "数量超出范围。", field="quantity")
        if line is None:
            if each.variant_id is None:
                raise CheckoutRefusal("NOT_FOUND", "购物车中没有该商品行。", field="lineId")
            line = CheckoutLine(
                checkout=checkout, variant_id=each.variant_id, quantity=0, position=len(held) + 1
            )
            held[line.pk] = line
        line.quantity = line.quantity + each.quantity if add else each.quantity
        line.metadata = {**line.metadata, **each.metadata}
        metadata_check(each.metadata, line.metadata, field="metadata")
        touched.add(line.pk)
    kept = [line for line in held.values() if line.quantity]
    facts = variant_facts({line.variant_id for line in kept}, channel_id=checkout.channel_id)
    _check(checkout, kept, {held[key].variant_id for key in touched}, facts)
    _write([held[key] for key in touched])
    merchants = {facts[line.variant_id].merchant_id for line in kept}
    if fresh:
        _groups_make(checkout, merchants)
    else:
        _tidy(checkout, merchants)


def _write(lines: Sequence[CheckoutLine]) -> None:
    """New lines at once, as a wholesale basket has many; changed and emptied ones singly."""
    known = [line for line in lines if not line._state.adding]
    for line in known:
        if line.quantity:
            line.save()
        else:
            line.delete()
    rows_insert([line for line in lines if line._state.adding and line.quantity])


def _find(held: dict[uuid.UUID, CheckoutLine], wanted: LineInput) -> CheckoutLine | None:
    if wanted.line_id is not None:
        return held.get(wanted.line_id)
    if wanted.force_new:
        return None
    return next((line for line in held.values() if line.variant_id == wanted.variant_id), None)


def _check(
    checkout: Checkout,
    kept: list[CheckoutLine],
    touched: set[uuid.UUID],
    facts: dict[uuid.UUID, VariantFacts],
) -> None:
    if len(kept) > value("checkout.lines_max", on=clock.now()).number:
        raise CheckoutRefusal("QUANTITY_GREATER_THAN_LIMIT", "购物车商品行数过多。", field="lines")
    wanted = {line.variant_id for line in kept} & touched
    for variant in wanted:
        if variant not in facts:
            raise CheckoutRefusal("NOT_FOUND", "商品不存在。", field="variantId")
        if not facts[variant].sold:
            raise CheckoutRefusal(
                "UNAVAILABLE_VARIANT_IN_CHANNEL", "该商品未在本渠道销售。", field="lines"
            )
    _stock_check(kept, wanted, facts)
    merchants = {facts[line.variant_id].merchant_id for line in kept}
    if channel_get(checkout.channel_id).single_merchant_checkout and len(merchants) > 1:
        raise CheckoutRefusal("INVALID", "本渠道一次只能向一家商户下单。", field="lines")


def _stock_check(
    kept: list[CheckoutLine], wanted: set[uuid.UUID], facts: dict[uuid.UUID, VariantFacts]
) -> None:
    counted = {key for key in wanted if facts[key].track_stock and not facts[key].made_to_order}
    for variant, free in available_by_variant(counted).items():
        if sum(line.quantity for line in kept if line.variant_id == variant) > free:
            name = f"{facts[variant].product_name} {facts[variant].name}"
            raise CheckoutRefusal(
                "INSUFFICIENT_STOCK",
                "{name} 库存不足，剩余 {free}。",
                name=name,
                free=free,
                field="quantity",
                details={"variants": {str(variant): free}},
            )


def _tidy(checkout: Checkout, merchants: set[uuid.UUID]) -> None:
    """Groups follow the lines; a changed basket makes chosen deliveries stale by their hash."""
    groups = CheckoutGroup.objects.filter(checkout=checkout)
    known = set(groups.values_list("merchant_id", flat=True))
    if known - merchants:
        groups.exclude(merchant_id__in=merchants).delete()
    _groups_make(checkout, merchants - known)
    checkout.save(update_fields=["changed_at"])


def _groups_make(checkout: Checkout, merchants: set[uuid.UUID]) -> None:
    rows_insert([CheckoutGroup(checkout=checkout, merchant_id=merchant) for merchant in merchants])
