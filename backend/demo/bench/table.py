"""What a row of the table says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured goal: what was wanted, what came, in words, and whether it holds."""

    work: str
    goal: str
    figure: str
    absolute: str
    holds: bool


def at_least(work: str, share: float, floor: float, rate: float, absolute: str) -> Figure:
    """A rate as a share of its floor in the same run."""
    got = rate / floor if floor else 0.0
    return Figure(work, f">= {share:.0%} of floor", f"{got:.0%}", absolute, got >= share)


def below(work: str, limit: float, value: float, unit: str, absolute: str = "") -> Figure:
    """A figure that must stay under a limit."""
    return Figure(work, f"< {limit:g} {unit}", f"{value:.3g} {unit}", absolute, value < limit)


def table(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = [
        "| Work | Goal | Figure | Absolute | |",
        "|---|---|---|---|---|",
    ]
    rows += [
        f"| {each.work} | {each.goal} | {each.figure} | {each.absolute} "
        f"| {'pass' if each.holds else 'FAIL'} |"
        for each in figures
    ]
    return "\n".join(rows)
