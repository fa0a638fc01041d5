"""What the sandbox provider tells of its accounts: movements kept with the objects, a sheet a day.

Pure, like the machine. A movement is written where money moves, so a sheet is only read off.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

State = dict[str, Any]
Movement = dict[str, Any]
CITY = timezone(timedelta(hours=8))  # the provider closes its day at midnight in China
MADE_AFTER = timedelta(minutes=10)
"""Then nobody is under way any more with a movement that began before midnight."""


def moved(state: State, kind: str, amount: int, now: datetime, *, word: str = "") -> State:
    """An object after money moved on its account: into it positive, in minor units.

    ``word`` parts several movements of one object; the name of a movement is given once.
    """
    if not amount:
        return state
    movement = {
        "ref": f"{state['ref']}:{word}" if word else state["ref"],
        "kind": kind, "amount": amount, "at": now.astimezone(UTC).isoformat(),
        "key": state.get("key", ""), "object": state["ref"], "currency": state["currency"],
    }  # fmt: skip
    return {**state, "moves": [*state.get("moves", []), movement]}


def day_of(movement: Movement) -> date:
    """The day on whose sheet a movement stands."""
    return datetime.fromisoformat(movement["at"]).astimezone(CITY).date()


def over(day: date, now: datetime) -> bool:
    """A sheet is made once its day has ended, and a little later."""
    return now >= datetime.combine(day + timedelta(days=1), time.min, tzinfo=CITY) + MADE_AFTER


def sheet(
    *, code: str, currency: str, day: date, first_day: date, opening: int, moves: Iterable[Movement]
) -> dict[str, Any]:
    """One day of one currency; every day since the first movement has one, also without movements.

    ``opening``: the sum of all movements before the day.
    """
    lines = sorted(moves, key=lambda row: (row["at"], row["ref"]))
    return {
        "ident": f"{code}:{currency}:{day:%Y%m%d}",
        "sequence": (day - first_day).days + 1,
        "currency": currency, "day": day.isoformat(), "opening": opening,
        "closing": opening + sum(row["amount"] for row in lines), "lines": lines,
    }  # fmt: skip
