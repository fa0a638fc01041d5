"""The platform contract: sent at approval, signed by both, its completion heard (markets brief 16)."""

from __future__ import annotations

import uuid

from backend.kernel.actor import Actor
from backend.kernel.errors import Forbidden, NotFound
from backend.kernel.ids import from_public_id
from backend.kernel.locking import lock_one
from backend.parties.selectors import operator_organization
from backend.signing.selectors import contract_of
from backend.signing.services import contract_send, contract_sign
from markets.onboarding.models import Application
from markets.onboarding.rules import APPROVED, CONTRACTED
from markets.onboarding.selectors import application_get, holder_of
from markets.onboarding.services.moves import move
from markets.onboarding.services.running import application_activate

TEMPLATE = "merchant_platform"
SITE_NAMES = {
    "textile": "新华纺织服装网",
    "electronics": "新华电子网",
    "industrial": "南三条工业品网",
    "intl": "正定国际小商品网",
}
SYSTEM = Actor.system("onboarding")


def contract_send_for(row: Application, *, actor: Actor) -> None:
    """Put the contract before the operator, then the merchant. Raises NotFound without operator."""
    platform = operator_organization()
    if platform is None:
        raise NotFound(field="platform")
    sites = "、".join(SITE_NAMES.get(slug, slug) for slug in row.sites)
    document = contract_send(
        actor=actor,
        template=TEMPLATE,
        data={
            "platform_name": platform.legal_name,
            "merchant_name": row.organization.legal_name,
            "merchant_uscc": row.organization.uscc or "",
            "site_names": sites,
        },
        party_ids=[platform.pk, row.organization_id],
        holder=holder_of(row),
    )
    row.contract_number = document.number


def contract_sign_for(*, actor: Actor, application_id: uuid.UUID) -> Application:
    """Sign for the acting organisation. The file with both signatures makes CONTRACTED and tries
    ACTIVE, when the worker has written it (``contract_completed``).

    Raises Forbidden, NotFound, ContractStateWrong, NotYourTurn.
    """
    row = application_get(application_id, viewer=actor)
    paper = contract_of(holder_of(row), TEMPLATE) if row else None
    if row is None or paper is None:
        raise NotFound(field="id")
    if actor.organization_id is None:
        raise Forbidden
    contract_sign(actor=actor, document_id=paper.pk)
    return row


def contract_completed(holder: str) -> None:
    """Both signed: CONTRACTED, and ACTIVE when the checklist is complete. Twice is once."""
    row = lock_one(
        Application.objects.filter(pk=from_public_id(holder, "app")).select_related("organization")
    )
    paper = contract_of(holder, TEMPLATE)
    if row is None or paper is None or paper.state != "SIGNED" or row.state != APPROVED:
        return
    move(row, CONTRACTED, actor=SYSTEM, reason=f"合同 {paper.number} 双方签署完成")
    application_activate(row, actor=SYSTEM)
