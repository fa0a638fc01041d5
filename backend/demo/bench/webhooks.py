"""A burst of a provider's messages over HTTP: every one answered, each fact booked once."""

from __future__ import annotations

import json
import random
import time
import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from backend.demo.bench.escrows import PRICE, SITE, merchant_any
from backend.demo.bench.stand import part, port_of
from backend.demo.bench.table import Figure
from backend.demo.bench.wire import Address, Result, pace
from backend.events.services import deliver_due
from backend.kernel import clock
from backend.kernel.actor import SYSTEM
from backend.kernel.clock import clock_frozen
from payments.escrow.models import Escrow
from payments.escrow.services import escrow_create
from payments.escrow.services.begin import Target, payment_claim
from payments.gateway.adapters import SANDBOX, provider_of
from payments.gateway.models import InboundEvent, Payment
from payments.gateway.services import inbox_apply_due, operation_run
from payments.gateway.signature import HEADER, sign
from payments.ledger.models import Journal
from payments.ledger.selectors import prove

if TYPE_CHECKING:
    from payments.gateway.port import ProviderEvent

MESSAGES, SECONDS, REPEATS = 1000, 10.0, 0.3
CLIENTS, P95_MAX_MS = 64, 300.0
APPLY_SECONDS_MAX = 120.0
STORY = "event_lost"
"""The provider takes the money and lists its message, but leaves the posting to us."""


def measure(*, quick: bool) -> list[Figure]:
    """So many messages in ten seconds, three in ten of them repeats, in no order."""
    count = 100 if quick else MESSAGES
    events = captured(round(count * (1 - REPEATS)))
    with part("web", port_of("SHIJI_API_PORT")):
        address = Address(port_of("SHIJI_API_PORT"))
        requests = burst(events, count)
        turn = iter(requests)
        result = pace(
            address, lambda: next(turn), rate=count / SECONDS, clients=CLIENTS, seconds=SECONDS
        )
    begun = time.monotonic()
    exact = applied(events, give_up=begun + APPLY_SECONDS_MAX)
    return figures(result, count, len(events) / (time.monotonic() - begun), exact=exact)


def captured(count: int) -> list[ProviderEvent]:
    """Payments that wait for news, and the provider's messages that their money is there."""
    merchant, before = merchant_any(), clock.now()
    subjects = [f"hook_{uuid.uuid4().hex}" for _ in range(count)]
    for subject in subjects:
        with transaction.atomic():
            escrow = escrow_create(
                actor=SYSTEM, settlement_subject=subject, site=SITE, currency="CNY",
                merchant_id=merchant, buyer_id=None, payment_ref=subject, price_minor=PRICE,
            )  # fmt: skip
            target = Target(subject=subject, payer=subject, currency="CNY", escrows=[escrow])
            operation, _ = payment_claim(target, SANDBOX, STORY, None, subject, False, "")
        operation_run(operation.pk, claimed=operation)
    refs = set(Payment.objects.filter(subject__in=subjects).values_list("provider_ref", flat=True))
    later = clock.now() + timedelta(minutes=1)
    with clock_frozen(later):
        provider_of(SANDBOX).tick()
    with clock_frozen(later + timedelta(minutes=1)):  # a message is dated after what it tells of
        told = list(provider_of(SANDBOX).list_events(before))
    return [event for event in told if event.object_ref in refs]


def burst(events: list[ProviderEvent], count: int) -> list[bytes]:
    """Every message once and some of them again, signed, shuffled."""
    dice = random.Random(9)
    sent = events + dice.choices(events, k=count - len(events))
    dice.shuffle(sent)
    return [_signed(event) for event in sent]


def _signed(event: ProviderEvent) -> bytes:
    row = {
        "id": event.event_id, "type": event.kind, "account": "shiji", "live": event.live,
        "object": {"kind": event.object_kind, "ref": event.object_ref}, "at": event.at.isoformat(),
    }  # fmt: skip
    body = json.dumps(row).encode()
    head = (
        f"POST /webhooks/{SANDBOX}/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Content-Type: application/json\r\n{HEADER}: {sign(SANDBOX, body)}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def applied(events: list[ProviderEvent], *, give_up: float) -> bool:
    """What the worker does with them; True when each message is kept once and books once."""
    refs = [event.object_ref for event in events]
    escrows = Escrow.objects.filter(
        payment_ref__in=Payment.objects.filter(provider_ref__in=refs).values("subject")
    )
    while inbox_apply_due():
        pass
    while escrows.exclude(state="FUNDED").exists() and time.monotonic() < give_up:
        if not deliver_due(500):
            break
    kept = InboundEvent.objects.filter(object_ref__in=refs)
    booked = Journal.objects.filter(reference__in=refs, kind="J-FUND")
    counts = (kept.count(), kept.filter(state="APPLIED").count(), booked.count())
    whole = escrows.filter(state="FUNDED", funded_minor=PRICE).count()
    return counts == (len(refs),) * 3 and whole == len(refs) and not prove().faults


def figures(result: Result, count: int, rate: float, *, exact: bool) -> list[Figure]:
    """Answers and their times, and what came of them."""
    right = not result.wrong and len(result.times) == count
    said = f"{count - result.wrong} of {count} answered 200"
    return [
        Figure(
            f"webhooks, {count} in {SECONDS:g} s, 30 % repeats, p95", f"< {P95_MAX_MS:g} ms",
            f"{result.p95_ms:.0f} ms", said, result.p95_ms < P95_MAX_MS and right,
        ),
        Figure(
            "the same messages booked", "each once", "each once" if exact else "not exact",
            f"applied at {rate:.0f}/s by one worker", exact,
        ),
    ]  # fmt: skip
