"""Acts on a case."""

from procurement.process.services.hold import hold_lift, hold_place, holds_end
from procurement.process.services.move import Move, process_lock, process_move
from procurement.process.services.open import process_open
from procurement.process.services.timer import timer_end, timer_set

__all__ = [
    "Move",
    "hold_lift",
    "hold_place",
    "holds_end",
    "process_lock",
    "process_move",
    "process_open",
    "timer_end",
    "timer_set",
]
