"""Admitted suppliers put their articles on the mall."""

from __future__ import annotations

import uuid

from django.db import transaction

from backend.catalog.selectors import purchasable_variants, variant_facts
from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.locking import lock_one
from procurement.mall.errors import NotGovSupplier, OfferUnavailable
from procurement.mall.events import OfferChanged
from procurement.mall.models import MallOffer
from procurement.mall.permissions import OFFER_EDIT
from procurement.mall.services.case import gov_channel
from procurement.plans.errors import CatalogueCodeInvalid
from procurement.plans.rules import catalogue_code_fits


@transaction.atomic
def offer_list_article(
    *, actor: Actor, variant_id: uuid.UUID, catalogue_code: str, spec_label: str
) -> MallOffer:
    """List an article of the acting supplier; the label says which offers are equal.

    Raises Forbidden, NotFound, NotGovSupplier, CatalogueCodeInvalid, OfferUnavailable, Invalid.
    """
    actor.require(OFFER_EDIT)
    facts = variant_facts([variant_id]).get(variant_id)
    if facts is None or (not actor.is_system and facts.merchant_id != actor.organization_id):
        raise NotFound(field="variantId")
    if not catalogue_code_fits(catalogue_code):
        raise CatalogueCodeInvalid
    label = " ".join(spec_label.split())
    if not label or len(label) > 100:
        raise Invalid("请填写规格（不超过 100 字）。", field="specLabel")
    title = f"{facts.product_name} {facts.name}".strip()
    if variant_id not in purchasable_variants([variant_id], gov_channel().pk):
        raise OfferUnavailable(name=title)
    offer, _ = MallOffer.objects.update_or_create(
        variant_id=variant_id,
        defaults={
            "merchant_id": facts.merchant_id,
            "catalogue_code": catalogue_code,
            "spec_key": f"{catalogue_code}:{label.casefold()}",
            "spec_label": label,
            "title": title[:250],
            "listed": True,
        },
    )
    supplier = offer.merchant
    if not supplier.is_gov_supplier or supplier.status != "ACTIVE":
        raise NotGovSupplier
    _tell(offer, actor=actor)
    return offer


@transaction.atomic
def offer_withdraw(*, actor: Actor, offer_id: uuid.UUID) -> MallOffer:
    """Take an article off the mall; running requisitions keep theirs. Raises NotFound."""
    actor.require(OFFER_EDIT)
    offer = lock_one(MallOffer.objects.filter(pk=offer_id, merchant_id=actor.organization_id))
    if offer is None:
        raise NotFound(field="id")
    offer.listed = False
    offer.save(update_fields=["listed", "updated_at"])
    _tell(offer, actor=actor)
    return offer


def _tell(offer: MallOffer, *, actor: Actor) -> None:
    event = OfferChanged(
        offer_id=offer.pk,
        merchant_id=offer.merchant_id,
        catalogue_code=offer.catalogue_code,
        listed=offer.listed,
    )
    publish(event, actor=actor)
