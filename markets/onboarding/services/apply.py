"""The merchant's side: start, fill in, tick, submit."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from backend.channels.selectors import site_by_slug
from backend.events.services import remember, replay
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Forbidden, Invalid, NotFound, Required
from backend.parties.selectors import organizations_by_ids
from backend.parties.services.sealing import seal
from markets.onboarding.errors import (
    ApplicationOpen,
    ApplicationStateWrong,
    ChecklistIncomplete,
    SettlementNameDiffers,
)
from markets.onboarding.models import (
    Application,
    ApplicationState,
    ChecklistItem,
    ItemKind,
    ItemState,
)
from markets.onboarding.permissions import APPLY
from markets.onboarding.rules import (
    ATTESTED,
    EDITABLE,
    FINAL,
    SUBMITTED,
    missing_items,
    settlement_name_fits,
)
from markets.onboarding.selectors import checklist_of, today
from markets.onboarding.services.moves import move, own_lock

TRADERS = frozenset({"COMPANY", "SOLE_TRADER", "COOPERATIVE"})
TAX_STATUSES = frozenset({"GENERAL", "SMALL"})
ACCOUNT = re.compile(r"[0-9]{8,30}")
PHONE = re.compile(r"[0-9+\- ()]{6,32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationForm:
    """What a merchant fills in; absent (None) fields stay as they are."""

    sites: tuple[str, ...] | None = None
    trade_categories: tuple[str, ...] | None = None
    contact_name: str | None = None
    contact_phone: str | None = None
    licence_expires_on: date | None = None
    special_licences: list[dict[str, str]] | None = field(default=None)
    brands: list[dict[str, str]] | None = field(default=None)
    tax_status: str | None = None
    issues_invoices: bool | None = None
    return_address: str | None = None
    settlement_name: str | None = None
    settlement_bank: str | None = None
    settlement_account: str | None = None


@transaction.atomic
def application_start(*, actor: Actor, key: str) -> Application:
    """A draft for the acting organisation. Raises Forbidden, Invalid, ApplicationOpen,
    IdempotencyMismatch.
    """
    actor.require(APPLY)
    if actor.organization_id is None or actor.user_id is None:
        raise Forbidden
    row = organizations_by_ids([actor.organization_id])[actor.organization_id]
    content = {"organization": str(row.pk)}
    scope = f"onboarding.start:{row.pk}"
    if done := replay(key, scope=scope, of=content):
        return Application.objects.get(pk=done["id"])
    if row.kind not in TRADERS:
        raise Invalid("只有企业、个体工商户和合作社可以入驻。", field="organization")
    if Application.objects.filter(organization=row).exclude(state__in=FINAL).exists():
        raise ApplicationOpen
    made = Application.objects.create(
        organization=row, applicant=actor.user_id, applicant_person=actor.person_id
    )
    remember(key, scope=scope, of=content, result={"id": str(made.pk)})
    return made


def _editable(row: Application) -> None:
    if row.state not in EDITABLE:
        raise ApplicationStateWrong(state=ApplicationState(row.state).label)


@transaction.atomic
def application_edit(
    *, actor: Actor, application_id: uuid.UUID, form: ApplicationForm
) -> Application:
    """Fill in a draft, or what was asked to be changed. Raises Forbidden, NotFound, Invalid,
    ApplicationStateWrong, SettlementNameDiffers.
    """
    row = own_lock(actor, application_id)
    _editable(row)
    _check(form)
    for name in (
        "contact_name", "contact_phone", "tax_status", "issues_invoices", "return_address",
        "settlement_name", "settlement_bank", "licence_expires_on",
    ):  # fmt: skip
        value = getattr(form, name)
        if value is not None:
            setattr(row, name, value.strip() if isinstance(value, str) else value)
    if form.sites is not None:
        row.sites = list(dict.fromkeys(form.sites))
    if form.trade_categories is not None:
        row.trade_categories = [text.strip() for text in form.trade_categories if text.strip()]
    for name in ("special_licences", "brands"):
        if getattr(form, name) is not None:
            setattr(row, name, getattr(form, name))
    if form.settlement_account:
        row.settlement_account = seal(form.settlement_account)
        row.settlement_tail = form.settlement_account[-4:]
    if form.settlement_name and not settlement_name_fits(
        kind=row.organization.kind,
        legal_name=row.organization.legal_name,
        owner_name=row.representative,
        account_name=form.settlement_name,
    ):
        raise SettlementNameDiffers
    row.save()
    return row


def _check(form: ApplicationForm) -> None:
    for slug in form.sites or ():
        if site_by_slug(slug) is None or slug == "gov":
            raise Invalid("没有这个站点。", field="sites")
    if form.tax_status and form.tax_status not in TAX_STATUSES:
        raise Invalid("纳税人类型应为一般纳税人或小规模纳税人。", field="taxStatus")
    if form.settlement_account and not ACCOUNT.fullmatch(form.settlement_account):
        raise Invalid("银行账号应为 8-30 位数字。", field="settlementAccount")
    if form.contact_phone and not PHONE.fullmatch(form.contact_phone):
        raise Invalid("电话号码格式不正确。", field="contactPhone")
    limits = {"contact_name": 60, "return_address": 300, "settlement_name": 120,
              "settlement_bank": 120}  # fmt: skip
    for name, limit in limits.items():
        if len(getattr(form, name) or "") > limit:
            raise Invalid("内容过长。", field=name)
    if len(form.trade_categories or ()) > 20 or any(
        len(text) > 60 for text in form.trade_categories or ()
    ):
        raise Invalid("经营类目最多 20 项，每项 60 字。", field="tradeCategories")
    for name in ("special_licences", "brands"):
        rows = getattr(form, name) or []
        if len(rows) > 30 or any(len(str(value)) > 200 for each in rows for value in each.values()):
            raise Invalid("最多 30 项，每项 200 字。", field=name)


@transaction.atomic
def representative_check_record(
    *, actor: Actor, application_id: uuid.UUID, name: str, id_tail: str, matches: bool
) -> Application:
    """Keep that a person's identity was checked, with the last four places of the number alone."""
    row = own_lock(actor, application_id)
    _editable(row)
    row.representative, row.representative_id_tail = name.strip()[:60], id_tail[-4:]
    row.representative_matches, row.representative_checked_at = matches, clock.now()
    row.save()
    return row


