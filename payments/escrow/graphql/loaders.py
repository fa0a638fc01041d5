"""Escrows of several orders with one query each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from backend.api.loaders import Loader
from backend.kernel.money import Money
from backend.orders.selectors import windows_open
from payments.escrow.selectors import escrows_by_subject, releases_by_key, timeline
from payments.escrow.words import JOURNALS, journal_text, step_text
from payments.ledger.selectors import moves_of


@dataclass(frozen=True, slots=True)
class Step:
    """A timeline line ready to show; ``command`` is the step's or the journal's kind."""

    at: datetime
    state: str
    command: str
    text: str
    amount: Money | None


class EscrowLoader(Loader):
    """The escrow of a settlement subject."""

    def read(self, keys: Sequence[str]) -> list[Any]:
        found = escrows_by_subject(keys)
        return [found.get(key) for key in keys]


class WindowLoader(Loader):
    """When the next open inspection window of a trade ends."""

    def read(self, keys: Sequence[str]) -> list[datetime | None]:
        found = windows_open(keys)
        return [found.get(key) for key in keys]


class TimelineLoader(Loader):
    """The steps of escrows in words."""

    def read(self, keys: Sequence[Any]) -> list[list[Step]]:
        entries = list(timeline([escrow.pk for escrow in keys]))
        releases = releases_by_key(
            [entry.journal_key for entry in entries if entry.command in {"release", "settle"}]
        )
        currency = {escrow.pk: escrow.currency for escrow in keys}
        steps: dict[Any, list[Step]] = defaultdict(list)
        for entry in entries:
            own = currency[entry.escrow_id]
            release = releases.get(entry.journal_key)
            split = (
                (
                    Money(
                        release.goods_minor + release.freight_minor - release.commission_minor, own
                    ),
                    Money(release.commission_minor, own),
                )
                if release
                else None
            )
            amount = Money(entry.amount_minor, own) if entry.amount_minor else None
            steps[entry.escrow_id].append(
                Step(
                    at=entry.at,
                    state=entry.state_to,
                    command=entry.command,
                    text=step_text(
                        entry.command, amount=amount, split=split, english=_english(self.viewer)
                    ),
                    amount=amount,
                )
            )
        self._tell_journals(keys, steps)
        return [steps[escrow.pk] for escrow in keys]

    def _tell_journals(self, escrows: Sequence[Any], steps: dict[Any, list[Step]]) -> None:
        """Journals that are no step of the states stand among them by their time."""
        english = _english(self.viewer)
        by_subject = {escrow.settlement_subject: escrow for escrow in escrows}
        for moved in moves_of(by_subject, kinds=JOURNALS):
            escrow = by_subject[moved.subject]
            if moved.currency != escrow.currency and moved.kind == "J-FXREF":
                continue  # its other half
            amount = Money(moved.minor, moved.currency)
            own = steps[escrow.pk]
            before = [step.state for step in own if step.at <= moved.at]
            own.append(
                Step(
                    at=moved.at,
                    state=before[-1] if before else escrow.state,
                    command=moved.kind,
                    text=journal_text(moved.kind, amount, english=english),
                    amount=amount,
                )
            )
        for own in steps.values():
            own.sort(key=lambda step: step.at)


def _english(viewer: Any) -> bool:
    return not str(viewer.language).upper().startswith("ZH")
