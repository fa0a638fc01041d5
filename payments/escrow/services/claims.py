"""What merchants owe the house (1050): later sales pay it, the oldest claim first (J-RECOVER)."""

from __future__ import annotations

import uuid

from backend.kernel import clock
from backend.kernel.acts import act
from backend.kernel.ids import public_id
from backend.kernel.locking import for_lock
from backend.kernel.readings import Reading
from backend.kernel.rows import row_insert, row_update
from payments.escrow.models import Chargeback, Claim, Escrow
from payments.ledger.rules import cr, dr
from payments.ledger.services import balances_locked, journal_post

_OPEN = Reading(
    lambda merchant, currency: for_lock(
        Claim.objects.filter(
            merchant_id=merchant, currency=currency, open_minor__gt=0
        ).select_related("escrow")
    ),
    uuid.UUID,
    str,
)


def claim_raise(
    escrow: Escrow, amount_minor: int, *, chargeback: Chargeback | None = None
) -> Claim | None:
    """Keep what the merchant owes for an escrow; the journal that debits 1050 is the caller's."""
    if not amount_minor:
        return None
    return row_insert(
        Claim(
            merchant_id=escrow.merchant_id,
            escrow=escrow,
            chargeback=chargeback,
            currency=escrow.currency,
            amount_minor=amount_minor,
            open_minor=amount_minor,
            raised_at=clock.now(),
        )
    )


def claims_locked(merchant_id: uuid.UUID, currency: str) -> list[Claim]:
    """The open claims on a merchant, oldest first; lock them before the accounts they are paid on."""
    return _OPEN(merchant_id, currency)


@act
def claims_recover(claims: list[Claim]) -> int:
    """Take available money for locked claims of one merchant. Returns minor units taken."""
    if not claims:
        return 0
    first = claims[0]
    owner = public_id("org", first.merchant_id)
    rest = balances_locked([("2031", owner), ("1050", owner)], first.currency)["2031"]
    taken = 0
    for claim in claims:
        part = min(rest - taken, claim.open_minor)
        if part <= 0:
            break
        journal_post(
            # what is open only falls, so it names the step
            key=f"{public_id('clm', claim.pk)}:recover:{claim.open_minor}",
            kind="J-RECOVER",
            subject=claim.escrow.settlement_subject,
            lines=[
                dr("2031", owner, part, claim.currency),
                cr("1050", owner, part, claim.currency),
            ],
        )
        claim.open_minor -= part
        row_update(claim, "open_minor")
        taken += part
    return taken


def claims_recover_due(limit: int = 500) -> int:
    """Every merchant with open claims, whatever made its money available. Returns minor units."""
    owing = Claim.objects.filter(open_minor__gt=0).values_list("merchant_id", "currency").distinct()
    return sum(_recover(merchant, currency) for merchant, currency in owing[:limit])


@act
def _recover(merchant_id: uuid.UUID, currency: str) -> int:
    return claims_recover(claims_locked(merchant_id, currency))
