"""Markets, floors, stalls and leases in GraphQL."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import graphene

from backend.api.connections import countable_connection
from backend.api.loaders import loader
from backend.api.saleor import Node
from backend.catalog.graphql.tree import MerchantNode
from backend.kernel.ids import to_relay
from markets.venues.graphql.loaders import BuildingsLoader, FloorTallyLoader, StallLoader
from markets.venues.models import Building, Floor, Lease, Market
from markets.venues.rules import LABELS
from markets.venues.selectors import Stall, stalls_on_floor


class BoothType(graphene.ObjectType):
    """A stall: place on the drawing, status today, who holds it."""

    code = graphene.String(required=True)
    market = graphene.Field(lambda: MarketType, required=True)
    section = graphene.String(required=True)
    floor = graphene.Int(required=True)
    floor_id = graphene.ID(required=True)
    building = graphene.String(required=True)
    x = graphene.Int(required=True)
    y = graphene.Int(required=True)
    width = graphene.Int(required=True)
    height = graphene.Int(required=True)
    area_dm2 = graphene.Int(required=True)
    status = graphene.String(required=True)
    status_label = graphene.String(required=True)
    status_label_en = graphene.String(required=True)
    moved_to = graphene.String(required=True)
    merchant = graphene.Field(MerchantNode)

    class Meta:
        name = "Booth"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Stall, _info: Any) -> str:
        return to_relay("Booth", root.booth.pk)

    @staticmethod
    def resolve_code(root: Stall, _info: Any) -> str:
        return root.booth.code

    @staticmethod
    def resolve_market(root: Stall, _info: Any) -> Market:
        return root.booth.market

    @staticmethod
    def resolve_section(root: Stall, _info: Any) -> str:
        return root.booth.section.code

    @staticmethod
    def resolve_floor(root: Stall, _info: Any) -> int:
        return root.booth.section.floor.number

    @staticmethod
    def resolve_floor_id(root: Stall, _info: Any) -> str:
        return to_relay("Floor", root.booth.section.floor_id)

    @staticmethod
    def resolve_building(root: Stall, _info: Any) -> str:
        return root.booth.section.floor.building.name

    @staticmethod
    def resolve_x(root: Stall, _info: Any) -> int:
        return root.booth.x

    @staticmethod
    def resolve_y(root: Stall, _info: Any) -> int:
        return root.booth.y

    @staticmethod
    def resolve_width(root: Stall, _info: Any) -> int:
        return root.booth.width

    @staticmethod
    def resolve_height(root: Stall, _info: Any) -> int:
        return root.booth.height

    @staticmethod
    def resolve_area_dm2(root: Stall, _info: Any) -> int:
        return root.booth.area_dm2

    @staticmethod
    def resolve_status_label(root: Stall, _info: Any) -> str:
        return LABELS[root.status][0]

    @staticmethod
    def resolve_status_label_en(root: Stall, _info: Any) -> str:
        return LABELS[root.status][1]

    @staticmethod
    def resolve_moved_to(root: Stall, _info: Any) -> str:
        return root.booth.moved_to

    @staticmethod
    def resolve_merchant(root: Stall, _info: Any) -> Any:
        """Who holds it, as long as it may trade."""
        tenant = root.lease.tenant if root.lease else None
        trades = tenant is not None and tenant.is_merchant and tenant.status == "ACTIVE"
        return tenant if trades else None


class FloorType(graphene.ObjectType):
    """A floor with the size of its drawing."""

    number = graphene.Int(required=True)
    width = graphene.Int(required=True)
    height = graphene.Int(required=True)
    building = graphene.Field(lambda: BuildingType, required=True)
    booth_count = graphene.Int(required=True)
    leased_count = graphene.Int(required=True)
    booths = graphene.List(graphene.NonNull(BoothType), required=True)

    class Meta:
        name = "Floor"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Floor, _info: Any) -> str:
        return to_relay("Floor", root.pk)

    @staticmethod
    async def resolve_booth_count(root: Floor, info: Any) -> int:
        tally = await loader(info, FloorTallyLoader).load(root.pk)
        return int(tally.booths)

    @staticmethod
    async def resolve_leased_count(root: Floor, info: Any) -> int:
        tally = await loader(info, FloorTallyLoader).load(root.pk)
        return int(tally.leased)

    @staticmethod
    def resolve_booths(root: Floor, _info: Any) -> list[Stall]:
        return stalls_on_floor(root)


class BuildingType(graphene.ObjectType):
    """A building or hall."""

    code = graphene.String(required=True)
    name = graphene.String(required=True)
    name_en = graphene.String(required=True)
    market = graphene.Field(lambda: MarketType, required=True)
    floors = graphene.List(graphene.NonNull(FloorType), required=True)

    class Meta:
        name = "Building"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Building, _info: Any) -> str:
        return to_relay("Building", root.pk)

    @staticmethod
    def resolve_floors(root: Building, _info: Any) -> list[Floor]:
        return sorted(root.floors.all(), key=lambda row: row.number)


class MarketType(graphene.ObjectType):
    """A wholesale market."""

    slug = graphene.String(required=True)
    name = graphene.String(required=True)
    name_en = graphene.String(required=True)
    sites = graphene.List(graphene.NonNull(graphene.String), required=True)
    address = graphene.String(required=True)
    opens = graphene.Time(required=True)
    closes = graphene.Time(required=True)
    buildings = graphene.List(graphene.NonNull(BuildingType), required=True)

    class Meta:
        name = "Market"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Market, _info: Any) -> str:
        return to_relay("Market", root.pk)

    @staticmethod
    def resolve_buildings(root: Market, info: Any) -> Any:
        return loader(info, BuildingsLoader).load(root.pk)


class LeaseType(graphene.ObjectType):
    """A lease; shown to the market's manager and to the merchant."""

    booth_code = graphene.String(required=True)
    booth = graphene.Field(BoothType, required=True)
    market = graphene.Field(MarketType, required=True)
    tenant = graphene.Field(MerchantNode, required=True)
    starts_on = graphene.Date(required=True)
    ends_on = graphene.Date(description="The last day.")
    contract_number = graphene.String(required=True)
    end_reason = graphene.String(required=True)

    class Meta:
        name = "Lease"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Lease, _info: Any) -> str:
        return to_relay("Lease", root.pk)

    @staticmethod
    def resolve_booth_code(root: Lease, _info: Any) -> str:
        return root.booth.code

    @staticmethod
    def resolve_booth(root: Lease, info: Any) -> Any:
        return loader(info, StallLoader).load(root.booth_id)

    @staticmethod
    def resolve_market(root: Lease, _info: Any) -> Market:
        return root.booth.market

    @staticmethod
    def resolve_starts_on(root: Lease, _info: Any) -> Any:
        return root.valid.lower

    @staticmethod
    def resolve_ends_on(root: Lease, _info: Any) -> Any:
        return root.valid.upper - timedelta(days=1) if root.valid.upper else None


LeaseConnection = countable_connection("Lease", LeaseType)
