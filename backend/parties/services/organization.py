"""Organisations: entering, the register's answer, admission by the operator, suspension."""

from __future__ import annotations

import re
import uuid
from dataclasses import asdict, dataclass

from django.db import transaction

from backend.events.services import publish, remember, replay
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound, Required, SodConflict
from backend.kernel.ids import uuid7
from backend.kernel.locking import lock_one
from backend.parties.divisions import county_codes
from backend.parties.errors import (
    DecisionMade,
    KindClosed,
    OrganizationNotActive,
    UsccInvalid,
    UsccKindMismatch,
    UsccTaken,
)
from backend.parties.events import ApprovalDecided, OrganizationMoved, OrganizationRegistered
from backend.parties.models import (
    Approval,
    ApprovalKind,
    ApprovalState,
    Organization,
    OrganizationKind,
    OrganizationStatus,
    RegisterCheck,
)
from backend.parties.ports import RegisterAnswer
from backend.parties.roles import TRADERS, admin_role
from backend.parties.rules import register_settles, uscc_check, uscc_fits_kind
from backend.parties.services.membership import (
    managed_organization,
    membership_open,
    person_and_links,
    role_check,
)
from backend.parties.services.person import own_account

APPROVE = "organization.approve"
OPEN_MAX = 10
"""How many organisations one account may have waiting for admission."""
HOME = "CN"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationEntry:
    """What somebody enters about an organisation; the code is taken exactly as given."""

    kind: str
    legal_name: str
    display_name: str = ""
    display_name_en: str = ""
    uscc: str = ""
    country: str = HOME
    registration_number: str = ""
    region_code: str = ""
    address_line: str = ""
    description: str = ""
    sells: bool = False
    gov_supplier: bool = False


def entry_code(entry: OrganizationEntry) -> str | None:
    """The checked credit code; none for a foreign company, which names its own number."""
    if entry.country != HOME:
        if entry.kind != "COMPANY" or entry.sells or entry.gov_supplier:
            raise Invalid("境外单位目前只能以采购企业身份注册。", field="country")
        if not re.fullmatch(r"[A-Z]{2}", entry.country):
            raise Invalid("国家代码应为两位大写字母。", field="country")
        if not entry.registration_number.strip():
            raise Required(field="registrationNumber")
        return None
    if not entry.uscc:
        raise Required(field="uscc")
    if not uscc_check(entry.uscc, known_counties=county_codes()).valid:
        raise UsccInvalid
    if not uscc_fits_kind(entry.uscc, entry.kind):
        raise UsccKindMismatch
    if Organization.objects.filter(uscc=entry.uscc).exists():
        raise UsccTaken
    return entry.uscc


def _entry_check(entry: OrganizationEntry) -> None:
    if entry.kind not in OrganizationKind.values:
        raise Invalid("未知的单位类型。", field="kind")
    if entry.kind == OrganizationKind.OPERATOR:
        raise KindClosed
    if not 2 <= len(entry.legal_name.strip()) <= 200:
        raise Invalid("请填写营业执照或法人证书上的全称（2-200 字）。", field="legalName")
    if len(entry.display_name) > 120 or len(entry.address_line) > 300:
        raise Invalid("名称或地址过长。", field="displayName")
    if len(entry.display_name_en) > 160 or len(entry.description) > 4000:
        raise Invalid("英文名称或简介过长。", field="description")
    if entry.region_code and not re.fullmatch(r"[0-9]{6}", entry.region_code):
        raise Invalid("行政区划代码应为六位数字。", field="regionCode")
    if (entry.sells or entry.gov_supplier) and entry.kind not in TRADERS:
        raise Invalid("只有企业、个体工商户和合作社可以销售。", field="kind")


