"""What the venues add to lower types: a merchant's stalls (decision D13)."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.extension import extend_type
from backend.api.loaders import loader
from backend.catalog.graphql.tree import MerchantNode
from markets.venues.graphql.loaders import StallsOfMerchantLoader
from markets.venues.graphql.types import BoothType


def _booths(root: Any, info: Any) -> Any:
    return loader(info, StallsOfMerchantLoader).load(root.pk)


BOOTHS = graphene.Field(graphene.List(graphene.NonNull(BoothType)), required=True, resolver=_booths)


def stalls_on_merchants() -> None:
    """Merchants show their stalls."""
    extend_type(MerchantNode, booths=BOOTHS)
