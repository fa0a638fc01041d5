"""Root mutations of the venues."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import SIGNED_IN, DomainMutation
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay
from markets.venues.graphql.types import BoothType, LeaseType, MarketType
from markets.venues.selectors import stall_by_id
from markets.venues.services import (
    booth_put,
    holiday_set,
    lease_end,
    lease_open,
    market_hours_set,
    stall_heartbeat,
    stall_live,
    stall_move,
)
from markets.venues.services.lease import LeaseTerms
from markets.venues.services.plan import BoothPlace


class LeaseOpenInput(graphene.InputObjectType):
    """Who gets which booth; the last day is included."""

    booth_id = graphene.ID(required=True)
    tenant_code = graphene.String(required=True, description="The merchant's credit code.")
    starts_on = graphene.Date(required=True)
    ends_on = graphene.Date(required=True)
    contract_number = graphene.String()
    idempotency_key = graphene.String(required=True)


class LeaseOpen(DomainMutation):
    """Give a booth of the managed market to a merchant."""

    permission = SIGNED_IN
    lease = graphene.Field(LeaseType)

    class Arguments:
        input = LeaseOpenInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        terms = LeaseTerms(
            booth_id=from_relay(input.booth_id, "Booth"),
            tenant_code=input.tenant_code,
            starts_on=input.starts_on,
            ends_on=input.ends_on,
            contract_number=input.get("contract_number") or "",
        )
        return cls(lease=lease_open(actor=actor, terms=terms, key=input.idempotency_key))


class LeaseEndInput(graphene.InputObjectType):
    """Which lease ends, its last day, and why."""

    id = graphene.ID(required=True)
    ends_on = graphene.Date(required=True)
    reason = graphene.String(required=True)


class LeaseEnd(DomainMutation):
    """End a lease in the managed market."""

    permission = SIGNED_IN
    lease = graphene.Field(LeaseType)

    class Arguments:
        input = LeaseEndInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        lease = lease_end(
            actor=actor,
            lease_id=from_relay(input.id, "Lease"),
            ends_on=input.ends_on,
            reason=input.reason,
        )
        return cls(lease=lease)


class BoothPutInput(graphene.InputObjectType):
    """A booth on its floor's drawing."""

    id = graphene.ID(description="Absent for a new booth.")
    section_of = graphene.ID(required=True, description="A booth of the same section.")
    code = graphene.String(required=True)
    x = graphene.Int(required=True)
    y = graphene.Int(required=True)
    width = graphene.Int(required=True)
    height = graphene.Int(required=True)
    area_dm2 = graphene.Int(required=True)
    has_device = graphene.Boolean()


class BoothPut(DomainMutation):
    """Draw a booth of the managed market."""

    permission = SIGNED_IN
    booth = graphene.Field(BoothType)

    class Arguments:
        input = BoothPutInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        beside = stall_by_id(from_relay(input.section_of, "Booth"))
        given = {name: input[name] for name in ("code", "x", "y", "width", "height", "area_dm2")}
        place = BoothPlace(
            section_id=beside.booth.section_id if beside else from_relay(input.section_of),
            has_device=bool(input.get("has_device")),
            **given,
        )
        key = from_relay(input.id, "Booth") if input.get("id") else None
        return cls(booth=stall_by_id(booth_put(actor=actor, place=place, booth_id=key).pk))


class MarketHolidaySetInput(graphene.InputObjectType):
    """A day on which the market stays shut, or not."""

    market_id = graphene.ID(required=True)
    day = graphene.Date(required=True)
    shut = graphene.Boolean(required=True)
    note = graphene.String()


class MarketHolidaySet(DomainMutation):
    """Shut the managed market on a day, or open it again."""

    permission = SIGNED_IN
    market = graphene.Field(MarketType)

    class Arguments:
        input = MarketHolidaySetInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        market = holiday_set(
            actor=actor,
            market_id=from_relay(input.market_id, "Market"),
            day=input.day,
            shut=input.shut,
            note=input.get("note") or "",
        )
        return cls(market=market)


class MarketHoursSetInput(graphene.InputObjectType):
    """Opening hours, local time."""

    market_id = graphene.ID(required=True)
    opens = graphene.Time(required=True)
    closes = graphene.Time(required=True)


class MarketHoursSet(DomainMutation):
    """Opening hours of the managed market."""

    permission = SIGNED_IN
    market = graphene.Field(MarketType)

    class Arguments:
        input = MarketHoursSetInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        market = market_hours_set(
            actor=actor,
            market_id=from_relay(input.market_id, "Market"),
            opens=input.opens,
            closes=input.closes,
        )
        return cls(market=market)


class StallHeartbeat(DomainMutation):
    """Staff is at the stall."""

    permission = SIGNED_IN
    booth = graphene.Field(BoothType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> Self:
        key = from_relay(id, "Booth")
        return cls(booth=stall_by_id(stall_heartbeat(actor=actor, booth_id=key).pk))


class StallLive(DomainMutation):
    """A stream at the stall begins or ends."""

    permission = SIGNED_IN
    booth = graphene.Field(BoothType)

    class Arguments:
        id = graphene.ID(required=True)
        on = graphene.Boolean(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, on: bool) -> Self:
        key = from_relay(id, "Booth")
        return cls(booth=stall_by_id(stall_live(actor=actor, booth_id=key, on=on).pk))


class StallMove(DomainMutation):
    """Mark a stall as moved to another code; an empty code lifts the mark."""

    permission = SIGNED_IN
    booth = graphene.Field(BoothType)

    class Arguments:
        id = graphene.ID(required=True)
        moved_to = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, moved_to: str) -> Self:
        key = from_relay(id, "Booth")
        booth = stall_move(actor=actor, booth_id=key, moved_to=moved_to)
        return cls(booth=stall_by_id(booth.pk))


class VenueMutations(graphene.ObjectType):
    """Booths, leases, stalls."""

    lease_open = LeaseOpen.Field()
    lease_end = LeaseEnd.Field()
    booth_put = BoothPut.Field()
    market_holiday_set = MarketHolidaySet.Field()
    market_hours_set = MarketHoursSet.Field()
    stall_heartbeat = StallHeartbeat.Field()
    stall_live = StallLive.Field()
    stall_move = StallMove.Field()
