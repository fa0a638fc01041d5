"""What a merchant's grade does to an escrow, through one small door."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.credit.selectors import effects_of


@dataclass(frozen=True, slots=True)
class TradeEffects:
    """Days a release waits before it is payable, and the share kept back, in basis points."""

    hold_days: int
    reserve_bp: int


def effects_for(merchant_id: uuid.UUID) -> TradeEffects:
    """The effects of the merchant's grade today (credit brief 8); copied, never read again."""
    effects = effects_of(merchant_id)
    return TradeEffects(hold_days=effects.hold_days, reserve_bp=effects.reserve_bp)
