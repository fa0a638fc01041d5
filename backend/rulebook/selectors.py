"""What applies on a day."""

from __future__ import annotations

import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from backend.rulebook.errors import RuleMissing
from backend.rulebook.models import Rule
from backend.rulebook.rules import scope_fits

CHINA = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A value in force and the row it comes from, so that a case can pin it."""

    id: uuid.UUID
    key: str
    value: Any
    unit: str
    source: str
    mark: str

    @property
    def number(self) -> int:
        """The value as a whole number."""
        return int(self.value)

    @property
    def decimal(self) -> Decimal:
        """The value as an exact decimal."""
        return Decimal(str(self.value))


def local_day(moment: date | datetime) -> date:
    """The day in China of a moment."""
    return moment.astimezone(CHINA).date() if isinstance(moment, datetime) else moment


def local_time(moment: datetime) -> datetime:
    """A moment by the clocks of China."""
    return moment.astimezone(CHINA)


def local_text(moment: datetime | str) -> str:
    """A moment, or its ISO text, as people in China write it: to the minute."""
    at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}"


KEEP_SECONDS = 60.0


@dataclass(slots=True)
class _Kept:
    until: float = 0.0
    by_key: dict[str, list[Rule]] = field(default_factory=dict)


_kept = _Kept()


def _rules_of(key: str) -> list[Rule]:
    """All rows of a key. They are few and change by people's hands: a process keeps them a minute."""
    if time.monotonic() > _kept.until:
        found: dict[str, list[Rule]] = {}
        for row in Rule.objects.all():
            found.setdefault(row.key, []).append(row)
        _kept.by_key, _kept.until = found, time.monotonic() + KEEP_SECONDS
    return _kept.by_key.get(key, [])


def rules_forget() -> None:
    """Read afresh next time (after a change, and between tests)."""
    _kept.until = 0.0


def value(key: str, *, on: date | datetime, scope: Mapping[str, str] | None = None) -> RuleRow:
    """The row in force on a day; the row that names most of the scope wins. Raises RuleMissing."""
    asked, day = scope or {}, local_day(on)
    fitting = [
        row for row in _rules_of(key) if _in_force(row, day) and scope_fits(row.scope, asked)
    ]
    if not fitting:
        raise RuleMissing(key=key)
    return _row(max(fitting, key=lambda row: len(row.scope)))


def _in_force(row: Rule, day: date) -> bool:
    """Whether a day lies in the row's span; its end is the first day no longer covered."""
    span = row.valid
    return (span.lower is None or span.lower <= day) and (span.upper is None or day < span.upper)


def pinned(rule_id: uuid.UUID) -> RuleRow:
    """A row a case has pinned, whatever applies today."""
    return _row(Rule.objects.get(pk=rule_id))


def rules_on(day: date) -> list[RuleRow]:
    """Everything that applies on a day, for the page of the law behind the screens."""
    rows = Rule.objects.filter(valid__contains=day).order_by("key", "scope_text")
    return [_row(row) for row in rows]


def _row(rule: Rule) -> RuleRow:
    return RuleRow(
        id=rule.pk,
        key=rule.key,
        value=rule.value,
        unit=rule.unit,
        source=rule.source,
        mark=rule.mark,
    )
