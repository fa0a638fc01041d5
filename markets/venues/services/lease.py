"""Leases: opened and ended by the market, followed by the listing rows."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from backend.catalog.drafts import BoothPart
from backend.catalog.services import merchant_listing_update
from backend.events.services import publish, remember, replay
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound, Required
from backend.kernel.locking import lock_one
from backend.parties.selectors import trader_by_code
from markets.venues.errors import BoothTaken, LeaseOver, LeaseTermWrong, TenantUnfit
from markets.venues.events import LeaseMoved
from markets.venues.models import Booth, Lease
from markets.venues.rules import lease_term_fits
from markets.venues.selectors import today
from markets.venues.services.access import market_of_manager, require_manager


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseTerms:
    """Who holds a booth (by credit code), from when to which last day."""

    booth_id: uuid.UUID
    tenant_code: str
    starts_on: date
    ends_on: date
    contract_number: str = ""


def _told(lease: Lease, act: str, actor: Actor) -> None:
    upper = lease.valid.upper
    publish(
        LeaseMoved(
            lease_id=lease.pk,
            booth_code=lease.booth.code,
            market=lease.booth.market.slug,
            tenant_id=lease.tenant_id,
            act=act,
            starts_on=lease.valid.lower,
            ends_on=upper - timedelta(days=1) if upper else None,
        ),
        actor=actor,
    )


def booths_push(merchant_id: uuid.UUID) -> tuple[str, ...]:
    """Write the codes of a merchant's running leases onto its listing rows; returns them."""
    running = Lease.objects.filter(tenant_id=merchant_id, valid__contains=today())
    codes = tuple(sorted(running.values_list("booth__code", flat=True)))
    merchant_listing_update(merchant_id, BoothPart(codes))
    Lease.objects.filter(tenant_id=merchant_id).exclude(valid__contains=today()).filter(
        pushed=True
    ).update(pushed=False)
    running.filter(pushed=False).update(pushed=True)
    return codes


@transaction.atomic
def lease_open(*, actor: Actor, terms: LeaseTerms, key: str) -> Lease:
    """Give a booth to a merchant. Raises Forbidden, NotFound, LeaseTermWrong, TenantUnfit,
    BoothTaken, IdempotencyMismatch.
    """
    require_manager(actor)
    booth = lock_one(Booth.objects.filter(pk=terms.booth_id))
    if booth is None:
        raise NotFound(field="boothId")
    market_of_manager(actor, booth.market_id, field="boothId")
    content = {name: str(value) for name, value in asdict(terms).items()}
    scope = f"venues.lease:{booth.market_id}"
    if done := replay(key, scope=scope, of=content):
        return Lease.objects.get(pk=done["id"])
    if not lease_term_fits(terms.starts_on, terms.ends_on):
        raise LeaseTermWrong
    if len(terms.contract_number) > 60:
        raise Invalid("合同编号最多 60 字。", field="contractNumber")
    tenant = trader_by_code(terms.tenant_code)
    if tenant is None:
        raise TenantUnfit
    span = DateRange(terms.starts_on, terms.ends_on + timedelta(days=1))
    if Lease.objects.filter(booth=booth, valid__overlap=span).exists():
        raise BoothTaken
    lease = Lease.objects.create(
        booth=booth,
        tenant=tenant,
        valid=span,
        contract_number=terms.contract_number.strip(),
        opened_by=actor.user_id,
    )
    _told(lease, "opened", actor)
    booths_push(tenant.pk)
    remember(key, scope=scope, of=content, result={"id": str(lease.pk)})
    return lease


@transaction.atomic
def lease_end(*, actor: Actor, lease_id: uuid.UUID, ends_on: date, reason: str) -> Lease:
    """End a lease; ``ends_on`` is the last day, not before yesterday. Raises Forbidden, NotFound,
    Required, LeaseOver, LeaseTermWrong.
    """
    require_manager(actor)
    lease = lock_one(Lease.objects.filter(pk=lease_id).select_related("booth__market"))
    if lease is None:
        raise NotFound(field="id")
    market_of_manager(actor, lease.booth.market_id)
    if not reason.strip():
        raise Required(field="reason")
    day = today()
    if lease.valid.isempty or (lease.valid.upper and lease.valid.upper <= day):
        raise LeaseOver
    end = ends_on + timedelta(days=1)
    if end < day or (lease.valid.upper and end > lease.valid.upper):
        raise LeaseTermWrong
    lease.valid = DateRange(lease.valid.lower, max(lease.valid.lower, end))
    lease.end_reason = reason.strip()[:200]
    lease.save(update_fields=["valid", "end_reason", "updated_at"])
    _told(lease, "ended", actor)
    booths_push(lease.tenant_id)
    return lease


def leases_push(limit: int = 200) -> int:
    """Bring the listing rows in line with leases that began or ended by the calendar."""
    day = today()
    begun = Lease.objects.filter(valid__contains=day, pushed=False)
    over = Lease.objects.filter(pushed=True).exclude(valid__contains=day)
    tenants = set(begun.values_list("tenant_id", flat=True)[:limit])
    tenants |= set(over.values_list("tenant_id", flat=True)[:limit])
    for tenant in sorted(tenants):
        with transaction.atomic():
            booths_push(tenant)
    return len(tenants)
