"""The provider pays our bank: fees and transfers, once per settlement (J-SETTLE)."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from backend.kernel import clock
from backend.kernel.failpoints import failpoint
from payments.escrow.services.fx_move import fx_settle
from payments.gateway.adapters import provider_of
from payments.gateway.port import ProviderSilent, Settlement
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import journals_known
from payments.ledger.services import SAFE_BANK, journal_post

LOOK_BACK = timedelta(days=7)


def _last_key(provider: str, settlement: Settlement) -> str:
    """The journal that is written last: where it stands, all of the settlement is booked."""
    word = "settled" if settlement.net_minor else "fee"
    return f"{provider}:{settlement.ref}:{word}"


def provider_settle(provider: str) -> int:
    """Book what the provider settled; the reference keys the journals. Returns how many it listed."""
    try:
        found = provider_of(provider).settlements(clock.now() - LOOK_BACK)
    except ProviderSilent:
        return 0  # the next round asks again
    booked = journals_known(_last_key(provider, settlement) for settlement in found)
    for settlement in found:
        if _last_key(provider, settlement) in booked:
            continue
        if settlement.paid_currency not in {"", settlement.currency}:
            fx_settle(provider=provider, settlement=settlement)
            continue
        with transaction.atomic():
            if settlement.fee_minor:
                journal_post(
                    key=f"{provider}:{settlement.ref}:fee",
                    kind="J-FEE",
                    subject=settlement.ref,
                    effective_at=settlement.at,
                    lines=[
                        dr("5010", provider, settlement.fee_minor, settlement.currency),
                        cr("1010", provider, settlement.fee_minor, settlement.currency),
                    ],
                    outside_event=True,
                    reference=settlement.ref,
                )
            if not settlement.net_minor:
                continue  # a day's fees, told apart from the transfer that pays the rest
            failpoint("settlement.half_booked")
            journal_post(
                key=f"{provider}:{settlement.ref}:settled",
                kind="J-SETTLE",
                subject=settlement.ref,
                effective_at=settlement.at,
                lines=[
                    dr("1020", SAFE_BANK, settlement.net_minor, settlement.currency),
                    cr("1010", provider, settlement.net_minor, settlement.currency),
                ],
                outside_event=True,
                reference=settlement.ref,
            )
    return len(found)
