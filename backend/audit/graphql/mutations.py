"""Supervisors answer hints."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.audit.graphql.types import FlagType
from backend.audit.services import FLAG_ANSWER, flag_answer
from backend.kernel.actor import Actor
from backend.kernel.ids import from_relay


class AuditFlagAnswer(DomainMutation):
    """Write what came of a hint; it leaves the open list."""

    permission = FLAG_ANSWER
    flag = graphene.Field(FlagType)

    class Arguments:
        id = graphene.ID(required=True)
        answer = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        flag_id = from_relay(arguments["id"], "AuditFlag")
        return cls(flag=flag_answer(actor=actor, flag_id=flag_id, answer=arguments["answer"]))


class AuditMutations(graphene.ObjectType):
    """Root mutations of the record."""

    audit_flag_answer = AuditFlagAnswer.Field()
