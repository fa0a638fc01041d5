"""What webhooks may lose, polling finds (payments brief 7.8)."""

from __future__ import annotations

import json
import uuid
from contextlib import suppress
from datetime import datetime, timedelta
from functools import lru_cache

from django.db import transaction
from django.db.models import F, Q

from backend.kernel import clock
from backend.kernel.ids import public_id
from backend.kernel.readings import Reading, Texts
from backend.kernel.statements import run
from payments.gateway.adapters import BANK, provider_of, provider_own_codes
from payments.gateway.errors import GatewayUnknown
from payments.gateway.models import OPEN_STATES, Payment, ProviderCursor
from payments.gateway.port import ProviderSilent
from payments.gateway.selectors import events_known
from payments.gateway.services.inbox import event_store
from payments.gateway.services.operation import operation_claim
from payments.gateway.services.payment import payment_record

OVERLAP = timedelta(hours=1)
STALE = timedelta(minutes=15)
_CURSOR = Reading(lambda provider: ProviderCursor.objects.filter(pk=provider), str)
READ_TO = "UPDATE payments_gateway_providercursor SET read_to = %s WHERE provider = %s"


def provider_poll(provider: str, *, back: timedelta = OVERLAP) -> int:
    """List events since the cursor less an hour (``back``) and keep the new ones. Returns how many.

    Raises ProviderSilent.
    """
    now = clock.now()
    cursor = _CURSOR.one(provider)
    if cursor is None:
        cursor, _ = ProviderCursor.objects.get_or_create(
            provider=provider, defaults={"read_to": now - timedelta(days=1)}
        )
    new = 0
    told = list(provider_of(provider).list_events(cursor.read_to - back))
    known = events_known(provider, [event.event_id for event in told])
    for event in told:
        if event.event_id in known:
            continue  # the hour told twice
        body = json.dumps({"polled": event.event_id}).encode()
        new += event_store(provider=provider, event=event, body=body)
    run(READ_TO, [now, provider])
    return new


def payment_refresh(*, payment_id: uuid.UUID) -> None:
    """Ask how one open payment stands and record it; silence changes nothing."""
    row = Payment.objects.filter(pk=payment_id, state__in=OPEN_STATES).exclude(provider_ref="")
    payment = row.first()
    if payment is None:
        return
    with suppress(ProviderSilent, GatewayUnknown):
        found = provider_of(payment.provider).fetch("payment", payment.provider_ref)
        if found is not None:
            payment_record(payment_id=payment.pk, found=found)


@lru_cache(maxsize=16)
def _left(limit: int) -> Reading[Payment]:
    return Reading(
        lambda codes: (
            Payment.objects.filter(state="ACTION_REQUIRED", provider__in=codes)
            .exclude(operations__kind="void")
            .order_by("pk")[:limit]
        ),
        Texts,
    )


def payments_abandon_due(limit: int = 200) -> int:
    """Drop attempts whose payer left in the middle, so that another can begin. Returns how many.

    A step done at the last moment wins: the provider refuses to drop it, and says it is paid.
    """
    now = clock.now()
    hasty = [code for code in provider_own_codes() if provider_of(code).capabilities("").step_ttl]
    dropped = 0
    for row in _left(limit)(hasty):
        ttl = provider_of(row.provider).capabilities(row.instrument).step_ttl
        if ttl is None or row.opened_at + ttl > now or not row.provider_ref:
            continue
        with transaction.atomic():
            operation_claim(
                key=f"{public_id('pay', row.pk)}:void:1", kind="void", provider=row.provider,
                request={}, payment=row,
            )  # fmt: skip
        dropped += 1
    return dropped


@lru_cache(maxsize=16)
def _unheard(limit: int) -> Reading[Payment]:
    """Whom nobody asked for longest comes first, so that those that stay open keep no other waiting.

    A transfer is known from the bank's files alone, and may stay open for days.
    """
    return Reading(
        lambda before: (
            Payment.objects.filter(state__in=OPEN_STATES, opened_at__lte=before)
            .exclude(provider=BANK)
            .filter(Q(checked_at__isnull=True) | Q(checked_at__lte=before))
            .exclude(provider_ref="")
            .order_by(F("checked_at").asc(nulls_first=True), "pk")[:limit]
        ),
        datetime,
    )


def payments_check_stale(limit: int = 200) -> int:
    """Ask about payments that stayed open without news. Returns how many were asked about."""
    rows = _unheard(limit)(clock.now() - STALE)
    for row in rows:
        try:
            found = provider_of(row.provider).fetch("payment", row.provider_ref)
        except (ProviderSilent, GatewayUnknown):
            continue
        if found is not None:
            payment_record(payment_id=row.pk, found=found)
    return len(rows)
