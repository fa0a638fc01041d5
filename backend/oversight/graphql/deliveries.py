"""Parked deliveries of the log: seen and tried again by the technical operator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import graphene

from backend.api.connections import (
    connection_field,
    countable_connection,
    resolve_connection,
)
from backend.api.context import actor_of
from backend.api.mutations import DomainMutation
from backend.api.stuck_lists import StuckListFilter, stuck_narrowed
from backend.events.selectors import REQUEUE, backlog, deliveries_parked
from backend.events.services import delivery_requeue
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound

if TYPE_CHECKING:
    from backend.events.models import Delivery


class ParkedDeliveryType(graphene.ObjectType):
    """A reaction to an event that failed too often; later ones of its subject wait behind it."""

    id = graphene.ID(required=True)
    handler = graphene.String(required=True)
    subject = graphene.String(required=True)
    kind = graphene.String(required=True)
    attempts = graphene.Int(required=True)
    problem = graphene.String(required=True, description="The last line of what was raised.")
    at = graphene.DateTime(required=True, description="When the event happened.")

    class Meta:
        name = "ParkedDelivery"

    @staticmethod
    def resolve_id(root: Delivery, _info: Any) -> str:
        return str(root.pk)

    @staticmethod
    def resolve_kind(root: Delivery, _info: Any) -> str:
        return root.entry.kind

    @staticmethod
    def resolve_problem(root: Delivery, _info: Any) -> str:
        lines = root.last_error.strip().splitlines()
        return lines[-1][:300] if lines else ""

    @staticmethod
    def resolve_at(root: Delivery, _info: Any) -> Any:
        return root.entry.at


ParkedDeliveryConnection = countable_connection("ParkedDelivery", ParkedDeliveryType)


class DeliveryBacklogType(graphene.ObjectType):
    """How much of the log still waits for its handlers."""

    pending = graphene.Int(required=True)
    parked = graphene.Int(required=True)

    class Meta:
        name = "DeliveryBacklog"


class DeliveryQueries(graphene.ObjectType):
    """Root fields for the technical operator."""

    parked_deliveries = connection_field(ParkedDeliveryConnection, filter=StuckListFilter())
    delivery_backlog = graphene.Field(DeliveryBacklogType)

    @staticmethod
    def resolve_parked_deliveries(_root: Any, info: Any, filter: Any = None, **paging: Any) -> Any:
        rows = deliveries_parked(viewer=actor_of(info))
        words = ("entry__kind", "subject", "handler", "last_error")
        rows = stuck_narrowed(rows, filter, at="entry__at", words=words)
        return resolve_connection(rows, order=("id",), **paging)

    @staticmethod
    def resolve_delivery_backlog(_root: Any, info: Any) -> DeliveryBacklogType | None:
        return DeliveryBacklogType(**backlog()) if actor_of(info).may(REQUEUE) else None


class ParkedDeliveryRetry(DomainMutation):
    """Try a parked delivery again from the start."""

    permission = REQUEUE
    done = graphene.Boolean()

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        number = arguments["id"]
        if not (number.isascii() and number.isdigit() and len(number) <= 18):
            raise NotFound(field="id")
        delivery_requeue(int(number), actor=actor)
        return cls(done=True)


class DeliveryMutations(graphene.ObjectType):
    """Root mutations for the technical operator."""

    parked_delivery_retry = ParkedDeliveryRetry.Field()
