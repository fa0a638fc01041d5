"""Timed work of the gateway; each round is safe to run twice."""

from __future__ import annotations

from contextlib import suppress

from backend.events.timer import periodic
from payments.gateway.adapters import BANK, SANDBOX, provider_of, provider_own_codes
from payments.gateway.port import ProviderSilent
from payments.gateway.services import (
    bank_collect,
    inbox_apply_due,
    operation_resume_due,
    payments_abandon_due,
    payments_check_stale,
    provider_poll,
    refusals_prune,
)


@periodic(seconds=1)
def a_provider_ticks() -> None:
    """Let a provider that lives in our process send what is due."""
    if SANDBOX in provider_own_codes():
        with suppress(ProviderSilent):  # the next round asks again
            provider_of(SANDBOX).tick()


@periodic(seconds=1)
def inbox_apply() -> None:
    """Apply stored messages of providers."""
    inbox_apply_due()


@periodic(seconds=5)
def operations_resume() -> None:
    """Take up calls without an answer."""
    operation_resume_due()


@periodic(seconds=60)
def abandoned_payments_drop() -> None:
    """End attempts whose payer never came back."""
    payments_abandon_due()


@periodic(seconds=600)
def providers_poll() -> None:
    """List what webhooks may have lost, and ask about payments without news."""
    for code in provider_own_codes():
        with suppress(ProviderSilent):
            provider_poll(code)
    payments_check_stale()


@periodic(seconds=86400)
def webhook_refusals_prune() -> None:
    """Drop what refused messages left, after its time; their number stays."""
    refusals_prune()


@periodic(seconds=30)
def bank_files_collect() -> None:
    """Fetch and read what the bank put into the drop box."""
    if BANK in provider_own_codes():
        bank_collect()
