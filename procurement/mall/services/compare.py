"""Compare equal offers and keep the sheet."""

from __future__ import annotations

import hashlib
import json
import uuid
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.money import Money
from backend.pricing.selectors import PriceMissing
from procurement.mall.errors import ComparisonTooNarrow, PriceAboveReference
from procurement.mall.events import OffersCompared
from procurement.mall.models import ComparisonSheet, MallOffer, Requisition, RequisitionLine
from procurement.mall.permissions import REQUISITION_CREATE
from procurement.mall.rules import (
    codes_above,
    independent_count,
    price_is_fair,
    reference_price,
    sums_by_code,
)
from procurement.mall.selectors import offers_available, offers_equal, prices_sold
from procurement.mall.services.case import case_lock_as_buyer, case_move, rule
from procurement.mall.services.lines import WishLine, lines_write, prices_of

if TYPE_CHECKING:
    from procurement.process.models import Process


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One equal offer as seen: price for the asked quantity and free stock."""

    offer: MallOffer
    unit_price: Decimal
    total: Money
    available: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Equal offers for one specification and quantity, cheapest first."""

    spec_key: str
    quantity: int
    seen: list[Seen]
    suppliers: int
    reference: Decimal | None


def _links(merchant_ids: set[uuid.UUID]) -> dict[str, set[str]]:
    rows = MallOffer.objects.filter(merchant_id__in=merchant_ids).values_list(
        "merchant_id", "merchant__links__person_id", "merchant__links__other_id"
    )
    found: dict[str, set[str]] = {}
    for merchant, person, other in rows.distinct():
        ties = found.setdefault(str(merchant), set())
        ties.update(str(tie) for tie in (person, other) if tie)
    return found


def comparison_preview(
    *, department_id: uuid.UUID, wanted: dict[str, int], now: datetime
) -> dict[str, Comparison]:
    """Equal offers by specification for a quantity, priced for the department."""
    equal = offers_equal(wanted)
    offers = [offer for rows in equal.values() for offer in rows]
    free = offers_available(offers)
    links = _links({offer.merchant_id for offer in offers})
    sold = prices_sold(wanted, now=now)
    result = {}
    for key, rows in equal.items():
        seen = sorted(
            filter(None, (_seen(row, wanted[key], department_id, free, now) for row in rows)),
            key=lambda each: (each.total.minor, str(each.offer.pk)),
        )
        able = [each for each in seen if each.available >= wanted[key]]
        result[key] = Comparison(
            spec_key=key,
            quantity=wanted[key],
            seen=seen,
            suppliers=independent_count((str(each.offer.merchant_id) for each in able), links),
            reference=reference_price(sold[key], [each.unit_price for each in able]),
        )
    return result


def _seen(
    offer: MallOffer,
    quantity: int,
    department_id: uuid.UUID,
    free: dict[uuid.UUID, int],
    now: datetime,
) -> Seen | None:
    try:
        price = prices_of([(offer.variant_id, quantity)], department_id=department_id, at=now)[0]
    except PriceMissing:
        return None
    return Seen(
        offer=offer,
        unit_price=price.unit_price.amount,
        total=price.total,
        available=free.get(offer.variant_id, 0),
    )


@transaction.atomic
def requisition_compare(
    *, actor: Actor, requisition_id: uuid.UUID, reason: str | None = None
) -> Requisition:
    """Price the cart afresh, compare it with equal offers, keep the sheet.

    Raises Forbidden, NotFound, ComparisonTooNarrow, PriceAboveReference, OfferUnavailable.
    """
    actor.require(REQUISITION_CREATE)
    requisition, process = case_lock_as_buyer(requisition_id, actor=actor)
    now = clock.now()
    if reason is not None:
        requisition.reason = reason.strip()[:500]
        requisition.save(update_fields=["reason", "updated_at"])
    wishes = [WishLine(line.offer_id, line.quantity) for line in requisition.lines.all()]
    lines = lines_write(requisition, wishes, at=now)
    wanted = {line.spec_key: line.quantity for line in lines}
    compared = comparison_preview(department_id=requisition.department_id, wanted=wanted, now=now)
    rules = _check(requisition, process, lines, compared, now)
    sheet = _keep(requisition, lines, compared, actor=actor, now=now)
    case_move(requisition, "compare", actor=actor, guards=rules, document_hashes=(sheet.digest,))
    return requisition


def _check(
    requisition: Requisition,
    process: Process,
    lines: list[RequisitionLine],
    compared: dict[str, Comparison],
    now: datetime,
) -> dict[str, str]:
    from_row = rule("mall.compare_from", process=process, now=now)
    least = rule("mall.offers_min", process=process, now=now)
    tolerance = rule("mall.reference_tolerance", process=process, now=now)
    sums = sums_by_code((line.catalogue_code, line.total_minor) for line in lines)
    large = set(codes_above(sums, limit=from_row.number))
    for line in lines:
        comparison = compared[line.spec_key]
        narrow = line.catalogue_code in large and comparison.suppliers < least.number
        if narrow and not requisition.reason:
            limit = Money(from_row.number, requisition.currency)
            raise ComparisonTooNarrow(
                limit=str(limit), count=least.number, found=comparison.suppliers
            )
        reference = comparison.reference
        if not price_is_fair(
            line.unit_price, reference=reference, tolerance_percent=tolerance.number
        ):
            raise PriceAboveReference(
                name=line.title, price=str(line.unit_price), reference=str(reference)
            )
    return {"offers_compared": str(from_row.id), "price_within_reference": str(tolerance.id)}


def _keep(
    requisition: Requisition,
    lines: list[RequisitionLine],
    compared: dict[str, Comparison],
    *,
    actor: Actor,
    now: datetime,
) -> ComparisonSheet:
    content: list[dict[str, Any]] = [
        {
            "offerId": str(line.offer_id),
            "title": line.title,
            "catalogueCode": line.catalogue_code,
            "specification": line.spec_key,
            "quantity": line.quantity,
            "unitPrice": str(line.unit_price),
            "totalMinor": line.total_minor,
            "suppliers": compared[line.spec_key].suppliers,
            "referencePrice": str(compared[line.spec_key].reference or ""),
            "offers": [
                {
                    "offerId": str(each.offer.pk),
                    "merchantId": str(each.offer.merchant_id),
                    "supplier": each.offer.merchant.display_name,
                    "unitPrice": str(each.unit_price),
                    "totalMinor": each.total.minor,
                    "available": each.available,
                }
                for each in compared[line.spec_key].seen
            ],
        }
        for line in lines
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    sheet = ComparisonSheet.objects.create(
        requisition=requisition,
        made_at=now,
        made_by=actor.person_id,
        lines=content,
        reason=requisition.reason,
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )
    event = OffersCompared(
        requisition_id=requisition.pk,
        case=requisition.case,
        digest=sheet.digest,
        reason=sheet.reason,
    )
    publish(event, actor=actor)
    return sheet
