"""Guarantees for those who gave them, whom they secure, and the finance desk."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.context import actor_of
from backend.api.saleor import MoneyType, Node
from backend.kernel.ids import key_or_nothing, to_relay
from backend.kernel.money import Money
from payments.guarantees.models import Guarantee
from payments.guarantees.selectors import guarantee_get, guarantees_list
from payments.guarantees.services import transfer_due


class GuaranteeType(graphene.ObjectType):
    """Security put up for something, in cash or as a bank's electronic letter."""

    subject = graphene.String(required=True, description="What it secures, by its public id.")
    purpose = graphene.String(required=True)
    purpose_label = graphene.String(required=True)
    form = graphene.String(required=True)
    state = graphene.String(required=True)
    state_label = graphene.String(required=True)
    giver_name = graphene.String(required=True)
    beneficiary_name = graphene.String()
    amount = graphene.Field(MoneyType, required=True)
    held = graphene.Field(MoneyType, required=True)
    claimed = graphene.Field(MoneyType, required=True)
    returned = graphene.Field(MoneyType, required=True)
    transfer_due = graphene.Field(
        MoneyType, required=True, description="What the bank still has to carry out."
    )
    asked_at = graphene.DateTime(required=True)
    due_at = graphene.DateTime(required=True)
    put_up_at = graphene.DateTime()
    return_by = graphene.Date(description="Last day of the term for giving it back.")
    refund_state = graphene.String(required=True)
    letter_number = graphene.String(required=True)
    issuer = graphene.String(required=True)
    valid_until = graphene.Date()
    document_hash = graphene.String(required=True)
    reason = graphene.String(required=True)

    class Meta:
        name = "Guarantee"
        interfaces = (Node,)
        possible_types = (Guarantee,)

    @staticmethod
    def resolve_id(root: Guarantee, _info: Any) -> str:
        return to_relay("Guarantee", root.pk)

    @staticmethod
    def resolve_purpose_label(root: Guarantee, _info: Any) -> str:
        return root.get_purpose_display()

    @staticmethod
    def resolve_state_label(root: Guarantee, _info: Any) -> str:
        return root.get_state_display()

    @staticmethod
    def resolve_giver_name(root: Guarantee, _info: Any) -> str:
        return root.giver.legal_name

    @staticmethod
    def resolve_beneficiary_name(root: Guarantee, _info: Any) -> str | None:
        return root.beneficiary.legal_name if root.beneficiary else None

    @staticmethod
    def resolve_amount(root: Guarantee, _info: Any) -> Money:
        return Money(root.amount_minor, root.currency)

    @staticmethod
    def resolve_held(root: Guarantee, _info: Any) -> Money:
        return Money(root.held_minor, root.currency)

    @staticmethod
    def resolve_claimed(root: Guarantee, _info: Any) -> Money:
        return Money(root.claimed_minor, root.currency)

    @staticmethod
    def resolve_returned(root: Guarantee, _info: Any) -> Money:
        return Money(root.returned_minor, root.currency)

    @staticmethod
    def resolve_transfer_due(root: Guarantee, _info: Any) -> Money:
        return Money(transfer_due(root), root.currency)


GuaranteeConnection = countable_connection("Guarantee", GuaranteeType)


class GuaranteeQueries(graphene.ObjectType):
    """Root fields."""

    guarantees = connection_field(
        GuaranteeConnection,
        state=graphene.String(),
        purpose=graphene.String(),
        subject=graphene.String(description="What is secured, by its public id."),
    )
    guarantee = graphene.Field(GuaranteeType, id=graphene.ID(required=True))

    @staticmethod
    def resolve_guarantees(
        _root: Any,
        info: Any,
        state: str = "",
        purpose: str = "",
        subject: str = "",
        **paging: Any,
    ) -> Any:
        rows = guarantees_list(viewer=actor_of(info))
        rows = rows.filter(subject=subject) if subject else rows
        rows = rows.filter(state=state) if state else rows
        rows = rows.filter(purpose=purpose) if purpose else rows
        return resolve_connection(rows, order=("-id",), **paging)

    @staticmethod
    def resolve_guarantee(_root: Any, info: Any, id: str) -> Any:
        return guarantee_get(key_or_nothing(id, "Guarantee"), viewer=actor_of(info))
