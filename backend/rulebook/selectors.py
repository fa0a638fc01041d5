"""What applies on a day."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
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


def local_text(moment: datetime | str) -> str:
    """A moment, or its ISO text, as people in China write it: to the minute."""
    at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}"


def value(key: str, *, on: date | datetime, scope: Mapping[str, str] | None = None) -> RuleRow:
    """The row in force on a day; the row that names most of the scope wins. Raises RuleMissing."""
    asked = scope or {}
    rows = Rule.objects.filter(key=key, valid__contains=local_day(on))
    fitting = [row for row in rows if scope_fits(row.scope, asked)]
    if not fitting:
        raise RuleMissing(key=key)
    return _row(max(fitting, key=lambda row: len(row.scope)))


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
