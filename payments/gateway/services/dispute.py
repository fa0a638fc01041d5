"""What a provider says about a dispute: kept once, states only go forward."""

from __future__ import annotations

from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.locking import for_lock
from backend.kernel.money import Money
from backend.kernel.readings import Reading
from payments.gateway.events import DisputeChanged, ProviderMismatch
from payments.gateway.models import Dispute, Payment
from payments.gateway.port import ProviderObject

PROVIDER = Actor.system("provider")
DECIDED = frozenset({"WON", "LOST"})
_PAYMENT = Reading(
    lambda provider, ref: for_lock(Payment.objects.filter(provider=provider, provider_ref=ref)),
    str,
    str,
)
_HELD = Reading(
    lambda provider, ref: for_lock(Dispute.objects.filter(provider=provider, ref=ref)), str, str
)


@act
def dispute_record(*, provider: str, found: ProviderObject) -> bool:
    """Apply the provider's present truth about a dispute; False while its payment is not known yet.

    An amount that cannot be of this payment is a mismatch: nothing is kept, the escrow freezes.
    """
    payment = _PAYMENT.one(provider, found.parent)
    if payment is None or payment.captured_minor == 0:
        return False
    held = _HELD.one(provider, found.ref)
    if found.foreign or not _fits(payment, found, held):
        _mismatch(payment, found)
        return True
    dispute = held or Dispute(
        provider=provider,
        ref=found.ref,
        payment=payment,
        currency=found.amount.currency,
        amount_minor=found.amount.minor,
        fee_minor=found.fee_minor,
        reason=found.reason[:60],
        state="",
    )
    if dispute.state in DECIDED or dispute.state == found.state:
        return True
    dispute.state, dispute.evidence_due = found.state, found.due_at
    dispute.save()
    publish(
        DisputeChanged(dispute_id=dispute.pk, payment_id=payment.pk, state=dispute.state),
        actor=PROVIDER,
    )
    return True


def _fits(payment: Payment, found: ProviderObject, held: Dispute | None) -> bool:
    """What we know of it, or at first no more than was captured with all its disputes together."""
    if held is not None:
        return found.amount == Money(held.amount_minor, held.currency)
    earlier = Dispute.objects.filter(payment=payment).exclude(state="WON")
    taken = sum(earlier.values_list("amount_minor", flat=True))
    room = payment.captured_minor - taken
    return found.amount.currency == payment.currency and 0 < found.amount.minor <= room


def _mismatch(payment: Payment, found: ProviderObject) -> None:
    publish(
        ProviderMismatch(
            payment_id=payment.pk,
            ours=str(Money(payment.captured_minor, payment.currency)),
            theirs=f"{found.ref} {found.amount}",
        ),
        actor=PROVIDER,
    )
