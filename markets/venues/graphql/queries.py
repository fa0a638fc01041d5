"""Markets for everybody, leases for whom they concern."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import ConnectionPage, connection_field, resolve_connection
from backend.api.context import actor_of
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_relay
from markets.venues.graphql.types import BoothType, FloorType, LeaseConnection, MarketType
from markets.venues.selectors import (
    floor_get,
    leases_visible,
    market_by_slug,
    markets_list,
    markets_managed,
    stall_get,
)


class VenueQueries(graphene.ObjectType):
    """Root fields of the venues."""

    markets = graphene.List(graphene.NonNull(MarketType), required=True, site=graphene.String())
    market = graphene.Field(MarketType, slug=graphene.String(required=True))
    market_floor = graphene.Field(FloorType, id=graphene.ID(required=True))
    booth = graphene.Field(
        BoothType,
        market=graphene.String(required=True),
        code=graphene.String(required=True),
    )
    leases = connection_field(LeaseConnection, market=graphene.String(), search=graphene.String())
    managed_markets = graphene.List(graphene.NonNull(MarketType), required=True)

    @staticmethod
    def resolve_markets(_root: Any, _info: Any, site: str = "") -> Any:
        return markets_list(site)

    @staticmethod
    def resolve_market(_root: Any, _info: Any, slug: str) -> Any:
        return market_by_slug(slug)

    @staticmethod
    def resolve_market_floor(_root: Any, _info: Any, id: str) -> Any:
        try:
            return floor_get(from_relay(id, "Floor"))
        except InvalidId:
            return None

    @staticmethod
    def resolve_booth(_root: Any, _info: Any, market: str, code: str) -> Any:
        return stall_get(market, code)

    @staticmethod
    def resolve_leases(
        _root: Any, info: Any, market: str = "", search: str = "", **page: Any
    ) -> ConnectionPage:
        rows = leases_visible(actor_of(info))
        if market:
            rows = rows.filter(booth__market__slug=market)
        if search:
            rows = rows.filter(booth__code__icontains=search.strip()[:40])
        return resolve_connection(rows, order=("booth__code", "id"), **page)

    @staticmethod
    def resolve_managed_markets(_root: Any, info: Any) -> Any:
        return list(markets_managed(actor_of(info)).order_by("position", "slug"))
