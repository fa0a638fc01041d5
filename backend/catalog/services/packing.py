"""How an own variant is packed and what it weighs."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db import transaction

from backend.catalog.events import ProductChanged
from backend.catalog.models import ProductVariant
from backend.catalog.permissions import PRODUCT_EDIT
from backend.catalog.services.publish import product_lock, seller_check
from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound

MEASURE_MAX = 10**8
NEEDED = ("pcs_per_carton", "l_cm", "w_cm", "h_cm", "gross_g")


@transaction.atomic
def variant_pack(
    *, actor: Actor, variant_id: uuid.UUID, carton: Mapping[str, int], weight_g: int | None = None
) -> ProductVariant:
    """Set the carton of an own variant (pieces, cm, grams) and, if given, its weight.

    Needs no new review (markets brief 7). Raises Forbidden, NotFound, Invalid.
    """
    actor.require(PRODUCT_EDIT)
    own = ProductVariant.objects.filter(pk=variant_id)
    if not actor.is_system:
        own = own.filter(product__merchant_id=actor.organization_id)
    found = own.first()
    if found is None:
        raise NotFound(field="id")
    product = product_lock(actor, found.product_id)
    seller_check(actor, product.merchant_id)
    for name in NEEDED:
        if not 0 < carton.get(name, 0) <= MEASURE_MAX:
            raise Invalid("装箱数、长、宽、高与毛重须为正整数。", field=name)
    if carton.get("net_g", 0) > carton["gross_g"]:
        raise Invalid("净重不能大于毛重。", field="net_g")
    found.carton = {name: value for name, value in carton.items() if value}
    if weight_g is not None:
        if not 0 < weight_g <= MEASURE_MAX:
            raise Invalid("重量须为正整数（克）。", field="weightG")
        found.weight_g = weight_g
    found.save(update_fields=["carton", "weight_g"])
    publish(
        ProductChanged(product_id=product.pk, merchant_id=product.merchant_id, fields=["carton"]),
        actor=actor,
    )
    return found
