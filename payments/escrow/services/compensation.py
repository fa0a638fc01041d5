"""What a defaulting seller still owes its buyer (9050): later sales pay it, after what the house is owed."""

from __future__ import annotations

from backend.kernel.acts import act
from backend.kernel.ids import from_public_id
from payments.escrow.models import Escrow
from payments.escrow.services.claims import claims_locked
from payments.escrow.services.hold import escrow_lock, escrow_ref
from payments.escrow.services.release import merchant_ref
from payments.escrow.services.sides import payer_ref
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import accounts_open
from payments.ledger.services import accounts_locked, journal_post

MEMO, CONTRA = "9050", "9060"


def compensations_pay_due(limit: int = 500) -> int:
    """Take available money of sellers for the rest of a doubled earnest. Returns minor units."""
    owed = accounts_open(MEMO)[:limit]
    return sum(_pay(ref, currency) for ref, currency, _ in owed if ref.startswith("esc_"))


@act
def _pay(ref: str, currency: str) -> int:
    """What the seller has goes to the buyer's balance, and the memo falls by as much (E4.6b)."""
    found = Escrow.objects.filter(pk=from_public_id(ref, "esc")).first()
    if found is None:
        return 0
    escrow = escrow_lock(found.settlement_subject)
    if claims_locked(escrow.merchant_id, currency):
        return 0  # what the house is owed comes first
    seller, buyer = merchant_ref(escrow.merchant_id), payer_ref(escrow)
    available, memo = ("2031", seller, currency), (MEMO, ref, currency)
    held = accounts_locked([available, memo, (CONTRA, ref, currency), ("2010", buyer, currency)])
    part = min(held[available], held[memo])
    if part <= 0:
        return 0
    step = f"{escrow_ref(escrow)}:compensated:{held[memo]}"  # what is open only falls
    journal_post(
        key=step, kind="J-COMPENSATE", subject=escrow.settlement_subject,
        lines=[dr("2031", seller, part, currency), cr("2010", buyer, part, currency)],
    )  # fmt: skip
    journal_post(
        key=f"{step}:memo", kind="J-CLAIMPAID", subject=escrow.settlement_subject,
        lines=[dr(CONTRA, ref, part, currency), cr(MEMO, ref, part, currency)],
    )  # fmt: skip
    return part
