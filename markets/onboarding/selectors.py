"""Reading applications, their checklist and the review desk's tasks."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from backend.kernel import clock
from backend.kernel.actor import Viewer
from backend.kernel.errors import Sentence
from backend.kernel.ids import public_id
from backend.orders.selectors import orders_unfinished
from backend.rulebook.selectors import local_day
from markets.onboarding.models import Application, ChecklistItem, ItemState, ReviewTask
from markets.onboarding.permissions import REVIEW
from markets.onboarding.rules import (
    ItemFacts,
    item_is_complete,
    settlement_name_fits,
)
from markets.venues.selectors import leases_run_to
from payments.escrow.selectors import escrows_open
from payments.escrow.services import merchant_ref
from payments.ledger.selectors import client_money_of

AUDIT_READ = "audit.read"
_TRADER_STAFF = ("merchant.manage", "organization.manage")


def today() -> date:
    """The day in China."""
    return local_day(clock.now())


def holder_of(application: Application) -> str:
    """How the contract names the application."""
    return public_id("app", application.pk)


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item with what is known of it and whether it is complete today."""

    item: ChecklistItem
    facts: ItemFacts
    state: ItemState | None
    complete: bool

    @classmethod
    def blank(cls, item: ChecklistItem) -> ItemView:
        """A row as configured, of no application."""
        facts = ItemFacts(code=item.code, kind=item.kind, required=item.required)
        return cls(item, facts, None, complete=False)


def _settlement(application: Application) -> bool:
    row = application.organization
    return settlement_name_fits(
        kind=row.kind,
        legal_name=row.legal_name,
        owner_name=application.representative,
        account_name=application.settlement_name,
    ) and bool(application.settlement_account)


def _licence(application: Application) -> bool:
    ends = application.licence_expires_on
    return application.organization.uscc is not None and (ends is None or ends >= today())


CHECKS: dict[str, Callable[[Application, date | None], bool]] = {
    "identity": lambda row, _: row.organization.identity_verified_at is not None,
    "representative": lambda row, _: bool(row.representative_matches),
    "licence": lambda row, _: _licence(row),
    "booth": lambda _, runs_to: runs_to is not None,
    "lease": lambda _, runs_to: runs_to is not None and runs_to >= today(),
    "return_address": lambda row, _: bool(row.return_address.strip()),
    "settlement": lambda row, _: _settlement(row),
}
"""Computed checks by the name an item row gives; an unknown name is never complete.

Each is given the application and the last day of its longest running lease.
"""


def checklist_of(application: Application) -> list[ItemView]:
    """Every item in use for this kind of merchant, in order."""
    return checklists_of([application])[application.pk]


def checklists_of(applications: Iterable[Application]) -> dict[uuid.UUID, list[ItemView]]:
    """The checklist of each application, in three statements however many there are."""
    rows = list(applications)
    states: dict[uuid.UUID, dict[uuid.UUID, ItemState]] = defaultdict(dict)
    for state in ItemState.objects.filter(application__in=rows):
        states[state.application_id][state.item_id] = state
    ends = leases_run_to(row.organization_id for row in rows)
    items = list(ChecklistItem.objects.filter(in_use=True))
    day = today()
    return {
        row.pk: [
            _view(row, item, states[row.pk].get(item.pk), ends.get(row.organization_id), day)
            for item in items
            if not item.kinds or row.organization.kind in item.kinds
        ]
        for row in rows
    }


def _view(
    row: Application, item: ChecklistItem, state: ItemState | None, runs_to: date | None, day: date
) -> ItemView:
    check = CHECKS.get(item.check_name)
    facts = ItemFacts(
        code=item.code,
        kind=item.kind,
        required=item.required,
        computed=check(row, runs_to) if check is not None else False,
        attested=state is not None and state.attested_at is not None,
        verified=state is not None and state.verified_at is not None,
        expires_on=state.expires_on if state else None,
    )
    return ItemView(item, facts, state, item_is_complete(facts, on=day))


def applications(viewer: Viewer) -> QuerySet[Application]:
    """All for the operator and those who audit, else the acting organisation's own."""
    rows = Application.objects.select_related("organization")
    if viewer.may(REVIEW) or viewer.may(AUDIT_READ):
        return rows
    if viewer.organization_id is None or not any(viewer.may(each) for each in _TRADER_STAFF):
        return rows.none()
    return rows.filter(organization_id=viewer.organization_id)


def application_get(application_id: uuid.UUID, *, viewer: Viewer) -> Application | None:
    """One application the viewer may see."""
    return applications(viewer).filter(pk=application_id).first()


def own_application(viewer: Viewer) -> Application | None:
    """The acting organisation's newest application."""
    if viewer.organization_id is None:
        return None
    rows = applications(viewer).filter(organization_id=viewer.organization_id)
    return rows.order_by("-id").first()


def tasks_open(viewer: Viewer) -> QuerySet[ReviewTask]:
    """Open tasks of the review desk; nothing for others."""
    if not viewer.may(REVIEW):
        return ReviewTask.objects.none()
    return ReviewTask.objects.filter(done_at__isnull=True).select_related(
        "application__organization", "item"
    )


def still_open(merchant_id: uuid.UUID) -> list[Sentence]:
    """What keeps a merchant from leaving, in words; empty when nothing does.

    A dispute keeps its order unfinished and its money in escrow.
    """
    found = []
    orders = orders_unfinished(merchant_id)
    if orders:
        found.append(Sentence("未完成订单 {count} 笔", count=orders))
    held = escrows_open(merchant_id)
    if held:
        found.append(Sentence("托管中的交易 {count} 笔", count=held))
    money = client_money_of(merchant_ref(merchant_id))
    found += [
        Sentence("账户余额 {amount} {currency}", amount=f"{minor / 100:.2f}", currency=currency)
        for currency, minor in sorted(money.items())
    ]
    return found
