"""The shortest script that still breaks: delete pieces, halves first (delta debugging)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from payments.simulation.script import Step


def shrink(
    steps: Sequence[Step], breaks: Callable[[Sequence[Step]], bool], *, tries: int = 200
) -> list[Step]:
    """A part of ``steps`` in order for which ``breaks`` still holds, found in so many tries."""
    held = list(steps)
    pieces = 2
    while len(held) > 1 and tries > 0:
        size = -(-len(held) // pieces)
        for start in range(0, len(held), size):
            rest = held[:start] + held[start + size :]
            tries -= 1
            if rest and breaks(rest):
                held, pieces = rest, max(2, pieces - 1)
                break
            if tries <= 0:
                break
        else:
            if size == 1:
                break
            pieces = min(len(held), pieces * 2)
    return held
