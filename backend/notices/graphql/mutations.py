"""Reading and switching one's own notices."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.mutations import SIGNED_IN, DomainMutation
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay
from backend.notices.graphql.types import NoticeKind, NoticeSwitchesType
from backend.notices.selectors import switches_of, unread_count
from backend.notices.services import notice_switch, notices_read


class NoticesReadInput(graphene.InputObjectType):
    """Which notices; none named means all."""

    ids = graphene.List(graphene.NonNull(graphene.ID))


class NoticesRead(DomainMutation):
    """Mark one's own notices as read."""

    permission = SIGNED_IN
    unread_count = graphene.Int()

    class Arguments:
        input = NoticesReadInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, *_: Any, **arguments: Any) -> Any:
        given = arguments["input"].get("ids")
        ids = None if given is None else [from_relay(one, "Notice") for one in given]
        notices_read(actor=actor, ids=ids)
        return cls(unread_count=unread_count(actor.user_id) if actor.user_id else 0)


class NoticeSwitchInput(graphene.InputObjectType):
    """A kind and its two switches."""

    kind = NoticeKind(required=True)
    inbox = graphene.Boolean(required=True)
    mail = graphene.Boolean(required=True)


class NoticeSwitch(DomainMutation):
    """Switch a kind of notices on or off."""

    permission = SIGNED_IN
    switches = graphene.List(graphene.NonNull(NoticeSwitchesType))

    class Arguments:
        input = NoticeSwitchInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, *_: Any, **arguments: Any) -> Any:
        given = arguments["input"]
        notice_switch(
            actor=actor, kind=str(given["kind"]), inbox=given["inbox"], mail=given["mail"]
        )
        assert actor.user_id is not None, "the service refused nobody"
        return cls(switches=switches_of(actor.user_id))


class NoticeMutations(graphene.ObjectType):
    """Root fields that change notices."""

    notices_read = NoticesRead.Field()
    notice_switch = NoticeSwitch.Field()
