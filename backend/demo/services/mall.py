"""Office goods of admitted suppliers on the government e-mall."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from backend.demo.services.people import CITY
from procurement.mall.services import offer_list_article

PER_SUPPLIER = 2
OFFERS_MAX = 200


@dataclass(frozen=True, slots=True)
class OfferWish:
    """An article that may stand on the mall; equal labels and codes are compared."""

    variant_id: uuid.UUID
    merchant_id: uuid.UUID
    code: str
    label: str


@transaction.atomic
def offers_load(wishes: Iterable[OfferWish]) -> int:
    """List up to two articles per supplier and label; returns how many."""
    taken: Counter[tuple[str, uuid.UUID]] = Counter()
    made = 0
    for wish in wishes:
        if made >= OFFERS_MAX or taken[wish.label, wish.merchant_id] >= PER_SUPPLIER:
            continue
        taken[wish.label, wish.merchant_id] += 1
        offer_list_article(
            actor=CITY,
            variant_id=wish.variant_id,
            catalogue_code=wish.code,
            spec_label=wish.label,
        )
        made += 1
    return made
