"""What was done, counted by command: as workers tell it, as a table, and as the run's last line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

ENDS = ("done", "refused", "crashed", "silent")
"""How a command may end: done, refused by a rule, dead on the way, or without the provider's answer."""
HELD = (
    "L1-L10, safeguarding (foreign money at the quote less the haircut), "
    "held = funded - released - refunded >= 0, payouts <= released, guarantees, wallets, receipts, "
    "retentions and commitments as their rows, memo pairs, bank and provider hold what is booked, "
    "refused commands write nothing, replaying all events changes nothing"
)


def told(counts: Counter[str]) -> list[str]:
    """Lines of a worker's pipe: ``count <name> <number>``; names may hold blanks."""
    return [f"count {name} {number}" for name, number in counts.items() if number]


def heard(line: str) -> tuple[str, int] | None:
    """The name and number of a line of ``told``; None for any other."""
    word, _, rest = line.strip().partition(" ")
    name, _, number = rest.rpartition(" ")
    return (name, int(number)) if word == "count" and number.isdigit() else None


def table(total: Counter[str], commands: Iterable[str]) -> list[str]:
    """A line for each command: how often it ended how; commands that were never done stand out."""
    rows = {name: [total[f"{end} {name}"] for end in ENDS] for name in sorted(commands)}
    rows["all"] = [_ended(total, end) for end in ENDS]
    width = max(map(len, rows))
    lines = [f"{'command':{width}}" + "".join(f"{end:>10}" for end in ENDS)]
    for name, numbers in rows.items():
        never = "" if numbers[0] else "  never done"
        lines.append(f"{name:{width}}" + "".join(f"{number:>10}" for number in numbers) + never)
    return lines


def last_line(
    total: Counter[str],
    *,
    first_seed: int,
    seeds: int,
    seconds: float,
    bad: Sequence[str],
    stopped: bool,
) -> str:
    """One line that says what held, or that something broke, or that the run was stopped."""
    ran = (
        f"{total['steps']} steps in {total['scripts']} of {seeds} scripts "
        f"(seeds {first_seed}-{first_seed + seeds - 1}), "
        f"{seconds:.0f} s, {total['steps'] / max(seconds, 0.001):.0f} steps/s; "
        f"{_ended(total, 'done')} done, {_ended(total, 'refused')} refused, "
        f"{_ended(total, 'crashed')} crashes, {_ended(total, 'silent')} silences, "
        f"{total['journals']} journals, {total['replayed']} events replayed"
    )
    if bad:
        return f"BROKEN {len(bad)}: {ran}"
    if stopped:
        return f"STOPPED by hand, nothing broken till then. RAN: {ran}"
    return f"HELD: {HELD}. RAN: {ran}"


def _ended(total: Counter[str], end: str) -> int:
    return sum(number for name, number in total.items() if name.startswith(f"{end} "))
