"""Timed work of guaranteed trade; each round is safe to run twice."""

from __future__ import annotations

from backend.events.timer import periodic
from payments.escrow.services import (
    claims_recover_due,
    compensations_pay_due,
    covers_return_due,
    escrows_expire_due,
    holds_release_due,
    instructions_retry,
    provider_settle,
    reserves_free_due,
    retentions_release_due,
    windows_close_due,
)
from payments.gateway.adapters import SANDBOX, provider_own_codes


@periodic(seconds=10)
def inspection_windows_close() -> None:
    """Accept deliveries nobody objected to in time."""
    windows_close_due()
    retentions_release_due()


@periodic(seconds=10)
def holds_release() -> None:
    """Make released money available once its hold, or its time in reserve, is over."""
    holds_release_due()
    reserves_free_due()


@periodic(seconds=30)
def escrows_expire() -> None:
    """End escrows that nobody funded."""
    escrows_expire_due()


@periodic(seconds=60)
def waiting_refunds_retry() -> None:
    """Take what merchants owe from what came in, then try refunds that waited for a balance."""
    claims_recover_due()
    compensations_pay_due()
    instructions_retry()


@periodic(seconds=30)
def providers_settle() -> None:
    """Book what providers paid to our bank."""
    if SANDBOX not in provider_own_codes():
        return
    provider_settle(SANDBOX)
    covers_return_due()


@periodic(seconds=3600)
def outside_providers_settle() -> None:
    """Book what providers outside took as fees and paid to our bank."""
    for code in provider_own_codes():
        if code != SANDBOX:
            provider_settle(code)
