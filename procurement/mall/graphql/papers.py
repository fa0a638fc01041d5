"""The signed contract and a suspension, as the parties of a case see them."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import graphene

from backend.api.context import actor_of
from backend.api.loaders import loader
from backend.api.saleor import MoneyType
from backend.signing.selectors import contract_file, contract_parties
from procurement.mall.graphql.loaders import PaperLoader

if TYPE_CHECKING:
    from backend.signing.models import SignedDocument

SIGN = "contract.sign"


class SuspensionType(graphene.ObjectType):
    """Why a case stands still, and until when."""

    reason = graphene.String(required=True)
    placed_at = graphene.DateTime(required=True)
    until = graphene.DateTime(required=True)

    class Meta:
        name = "RequisitionSuspension"


class ContractPartyType(graphene.ObjectType):
    """One side of the paper."""

    name = graphene.String(required=True)
    label = graphene.String(required=True)
    signed_at = graphene.DateTime()
    being_signed = graphene.Boolean(
        required=True, description="已在页面签署，签名正在写入文件；稍后刷新"
    )

    class Meta:
        name = "GovContractParty"

    @staticmethod
    def resolve_name(root: Any, _info: Any) -> str:
        return str(root.organization.legal_name)


class GovContractType(graphene.ObjectType):
    """The contract of a case."""

    number = graphene.String(required=True)
    state = graphene.String(required=True)
    state_label = graphene.String(required=True)
    total = graphene.Field(MoneyType, required=True)
    payment_days = graphene.Int(required=True)
    inspection_workdays = graphene.Int(required=True)
    signed_at = graphene.DateTime()
    signing_ref = graphene.String(required=True)
    document_hash = graphene.String(required=True)
    document_state = graphene.String(
        description="DRAFT | SENT | PARTLY_SIGNED | SIGNED；空表示尚未成文"
    )
    document_number = graphene.String()
    file_hash = graphene.String(description="当前文件的 SHA-256")
    parties = graphene.List(graphene.NonNull(ContractPartyType), required=True)
    may_sign = graphene.Boolean(required=True, description="轮到当前单位签署")
    file = graphene.String(description="PDF，base64；仅合同双方与审计可取")

    class Meta:
        name = "GovContract"

    @staticmethod
    async def resolve_document_state(root: Any, info: Any) -> str | None:
        document = await loader(info, PaperLoader).load(root.case)
        return document.state if document else None

    @staticmethod
    async def resolve_document_number(root: Any, info: Any) -> str | None:
        document = await loader(info, PaperLoader).load(root.case)
        return document.number if document else None

    @staticmethod
    async def resolve_file_hash(root: Any, info: Any) -> str | None:
        document = await loader(info, PaperLoader).load(root.case)
        return (document.sha256 or None) if document else None

    @staticmethod
    async def resolve_parties(root: Any, info: Any) -> Any:
        document = await loader(info, PaperLoader).load(root.case)
        return contract_parties(document.pk) if document else []

    @staticmethod
    async def resolve_may_sign(root: Any, info: Any) -> bool:
        viewer = actor_of(info)
        document = await loader(info, PaperLoader).load(root.case)
        sides = (root.buyer_id, root.supplier_id)
        if root.state != "active" or viewer.organization_id not in sides or not viewer.may(SIGN):
            return False
        if document is None:
            return bool(viewer.organization_id == root.buyer_id)
        return _turn_of(document) == viewer.organization_id

    @staticmethod
    async def resolve_file(root: Any, info: Any) -> str | None:
        document = await loader(info, PaperLoader).load(root.case)
        data = contract_file(document.pk, viewer=actor_of(info)) if document else None
        return base64.b64encode(data).decode() if data else None

    @staticmethod
    def resolve_state_label(root: Any, _info: Any) -> str:
        return str(root.get_state_display())


def _turn_of(document: SignedDocument) -> Any:
    """The organisation that signs next; None when all have."""
    waiting = [party for party in contract_parties(document.pk) if party.asked_at is None]
    return waiting[0].organization_id if waiting else None
