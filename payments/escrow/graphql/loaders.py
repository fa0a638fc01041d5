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
from payments.escrow.words import step_text


@dataclass(frozen=True, slots=True)
class Step:
    """A timeline line ready to show."""

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
        return [steps[escrow.pk] for escrow in keys]


def _english(viewer: Any) -> bool:
    return not str(viewer.language).upper().startswith("ZH")
