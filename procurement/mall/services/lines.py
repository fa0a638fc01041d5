"""What a requisition's lines are and cost today."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from backend.catalog.selectors import purchasable_variants
from backend.credit.selectors import legal_veto
from backend.kernel import clock
from backend.kernel.errors import Invalid, NotFound, Required
from backend.pricing.selectors import LinePrice, LineRequest, price_lines, quantity_problems
from procurement.mall.errors import OfferUnavailable, SupplierExcluded, SupplierMixed
from procurement.mall.models import MallOffer, Requisition, RequisitionLine
from procurement.mall.services.case import gov_channel

LINES_MAX = 50
QUANTITY_MAX = 1_000_000


@dataclass(frozen=True, slots=True)
class WishLine:
    """So many base units of an offer."""

    offer_id: uuid.UUID
    quantity: int


def offers_of(lines: Sequence[WishLine]) -> dict[uuid.UUID, MallOffer]:
    """The offers of a wish: listed, buyable, of one admitted supplier.

    Raises Required, Invalid, NotFound, OfferUnavailable, SupplierMixed.
    """
    if not lines:
        raise Required("请至少选择一件商品。", field="lines")
    ids = [line.offer_id for line in lines]
    if len(lines) > LINES_MAX or len(set(ids)) != len(ids):
        raise Invalid("商品行重复或过多（最多 50 行）。", field="lines")
    if any(not 0 < line.quantity <= QUANTITY_MAX for line in lines):
        raise Invalid("数量须为 1 至 1000000 的整数。", field="quantity")
    found = MallOffer.objects.select_related("merchant").in_bulk(ids)
    if len(found) != len(ids):
        raise NotFound(field="lines")
    buyable = purchasable_variants([row.variant_id for row in found.values()], gov_channel().pk)
    for offer in found.values():
        admitted = offer.merchant.is_gov_supplier and offer.merchant.status == "ACTIVE"
        if not (offer.listed and admitted and offer.variant_id in buyable):
            raise OfferUnavailable(name=offer.title)
    merchants = {offer.merchant_id for offer in found.values()}
    if len(merchants) > 1:
        raise SupplierMixed
    if legal_veto(merchants.pop(), at=clock.now()):  # vetoes only: a grade never excludes
        raise SupplierExcluded
    problems = quantity_problems(
        [LineRequest(found[line.offer_id].variant_id, line.quantity) for line in lines]
    )
    if problems:
        raise Invalid("数量不符合起订量或倍数要求。", field="quantity")
    return found


def prices_of(
    variants: Sequence[tuple[uuid.UUID, int]], *, department_id: uuid.UUID, at: datetime
) -> list[LinePrice]:
    """What (variant, quantity) pairs cost a department on the mall."""
    return price_lines(
        channel_id=gov_channel().pk,
        lines=[LineRequest(variant, quantity) for variant, quantity in variants],
        buyer_organization_id=department_id,
        at=at,
    )


def lines_write(
    requisition: Requisition, lines: Sequence[WishLine], *, at: datetime
) -> list[RequisitionLine]:
    """Replace the lines with fresh prices, and with them supplier and sum."""
    found = offers_of(lines)
    pairs = [(found[line.offer_id].variant_id, line.quantity) for line in lines]
    prices = prices_of(pairs, department_id=requisition.department_id, at=at)
    requisition.lines.all().delete()
    rows = [
        RequisitionLine(
            requisition=requisition,
            position=place,
            offer=found[line.offer_id],
            catalogue_code=found[line.offer_id].catalogue_code,
            spec_key=found[line.offer_id].spec_key,
            title=found[line.offer_id].title,
            quantity=line.quantity,
            unit_price=price.unit_price.amount,
            total_minor=price.total.minor,
            price_source=price.source,
            price_source_id=price.source_id,
        )
        for place, (line, price) in enumerate(zip(lines, prices, strict=True), start=1)
    ]
    RequisitionLine.objects.bulk_create(rows)
    requisition.supplier_id = next(iter(found.values())).merchant_id
    requisition.total_minor = sum(row.total_minor for row in rows)
    requisition.save(update_fields=["supplier", "total_minor", "updated_at"])
    return rows