@transaction.atomic
def organization_register(*, actor: Actor, entry: OrganizationEntry, key: str) -> Organization:
    """Enter an organisation; whoever enters it becomes its first administrator.

    It stays PENDING until the register (traders) or the operator (everybody else) admits it.
    Raises Unauthenticated, Invalid, Required, KindClosed, UsccInvalid, UsccKindMismatch, UsccTaken,
    RoleExcluded, IdempotencyMismatch.
    """
    user = own_account(actor, confirmed=True)
    scope, content = f"organization.register:{user.pk}", asdict(entry)
    if done := replay(key, scope=scope, of=content):
        return Organization.objects.get(pk=done["id"])
    _entry_check(entry)
    code = entry_code(entry)
    if (
        Organization.objects.filter(
            memberships__user=user, memberships__granted_by=user.pk, status="PENDING"
        )
        .distinct()
        .count()
        >= OPEN_MAX
    ):
        raise Invalid("待审核的单位过多，请等待处理。", field="kind")
    row = organization_write(entry, code)
    role = admin_role(entry.kind, sells=entry.sells)
    role_check(row, role, person_id=user.person_id)
    membership_open(row, user, role, actor=actor)
    if entry.kind not in TRADERS or code is None:
        _ask(row, ApprovalKind.ORGANIZATION, actor=actor)
    if entry.gov_supplier:
        _ask(row, ApprovalKind.GOV_SUPPLIER, actor=actor)
    publish(
        OrganizationRegistered(
            organization_id=row.pk, organization_kind=entry.kind, sells=entry.sells
        ),
        actor=actor,
    )
    remember(key, scope=scope, of=content, result={"id": str(row.pk)})
    return row


def organization_write(entry: OrganizationEntry, code: str | None) -> Organization:
    """The row of an entry that was checked; it waits for admission."""
    key = uuid7()
    extra = {"country": entry.country}
    if entry.registration_number:
        extra["registration_number"] = entry.registration_number.strip()[:64]
    return Organization.objects.create(
        id=key,
        kind=entry.kind,
        legal_name=entry.legal_name.strip(),
        display_name=entry.display_name.strip() or entry.legal_name.strip()[:120],
        display_name_en=entry.display_name_en.strip(),
        slug=f"org-{key.hex[-12:]}",
        uscc=code,
        region_code=entry.region_code or (code[2:8] if code else ""),
        address_line=entry.address_line.strip(),
        description=entry.description.strip(),
        extra=extra,
    )


def _ask(row: Organization, kind: str, *, actor: Actor, note: str = "") -> Approval:
    approval, _ = Approval.objects.get_or_create(
        organization=row,
        kind=kind,
        state=ApprovalState.OPEN,
        defaults={
            "note": note[:500],
            "asked_by": actor.user_id,
            "asked_person": actor.person_id,
        },
    )
    return approval


@transaction.atomic
def register_answer_record(
    *, organization_id: uuid.UUID, answer: RegisterAnswer, actor: Actor
) -> None:
    """Keep what the register said; a trader in order is admitted, another goes to the operator."""
    row = lock_one(Organization.objects.filter(pk=organization_id))
    if row is None:
        raise NotFound
    RegisterCheck.objects.create(
        organization=row,
        found=answer.found,
        name_matches=answer.name_matches,
        in_operation=answer.in_operation,
        registered_on=answer.registered_on,
        at=clock.now(),
    )
    if row.status != OrganizationStatus.PENDING:
        return
    fine = register_settles(
        found=answer.found, name_matches=answer.name_matches, in_operation=answer.in_operation
    )
    if fine:
        row.identity_verified_at = clock.now()
        row.active_since = row.active_since or answer.registered_on
        row.save(update_fields=["identity_verified_at", "active_since", "updated_at"])
    if row.kind in TRADERS and fine:
        _move(
            row, OrganizationStatus.ACTIVE, act="admitted", reason="登记机关核验一致", actor=actor
        )
    elif row.kind in TRADERS:
        _ask(row, ApprovalKind.ORGANIZATION, actor=actor, note="登记机关核验未通过，请人工核对。")


def _move(row: Organization, status: str, *, act: str, reason: str, actor: Actor) -> None:
    row.status = status
    row.save(update_fields=["status", "updated_at"])
    publish(
        OrganizationMoved(organization_id=row.pk, act=act, state=status, reason=reason),
        actor=actor,
    )


@transaction.atomic
def approval_decide(
    *, actor: Actor, approval_id: uuid.UUID, approve: bool, reason: str
) -> Approval:
    """Admit or refuse with a reason; deciding the same again changes nothing.

    Nobody decides about what he (or a linked person) asked for. Raises Forbidden, NotFound,
    Required, SodConflict, DecisionMade.
    """
    actor.require(APPROVE)
    if not reason.strip():
        raise Required("请填写审核意见。", field="reason")
    found = Approval.objects.filter(pk=approval_id).values_list("organization_id", flat=True)
    row = lock_one(Organization.objects.filter(pk__in=found))
    approval = lock_one(Approval.objects.filter(pk=approval_id))
    if row is None or approval is None:
        raise NotFound(field="id")
    wanted = ApprovalState.APPROVED if approve else ApprovalState.REJECTED
    if approval.state != ApprovalState.OPEN:
        if approval.state == wanted and approval.decided_by == actor.user_id:
            return approval
        raise DecisionMade
    if approval.asked_person and actor.person_id in person_and_links(approval.asked_person):
        raise SodConflict(field="id")
    if approve and approval.kind == ApprovalKind.GOV_SUPPLIER and row.status == "PENDING":
        raise OrganizationNotActive(field="id")
    approval.state, approval.reason = wanted, reason.strip()[:500]
    approval.decided_by, approval.decided_at = actor.user_id, clock.now()
    approval.save()
    _consequences(row, approval, actor)
    publish(
        ApprovalDecided(
            organization_id=row.pk,
            approval_id=approval.pk,
            approval_kind=approval.kind,
            approved=approve,
            reason=approval.reason,
        ),
        actor=actor,
    )
    return approval