@transaction.atomic
def item_attest(
    *, actor: Actor, application_id: uuid.UUID, code: str, attested: bool
) -> Application:
    """Tick an item, or take the tick away. Raises Forbidden, NotFound, ApplicationStateWrong."""
    row = own_lock(actor, application_id)
    _editable(row)
    item = ChecklistItem.objects.filter(code=code, kind=ItemKind.ATTESTED, in_use=True).first()
    if item is None:
        raise NotFound(field="code")
    ItemState.objects.update_or_create(
        application=row,
        item=item,
        defaults={
            "attested_by": actor.user_id if attested else None,
            "attested_at": clock.now() if attested else None,
        },
    )
    return row


_NEEDED = (
    ("sites", "sites"), ("contact_name", "contactName"), ("contact_phone", "contactPhone"),
    ("representative", "representative"), ("tax_status", "taxStatus"),
    ("return_address", "returnAddress"), ("settlement_name", "settlementName"),
    ("settlement_bank", "settlementBank"), ("settlement_account", "settlementAccount"),
)  # fmt: skip


@transaction.atomic
def application_submit(*, actor: Actor, application_id: uuid.UUID) -> Application:
    """Hand in; submitting again changes nothing. Raises Forbidden, NotFound, Required,
    SettlementNameDiffers, ChecklistIncomplete, ApplicationStateWrong.
    """
    row = own_lock(actor, application_id)
    if row.state == SUBMITTED:
        return row
    _editable(row)
    for name, shown in _NEEDED:
        if not getattr(row, name):
            raise Required(field=shown)
    if not settlement_name_fits(
        kind=row.organization.kind,
        legal_name=row.organization.legal_name,
        owner_name=row.representative,
        account_name=row.settlement_name,
    ):
        raise SettlementNameDiffers
    incomplete(row, frozenset({ATTESTED}))
    row.submitted_at = clock.now()
    return move(row, SUBMITTED, actor=actor)


def incomplete(row: Application, kinds: frozenset[str] | None = None) -> None:
    """Raises ChecklistIncomplete naming what is missing."""
    views = checklist_of(row)
    missing = set(missing_items([view.facts for view in views], on=today(), kinds=kinds))
    if missing:
        raise ChecklistIncomplete(
            [(view.item.code, view.item.name) for view in views if view.item.code in missing]
        )
