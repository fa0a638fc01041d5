"""A shop says how its goods are packed."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.catalog.graphql.mutations.product import CartonInput, carton_of
from backend.catalog.graphql.scope import InChannel
from backend.catalog.graphql.types import VariantNode
from backend.catalog.permissions import PRODUCT_EDIT
from backend.catalog.services import variant_pack
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay


class ProductVariantPack(DomainMutation):
    """Set the carton of an own variant and, if given, its weight; needs no new review."""

    permission = PRODUCT_EDIT
    variant = graphene.Field(VariantNode)

    class Arguments:
        id = graphene.ID(required=True)
        carton = CartonInput(required=True)
        weight_g = graphene.Int()

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        packed = variant_pack(
            actor=actor,
            variant_id=from_relay(arguments["id"], "ProductVariant"),
            carton=carton_of(arguments["carton"]),
            weight_g=arguments.get("weight_g"),
        )
        return cls(variant=InChannel(packed))
