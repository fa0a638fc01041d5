"""A merchant's own guarantee against its open trades (credit D29)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.kernel.actor import Actor
from backend.kernel.acts import act
from payments.escrow.selectors import open_minor
from payments.guarantees.selectors import merchant_guarantee_held, merchant_guarantee_needed
from payments.guarantees.services import guarantee_release
from payments.guarantees.services.hold import guarantee_lock

if TYPE_CHECKING:
    from payments.guarantees.models import Guarantee


@dataclass(frozen=True, slots=True)
class Security:
    """What a merchant has put up, what its grade asks for, and the open trades it is asked for."""

    currency: str
    held_minor: int
    needed_minor: int
    open_minor: int


def merchant_security(merchant_id: uuid.UUID, currency: str) -> Security:
    """How a merchant's guarantee stands today."""
    opened = open_minor(merchant_id, currency)
    return Security(
        currency=currency,
        held_minor=merchant_guarantee_held(merchant_id, currency),
        needed_minor=merchant_guarantee_needed(merchant_id, open_minor=opened),
        open_minor=opened,
    )


@act
def guarantee_return(*, actor: Actor, guarantee_id: uuid.UUID, reason: str = "") -> Guarantee:
    """Decide that security goes back; a merchant's only as far as its open trades allow.

    Raises Forbidden, NotFound, GuaranteeState, GuaranteeNeeded.
    """
    guarantee = guarantee_lock(guarantee_id)
    return guarantee_release(
        actor=actor, guarantee_id=guarantee_id, reason=reason,
        open_minor=open_minor(guarantee.giver_id, guarantee.currency),
    )  # fmt: skip
