"""The city's markets and merchants: booths, leases, and every shop through its application."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from backend.demo import places, roster
from backend.demo.services.people import CITY
from backend.kernel.actor import Actor
from backend.parties.selectors import account_ids
from markets.onboarding.permissions import REVIEW
from markets.onboarding.selectors import applications
from markets.onboarding.services import contract_sign_for, merchants_activate
from markets.onboarding.services.load import MerchantDraft
from markets.venues.services import market_load

SIGN = "contract.sign"


def shops_load(organizations: dict[str, uuid.UUID]) -> int:
    """Booths and leases, then the established shops to ACTIVE; returns how many became so now.

    They traded before the platform kept applications: their papers were seen, their contracts
    lie on paper. Newcomers come later, see ``newcomers_load``.
    """
    for draft in places.market_drafts(organizations):
        market_load(actor=CITY, draft=draft)
    slugs = {row.slug for row in roster.merchants()} - roster.NEWCOMERS
    drafts = _drafts(organizations, slugs, paper=True)
    return merchants_activate(actor=CITY, drafts=drafts)


def newcomers_load(organizations: dict[str, uuid.UUID]) -> int:
    """New shops apply, are approved, and both sides sign the contract; returns how many did.

    The worker writes paper and signatures, seconds for each, and that makes them ACTIVE: this part
    of the city comes once the sites are open.
    """
    drafts = _drafts(organizations, roster.NEWCOMERS, paper=False)
    merchants_activate(actor=CITY, drafts=drafts)
    operator = account_ids([roster.email_of("operator")])[roster.email_of("operator")]
    signed = 0
    for draft in drafts:
        waiting = applications(CITY).filter(organization_id=draft.organization_id, state="APPROVED")
        for row in waiting:
            _sign(organizations["operator"], operator, row.pk)
            _sign(draft.organization_id, draft.applicant, row.pk)
            signed += 1
    return signed


def _drafts(
    organizations: dict[str, uuid.UUID], slugs: Collection[str], *, paper: bool
) -> list[MerchantDraft]:
    users = account_ids([roster.email_of(slug) for slug in slugs])
    return [
        MerchantDraft(
            organization_id=organizations[row.slug],
            sites=(row.extra["site"],),
            applicant=users[roster.email_of(row.slug)],
            representative="演示经营者",
            phone="0311-88000000",
            address=row.address_line,
            bank="演示银行石家庄分行",
            account=f"6200{place:012d}",
            tax_status="SMALL" if row.kind == "SOLE_TRADER" else "GENERAL",
            paper=paper,
        )
        for place, row in enumerate(roster.merchants(), start=1)
        if row.slug in slugs
    ]


def _sign(signer: uuid.UUID, user: uuid.UUID, application: uuid.UUID) -> None:
    """As the signer's own account does, second factor included."""
    actor = Actor(
        user_id=user,
        organization_id=signer,
        permissions=frozenset({SIGN, REVIEW, "organization.manage"}),
        level=2,
    )
    contract_sign_for(actor=actor, application_id=application)
