"""What a rule row is, and how the most fitting scope is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Value = int | str | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDeclaration:
    """A default row an app ships. ``value`` is a whole number, text or flag; decimals as text."""

    key: str
    value: Value
    unit: str
    source: str
    mark: str
    valid_from: date = date(2020, 1, 1)
    valid_to: date | None = None
    scope: Mapping[str, str] = field(default_factory=dict)


def declare(
    key: str,
    value: Value,
    *,
    unit: str,
    source: str,
    mark: str,
    valid_from: date = date(2020, 1, 1),
    valid_to: date | None = None,
    scope: Mapping[str, str] | None = None,
) -> RuleDeclaration:
    """One default row. ``mark`` is A, B or C; ``valid_to`` is exclusive."""
    assert mark in {"A", "B", "C"}, "a rule says how sure it is"
    return RuleDeclaration(
        key=key,
        value=value,
        unit=unit,
        source=source,
        mark=mark,
        valid_from=valid_from,
        valid_to=valid_to,
        scope=dict(scope or {}),
    )


def scope_text(scope: Mapping[str, Any]) -> str:
    """A scope in one spelling: ``site=textile;level=2``."""
    return ";".join(f"{name}={scope[name]}" for name in sorted(scope))


def scope_fits(row_scope: Mapping[str, Any], asked: Mapping[str, Any]) -> bool:
    """Whether a row holds for the asked circumstances: all it names must agree."""
    return all(asked.get(name) == wanted for name, wanted in row_scope.items())
