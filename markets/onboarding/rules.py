"""The way from draft to active, as pure rules (markets brief 4)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

DRAFT = "DRAFT"
SUBMITTED = "SUBMITTED"
CHANGES_REQUESTED = "CHANGES_REQUESTED"
APPROVED = "APPROVED"
CONTRACTED = "CONTRACTED"
ACTIVE = "ACTIVE"
SUSPENDED = "SUSPENDED"
CLOSED = "CLOSED"
REJECTED = "REJECTED"
ARROWS: dict[str, frozenset[str]] = {
    DRAFT: frozenset({SUBMITTED}),
    SUBMITTED: frozenset({CHANGES_REQUESTED, APPROVED, REJECTED}),
    CHANGES_REQUESTED: frozenset({SUBMITTED}),
    APPROVED: frozenset({CONTRACTED}),
    CONTRACTED: frozenset({ACTIVE}),
    ACTIVE: frozenset({SUSPENDED, CLOSED}),
    SUSPENDED: frozenset({ACTIVE, CLOSED}),
    CLOSED: frozenset(),
    REJECTED: frozenset(),
}
FINAL = frozenset({CLOSED, REJECTED})
EDITABLE = frozenset({DRAFT, CHANGES_REQUESTED})
PAST_APPROVAL = frozenset({APPROVED, CONTRACTED, ACTIVE, SUSPENDED})
COMPUTED, ATTESTED, VERIFIED = "COMPUTED", "ATTESTED", "VERIFIED"


def may_move(before: str, after: str) -> bool:
    """Whether an arrow leads from one state to another."""
    return after in ARROWS[before]


def _plain(name: str) -> str:
    text = unicodedata.normalize("NFKC", name)
    return "".join(letter for letter in text if not letter.isspace()).upper()


def settlement_name_fits(*, kind: str, legal_name: str, owner_name: str, account_name: str) -> bool:
    """The account's name equals the legal name; a sole trader's owner may use his own.

    Width of letters and brackets, spaces and case do not count.
    """
    wanted = _plain(account_name)
    if not wanted:
        return False
    if wanted == _plain(legal_name):
        return True
    return kind == "SOLE_TRADER" and bool(owner_name.strip()) and wanted == _plain(owner_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """One checklist item of an application: what kind it is and what is known."""

    code: str
    kind: str
    required: bool
    computed: bool = False
    attested: bool = False
    verified: bool = False
    expires_on: date | None = None


def item_is_complete(item: ItemFacts, *, on: date) -> bool:
    """Computed, ticked or reviewed; what has run out is not complete."""
    if item.kind == COMPUTED:
        return item.computed
    done = item.attested if item.kind == ATTESTED else item.verified
    return done and (item.expires_on is None or item.expires_on >= on)


def missing_items(
    items: list[ItemFacts], *, on: date, kinds: frozenset[str] | None = None
) -> list[str]:
    """Codes of required items that are not complete; of some kinds only if named."""
    return [
        item.code
        for item in items
        if item.required
        and (kinds is None or item.kind in kinds)
        and not item_is_complete(item, on=on)
    ]


def months_later(day: date, months: int) -> date:
    """The same day some months on, or the month's last day."""
    year, month = divmod(day.month - 1 + months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    return date(day.year + year, month + 1, day.day)
