"""Minimum, step and maximum, and which lines count together."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction

from backend.catalog.selectors import merchant_of_products
from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound
from backend.pricing.errors import QuantityRuleWrong
from backend.pricing.events import QuantityRuleSet
from backend.pricing.models import MixRule, QuantityRule
from backend.pricing.permissions import PRICE_EDIT
from backend.pricing.rules import Quantities
from backend.pricing.services.tiers import own_variants

OWNERS = frozenset({"variant", "product", "merchant"})
MIXES = frozenset({"NONE", "PRODUCT", "MERCHANT"})
QUANTITY_MAX = 10**9


def _own(actor: Actor, owner: str, owner_id: uuid.UUID) -> None:
    if actor.is_system:
        return
    if owner == "variant":
        own_variants(actor, [owner_id])
    elif owner == "product":
        if merchant_of_products([owner_id]).get(owner_id) != actor.organization_id:
            raise NotFound(field="productId")
    elif owner_id != actor.organization_id:
        raise NotFound(field="merchantId")


def _checked(rule: Quantities) -> Quantities:
    given = [each for each in (rule.minimum, rule.step, rule.maximum) if each is not None]
    if any(not 0 < each <= QUANTITY_MAX for each in given):
        raise QuantityRuleWrong
    if rule.maximum is not None and rule.maximum < (rule.minimum or 1):
        raise QuantityRuleWrong
    return rule


@transaction.atomic
def quantity_rule_set(
    *,
    actor: Actor,
    owner: str,
    owner_id: uuid.UUID,
    rule: Quantities,
    per_colour_minimum: int | None = None,
) -> Quantities:
    """Set the rule of a variant, product or shop; absent fields pass down to the next level.

    ``per_colour_minimum`` is the least of each colour row of a product's matrix.

    Raises Forbidden, NotFound, QuantityRuleWrong.
    """
    actor.require(PRICE_EDIT)
    if owner not in OWNERS:
        raise Invalid("规则只能设在规格、商品或店铺上。", field="owner")
    _own(actor, owner, owner_id)
    _checked(rule)
    if per_colour_minimum is not None and not 0 < per_colour_minimum <= QUANTITY_MAX:
        raise QuantityRuleWrong(field="perColourMinimum")
    level: dict[str, Any] = {f"{owner}_id": owner_id}
    QuantityRule.objects.update_or_create(
        **level,
        defaults={
            "minimum": rule.minimum,
            "step": rule.step,
            "maximum": rule.maximum,
            "per_colour_minimum": per_colour_minimum,
        },
    )
    publish(
        QuantityRuleSet(
            owner=owner,
            owner_id=owner_id,
            minimum=rule.minimum,
            step=rule.step,
            maximum=rule.maximum,
        ),
        actor=actor,
    )
    return rule


@transaction.atomic
def mix_rule_set(
    *,
    actor: Actor,
    mode: str,
    product_id: uuid.UUID | None = None,
    merchant_id: uuid.UUID | None = None,
    minimum_pieces: int | None = None,
    minimum_amount_minor: int | None = None,
) -> None:
    """Which lines count together, for a product or a shop. Raises NotFound, Invalid."""
    actor.require(PRICE_EDIT)
    if mode not in MIXES or (product_id is None) == (merchant_id is None):
        raise Invalid("混批规则不正确。", field="mode")
    if product_id is not None:
        _own(actor, "product", product_id)
        key: dict[str, Any] = {"product_id": product_id}
    else:
        assert merchant_id is not None
        _own(actor, "merchant", merchant_id)
        key = {"merchant_id": merchant_id}
    MixRule.objects.update_or_create(
        **key,
        defaults={
            "mode": mode,
            "minimum_pieces": minimum_pieces,
            "minimum_amount_minor": minimum_amount_minor,
        },
    )
