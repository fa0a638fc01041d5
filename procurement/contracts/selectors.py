"""Reading contracts."""

from __future__ import annotations

from collections.abc import Iterable

from procurement.contracts.models import Contract


def contract_of(case: str) -> Contract | None:
    """The contract of a case."""
    return Contract.objects.filter(case=case).first()


def contracts_of(cases: Iterable[str]) -> dict[str, Contract]:
    """Contracts by case."""
    return {row.case: row for row in Contract.objects.filter(case__in=list(cases))}
