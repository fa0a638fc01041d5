"""Guaranteed trade: the service against the same SQL sent raw, eight hands on one account, batches."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
from django.db import connection, transaction

from backend.demo.bench.table import Figure, at_least
from backend.kernel.actor import SYSTEM
from backend.kernel.bulk import rows_copy
from backend.kernel.ids import uuid7
from backend.parties.models import Organization
from payments.escrow.models import Escrow
from payments.escrow.rules import Part, fund_lines
from payments.escrow.services import (
    escrow_create,
    escrow_delivered,
    escrow_fund,
    escrow_ref,
    escrow_release,
)
from payments.escrow.services.release_batch import BatchRelease, escrow_release_batch
from payments.ledger.rules import cash_side
from payments.ledger.selectors import balance, prove
from payments.ledger.services import Draft, journals_post

SHARE, TIMES, HANDS = 0.4, 10.0, 8
AT_ONCE = 250
PRICE, COMMISSION_BP, COMMISSION = 10_000, 150, 150
SITE, PROVIDER = "bench", "bench"
Statement = tuple[str, Any]


def measure(*, quick: bool) -> list[Figure]:
    """All rows of this page."""
    return [*against_raw(60 if quick else 400), *hot(8 if quick else 60), *batch(quick=quick)]


def merchant_any() -> uuid.UUID:
    """Some seller of the stand."""
    found = Organization.objects.filter(is_merchant=True).order_by("pk").first()
    assert found is not None, "the stand has goods, so it has merchants"
    return found.pk


def _acts(merchant: uuid.UUID, *, release: bool = True) -> list[Callable[[], object]]:
    """Create, fund, deliver, accept: one escrow's whole life, one transaction each."""
    subject = f"stl_{uuid.uuid4().hex}"
    who: dict[str, Any] = {"actor": SYSTEM, "settlement_subject": subject}
    acts: list[Callable[[], object]] = [
        lambda: escrow_create(
            **who, site=SITE, currency="CNY", merchant_id=merchant, buyer_id=None,
            payment_ref=subject, price_minor=PRICE,
        ),
        lambda: escrow_fund(
            **who, amount_minor=PRICE, provider=PROVIDER, charge_id=uuid.uuid4(), key=f"{subject}:f"
        ),
        lambda: escrow_delivered(**who, amount_minor=PRICE),
    ]  # fmt: skip
    if release:
        acts.append(
            lambda: escrow_release(**who, parts=[Part(PRICE, COMMISSION_BP)], key=f"{subject}:r")
        )
    return acts


def against_raw(count: int) -> list[Figure]:
    """The same statements, recorded from the service and sent again without it, commit for commit."""
    merchant = merchant_any()
    for act in _acts(merchant):
        act()  # statements are made and accounts opened once
    recorded = _recorded(merchant, count)
    begun = time.monotonic()
    with psycopg.connect(os.environ["DATABASE_URL"]) as raw, raw.cursor() as cursor:
        for statements in recorded:
            for sql, values in statements:
                cursor.execute(sql.encode(), values)
            raw.commit()
    floor = count / (time.monotonic() - begun)
    begun = time.monotonic()
    for _ in range(count):
        for act in _acts(merchant):
            act()
    got = count / (time.monotonic() - begun)
    absolute = f"{got:.0f}/s, raw {floor:.0f}/s"
    return [at_least("escrow create, fund, deliver, accept", SHARE, floor, got, absolute)]


def _recorded(merchant: uuid.UUID, count: int) -> list[list[Statement]]:
    """What the service sends for so many escrows, act by act; none of it stays."""
    acts: list[list[Statement]] = []

    def keep(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        acts[-1].append((sql, values))
        return execute(sql, values, many, context)

    with transaction.atomic(), connection.execute_wrapper(keep):
        for _ in range(count):
            for act in _acts(merchant):
                acts.append([])
                act()
        transaction.set_rollback(True)
    return acts


def hot(count: int) -> list[Figure]:
    """Eight hands, one site account and one merchant: nothing deadlocks, every fen is there."""
    merchant = merchant_any()
    before = balance("4010", SITE)

    def hand(_number: int) -> int:
        try:
            for _ in range(count):
                for act in _acts(merchant):
                    act()
            return count
        finally:
            connection.close()

    begun = time.monotonic()
    with ThreadPoolExecutor(HANDS) as pool:
        done = sum(pool.map(hand, range(HANDS)))
    taken = time.monotonic() - begun
    exact = balance("4010", SITE) - before == done * COMMISSION and not prove().faults
    name = f"{HANDS} workers on one hot site account"
    return [Figure(name, "exact, no deadlock", f"{done} exact", f"{done / taken:.0f}/s", exact)]


def inspected(count: int) -> None:
    """So many escrows in inspection: one through its services, the others like it.

    Their money comes in through the ledger's service; their rows and steps are copies.
    """
    acts = _acts(merchant_any(), release=False)
    for act in acts[:-1]:
        act()
    like = acts[-1]()
    assert isinstance(like, Escrow)
    steps = list(like.entries.order_by("pk"))
    for start in range(0, count, AT_ONCE):
        escrows = [
            _again(like, settlement_subject=f"stl_{uuid.uuid4().hex}")
            for _ in range(min(AT_ONCE, count - start))
        ]
        drafts = [
            Draft(
                f"{each.settlement_subject}:f",
                fund_lines(escrow_ref(each), cash_side(PROVIDER), PRICE, "CNY"),
                each.settlement_subject,
            )
            for each in escrows
        ]
        with transaction.atomic():
            rows_copy(escrows)
            rows_copy([_again(step, escrow=each) for each in escrows for step in steps])
            journals_post("J-FUND", drafts)


def _again(row: Any, **other: Any) -> Any:
    """Another row like one, under a key of its own."""
    kept = {field.name: getattr(row, field.name) for field in row._meta.concrete_fields}
    return type(row)(**kept | {"id": uuid7()} | other)


def batch(*, quick: bool, many: int = 0) -> list[Figure]:
    """Fifty thousand accepted escrows released together, against a few hundred one by one."""
    wanted, few = (many or (400 if quick else 50_000)), max(10, min(500, (many or 400) // 2))
    inspected(wanted + few)
    rows = Escrow.objects.filter(site=SITE, state="IN_INSPECTION").order_by("pk")
    releases = [
        BatchRelease(row.settlement_subject, [Part(PRICE, COMMISSION_BP)], f"{row.pk}:batch")
        for row in rows[: wanted + few]
    ]
    begun = time.monotonic()
    for each in releases[:few]:
        escrow_release(
            actor=SYSTEM, settlement_subject=each.settlement_subject, parts=each.parts, key=each.key
        )
    alone = few / (time.monotonic() - begun)
    begun = time.monotonic()
    outcome = escrow_release_batch(actor=SYSTEM, releases=releases[few:])
    together = wanted / (time.monotonic() - begun)
    right = outcome.released == wanted and not prove().faults
    return [
        Figure(
            f"batch release of {wanted} escrows", f">= {TIMES:.0f} x one by one",
            f"{together / alone:.1f} x", f"{together:.0f}/s, one by one {alone:.0f}/s",
            together >= TIMES * alone and right,
        )
    ]  # fmt: skip