def _consequences(row: Organization, approval: Approval, actor: Actor) -> None:
    approved = approval.state == ApprovalState.APPROVED
    if approval.kind == ApprovalKind.GOV_SUPPLIER:
        row.is_gov_supplier = approved
        row.save(update_fields=["is_gov_supplier", "updated_at"])
        return
    if row.status != OrganizationStatus.PENDING:
        return
    if approved:
        row.identity_verified_at = row.identity_verified_at or clock.now()
        row.save(update_fields=["identity_verified_at", "updated_at"])
        _move(row, OrganizationStatus.ACTIVE, act="admitted", reason=approval.reason, actor=actor)
        return
    # a refused entry gives its code free for a right one
    row.extra = {**row.extra, "refused_uscc": row.uscc or ""}
    row.uscc = None
    row.save(update_fields=["extra", "uscc", "updated_at"])
    _move(row, OrganizationStatus.CLOSED, act="refused", reason=approval.reason, actor=actor)


@transaction.atomic
def gov_supplier_apply(*, actor: Actor, note: str = "") -> Approval:
    """An admitted trader asks to serve the government. Raises Forbidden, Invalid."""
    row = managed_organization(actor)
    if row.kind not in TRADERS:
        raise Invalid("只有企业、个体工商户和合作社可以申请。", field="kind")
    if row.is_gov_supplier:
        raise DecisionMade("本单位已是政府采购供应商。")
    return _ask(row, ApprovalKind.GOV_SUPPLIER, actor=actor, note=note.strip())


@transaction.atomic
def organization_update(*, actor: Actor, fields: dict[str, str]) -> Organization:
    """Change what the public sees; the legal name and code need a new check. Raises Invalid."""
    row = managed_organization(actor)
    limits = {"display_name": 120, "display_name_en": 160, "address_line": 300, "description": 4000}
    for name, limit in limits.items():
        if name not in fields:
            continue
        text = fields[name].strip()
        if len(text) > limit or (name == "display_name" and not text):
            raise Invalid("内容为空或过长。", field=name)
        setattr(row, name, text)
    row.save()
    return row


@transaction.atomic
def organization_suspend(
    *, actor: Actor, organization_id: uuid.UUID, reason: str, suspended: bool
) -> Organization:
    """Stop an organisation's acting, or let it act again. Raises Forbidden, NotFound, Required."""
    actor.require(APPROVE)
    if not reason.strip():
        raise Required(field="reason")
    row = lock_one(Organization.objects.filter(pk=organization_id))
    if row is None or row.pk == actor.organization_id:
        raise NotFound(field="organizationId")
    before, after = ("ACTIVE", "SUSPENDED") if suspended else ("SUSPENDED", "ACTIVE")
    if row.status == after:
        return row
    if row.status != before:
        raise OrganizationNotActive
    act = "suspended" if suspended else "reinstated"
    _move(row, after, act=act, reason=reason.strip()[:300], actor=actor)
    return row


@transaction.atomic
def organization_trading_set(
    *, actor: Actor, organization_id: uuid.UUID, sells: bool, reason: str
) -> Organization:
    """Let an organisation sell, or not any more; decided by the upper floor's onboarding.

    Raises Forbidden, NotFound.
    """
    actor.require("merchant.review")
    row = lock_one(Organization.objects.filter(pk=organization_id))
    if row is None:
        raise NotFound(field="organizationId")
    if row.is_merchant != sells:
        row.is_merchant = sells
        row.save(update_fields=["is_merchant", "updated_at"])
        act = "selling" if sells else "not_selling"
        publish(
            OrganizationMoved(organization_id=row.pk, act=act, state=row.status, reason=reason),
            actor=actor,
        )
    return row
