"""Provider messages that could not be applied: seen and tried again by the technical operator."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.connections import (
    connection_field,
    countable_connection,
    resolve_connection,
)
from backend.api.context import actor_of
from backend.api.mutations import DomainMutation
from backend.api.stuck_lists import StuckListFilter, stuck_narrowed
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay, to_relay
from payments.gateway.models import InboundEvent
from payments.gateway.selectors import REQUEUE, inbound_dead
from payments.gateway.services import inbox_replay


class DeadMessageType(graphene.ObjectType):
    """A provider's message that was given up; its content stays with us."""

    id = graphene.ID(required=True)
    provider = graphene.String(required=True)
    kind = graphene.String(required=True)
    object_ref = graphene.String(required=True)
    attempts = graphene.Int(required=True)
    problem = graphene.String(required=True)
    received_at = graphene.DateTime(required=True)

    class Meta:
        name = "DeadMessage"

    @staticmethod
    def resolve_id(root: InboundEvent, _info: Any) -> str:
        return to_relay("DeadMessage", root.pk)


DeadMessageConnection = countable_connection("DeadMessage", DeadMessageType)


class InboxQueries(graphene.ObjectType):
    """Root fields for the technical operator."""

    dead_messages = connection_field(DeadMessageConnection, filter=StuckListFilter())

    @staticmethod
    def resolve_dead_messages(_root: Any, info: Any, filter: Any = None, **paging: Any) -> Any:
        rows = inbound_dead(viewer=actor_of(info))
        words = ("provider", "kind", "object_ref", "problem")
        rows = stuck_narrowed(rows, filter, at="received_at", words=words)
        return resolve_connection(rows, order=("-id",), **paging)


class DeadMessageReplay(DomainMutation):
    """Try a provider's message again; applying twice is applying once."""

    permission = REQUEUE
    done = graphene.Boolean()

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        inbox_replay(actor=actor, inbound_id=from_relay(arguments["id"], "DeadMessage"))
        return cls(done=True)


class InboxMutations(graphene.ObjectType):
    """Root mutations for the technical operator."""

    dead_message_replay = DeadMessageReplay.Field()
