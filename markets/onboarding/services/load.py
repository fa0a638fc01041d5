"""Merchants that traded before the platform kept applications: through every state, in bulk."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound
from backend.parties.selectors import organizations_by_ids
from backend.parties.services.sealing import seal
from markets.onboarding.models import Application, ChecklistItem, ItemKind, ItemState
from markets.onboarding.permissions import REVIEW
from markets.onboarding.rules import APPROVED, CONTRACTED, SUBMITTED
from markets.onboarding.services.apply import incomplete
from markets.onboarding.services.contract import contract_send_for
from markets.onboarding.services.desk import verified_now
from markets.onboarding.services.moves import move
from markets.onboarding.services.running import application_activate


@dataclass(frozen=True, slots=True, kw_only=True)
class MerchantDraft:
    """A merchant whose papers were seen before; ``paper`` says its contract is on paper."""

    organization_id: uuid.UUID
    sites: tuple[str, ...]
    applicant: uuid.UUID
    representative: str
    phone: str
    address: str
    bank: str
    account: str
    tax_status: str = "SMALL"
    paper: bool = True


@transaction.atomic
@clock.clock_frozen()
def merchants_activate(*, actor: Actor, drafts: Iterable[MerchantDraft]) -> int:
    """Take each along DRAFT ... ACTIVE with all checks; those present stay. Returns how many.

    A contract on paper counts as signed; one that is not is sent and waits at APPROVED.
    Raises Forbidden, ChecklistIncomplete.
    """
    actor.require(REVIEW)
    rows = list(drafts)
    known = set(Application.objects.values_list("organization_id", flat=True))
    fresh = [row for row in rows if row.organization_id not in known]
    names = organizations_by_ids([row.organization_id for row in fresh])
    items = list(ChecklistItem.objects.filter(in_use=True).exclude(kind=ItemKind.COMPUTED))
    for draft in fresh:
        organization = names.get(draft.organization_id)
        if organization is None:
            raise NotFound(field="organization")
        row = _written(draft, organization.legal_name)
        row.organization = organization
        _ticked(row, items, actor)
        move(row, SUBMITTED, actor=actor)
        incomplete(row)
        verified_now(row)
        move(row, APPROVED, actor=actor, reason="既有商户，证照已核验")
        if draft.paper:
            row.contract_paper = True
            move(row, CONTRACTED, actor=actor, reason="纸质合同存档")
            application_activate(row, actor=actor)
        else:
            contract_send_for(row, actor=actor)
            row.save()
    return len(fresh)


def _written(draft: MerchantDraft, legal_name: str) -> Application:
    now = clock.now()
    return Application.objects.create(
        organization_id=draft.organization_id,
        applicant=draft.applicant,
        sites=list(draft.sites),
        contact_name=draft.representative,
        contact_phone=draft.phone,
        representative=draft.representative,
        representative_matches=True,
        representative_checked_at=now,
        tax_status=draft.tax_status,
        issues_invoices=True,
        return_address=draft.address,
        settlement_name=legal_name,
        settlement_bank=draft.bank,
        settlement_account=seal(draft.account),
        settlement_tail=draft.account[-4:],
        submitted_at=now,
    )


def _ticked(row: Application, items: list[ChecklistItem], actor: Actor) -> None:
    now = clock.now()
    ItemState.objects.bulk_create(
        ItemState(
            application=row,
            item=item,
            attested_by=row.applicant if item.kind == ItemKind.ATTESTED else None,
            attested_at=now if item.kind == ItemKind.ATTESTED else None,
            verified_by=actor.user_id,
            verified_at=now if item.kind == ItemKind.VERIFIED else None,
        )
        for item in items
        if not item.kinds or row.organization.kind in item.kinds
    )
