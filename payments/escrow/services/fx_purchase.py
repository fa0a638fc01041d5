"""Foreign money bought for refunds: one person writes the bank's advice down, another posts it."""

from __future__ import annotations

import uuid

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import NotFound, Required, SodConflict
from backend.kernel.locking import lock_key
from backend.kernel.money import Money
from backend.kernel.turns import Turn, turn_wait
from payments.escrow.errors import PurchaseClosed
from payments.escrow.models import ForeignPurchase
from payments.escrow.selectors import PURCHASE_MAKE
from payments.escrow.services.fx_move import BOOK, fx_bought, purchase_named
from payments.gateway.adapters import topped_up_codes
from payments.gateway.errors import GatewayUnknown
from payments.ledger.errors import KeyReused


@act
def purchase_draft(
    *, actor: Actor, provider: str, bought: Money, paid: Money, reference: str
) -> ForeignPurchase:
    """Write down what the bank bought; the same advice once.

    Raises Forbidden, GatewayUnknown of one that keeps no money of its own, Invalid, KeyReused where
    the reference stands with other sums.
    """
    actor.require(PURCHASE_MAKE)
    if provider not in topped_up_codes():
        raise GatewayUnknown
    named = purchase_named(bought, paid, reference)
    turn_wait(Turn.FOREIGN_PURCHASE, f"{provider}:{named}")
    facts = {
        "bought_currency": bought.currency, "bought_minor": bought.minor,
        "paid_currency": paid.currency, "paid_minor": paid.minor,
    }  # fmt: skip
    held = ForeignPurchase.objects.filter(provider=provider, reference=named)
    row = held.exclude(state="REFUSED").first()
    if row is None:
        assert actor.person_id is not None, "purchases are written down by persons"
        return ForeignPurchase.objects.create(
            provider=provider, reference=named, made_by=actor.person_id, made_at=clock.now(),
            **facts,
        )  # fmt: skip
    if any(getattr(row, name) != given for name, given in facts.items()):
        raise KeyReused
    return row


@act
def purchase_check(
    *, actor: Actor, purchase_id: uuid.UUID, post: bool, answer: str = ""
) -> ForeignPurchase:
    """Another person posts it, or refuses with an answer.

    Raises Forbidden, NotFound, PurchaseClosed, SodConflict, Required, Invalid, LedgerRefusal.
    """
    actor.require(BOOK)
    row = lock_key(ForeignPurchase, purchase_id)
    if row is None:
        raise NotFound(field="id")
    if row.state != "DRAFT":
        raise PurchaseClosed
    if actor.person_id is None or actor.person_id == row.made_by:
        raise SodConflict
    row.answer = answer.replace("\x00", "").strip()[:200]
    if post:
        fx_bought(
            actor=actor, provider=row.provider, reference=row.reference,
            bought=Money(row.bought_minor, row.bought_currency),
            paid=Money(row.paid_minor, row.paid_currency),
        )  # fmt: skip
    elif not row.answer:
        raise Required(field="answer")
    row.state = "POSTED" if post else "REFUSED"
    row.checked_by, row.checked_at = actor.person_id, clock.now()
    row.save()
    return row
