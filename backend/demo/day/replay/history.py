"""A history of documents: purchases to place, and cancellations matched to what they cancel. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from backend.demo.day.replay.rows import (
    ABOVE_PAID,
    MIXED_DOCUMENT,
    UNMATCHED,
    InvoiceRow,
    RowFault,
)
from backend.kernel.money import Money

CURRENCY = "GBP"
LINES_MAX = 200  # of one basket, as the checkout's own rule row says


@dataclass(slots=True)
class Document:
    """The sound lines of one invoice or cancellation."""

    number: str
    customer: str
    country: str
    at: datetime
    is_credit: bool
    rows: list[InvoiceRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """Units of an article at one price."""

    article: str
    quantity: int
    price: Decimal

    @property
    def minor(self) -> int:
        """What the line costs, in pence."""
        return Money.of(self.price * self.quantity, CURRENCY).minor


@dataclass(frozen=True, slots=True)
class Purchase:
    """One order to place: an invoice, or a part of one that no single basket can hold.

    ``number`` is the buyer's own purchase number: the invoice's, with ``/2`` from the second part on.
    """

    number: str
    document: str
    customer: str
    country: str
    at: datetime
    lines: tuple[Line, ...]

    @property
    def minor(self) -> int:
        """Goods value in pence."""
        return sum(line.minor for line in self.lines)


@dataclass(slots=True)
class GiveBack:
    """What one cancellation takes back from one purchase: units by article, and the sum in pence."""

    document: str
    at: datetime
    customer: str
    purchase: str
    units: dict[str, int] = field(default_factory=dict)
    minor: int = 0


@dataclass(slots=True)
class History:
    """What was read: documents in the order of time, refused lines, the value of all lines."""

    documents: list[Document] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)
    lines: int = 0
    value: Decimal = Decimal(0)


@dataclass(slots=True)
class Plan:
    """What is to happen, in the order of time."""

    purchases: list[Purchase]
    give_backs: list[GiveBack]
    faults: list[RowFault]

    @property
    def sold_minor(self) -> int:
        return sum(each.minor for each in self.purchases)

    @property
    def back_minor(self) -> int:
        return sum(each.minor for each in self.give_backs)


def history_read(
    rows: Iterable[InvoiceRow | RowFault], *, advance: Callable[[int], object] = lambda _n: None
) -> History:
    """Gather lines into documents; ``advance`` hears of every line."""
    history = History()
    found: dict[str, Document] = {}
    for row in rows:
        history.lines += 1
        advance(1)
        if isinstance(row, RowFault):
            history.faults.append(row)
            history.value += row.value
            continue
        worth = row.price * row.quantity * (-1 if row.is_credit else 1)
        history.value += worth
        document = found.setdefault(
            row.document,
            Document(row.document, row.customer, row.country, row.at, row.is_credit),
        )
        if row.customer != document.customer:
            history.faults.append(RowFault(row.line, row.document, (MIXED_DOCUMENT,), worth))
            continue
        document.at = min(document.at, row.at)
        document.rows.append(row)
    history.documents = sorted(found.values(), key=lambda each: (each.at, each.number))
    return history


def plan_make(documents: Sequence[Document]) -> Plan:
    """Purchases and give-backs of the documents; what no earlier line matches becomes a fault."""
    purchases = [part for each in documents if not each.is_credit for part in purchases_of(each)]
    matcher = _Matcher(purchases)
    for document in documents:
        if document.is_credit:
            matcher.match(document)
    return Plan(purchases, list(matcher.found.values()), matcher.faults)


def purchases_of(document: Document) -> list[Purchase]:
    """An invoice as purchases: equal lines together; a second price of an article, and lines past
    the basket's limit, go into a further part."""
    merged: dict[tuple[str, Decimal], int] = defaultdict(int)
    for row in document.rows:
        merged[row.article, row.price] += row.quantity
    parts: list[dict[str, Line]] = [{}]
    for (article, price), quantity in merged.items():
        place = next(
            (part for part in parts if article not in part and len(part) < LINES_MAX), None
        )
        if place is None:
            parts.append(place := {})
        place[article] = Line(article, quantity, price)
    return [
        Purchase(
            number=document.number if place == 1 else f"{document.number}/{place}",
            document=document.number,
            customer=document.customer,
            country=document.country,
            at=document.at,
            lines=tuple(part.values()),
        )
        for place, part in enumerate(parts, start=1)
    ]


@dataclass(slots=True)
class _Open:
    """A sold line and what of it may still come back."""

    purchase: Purchase
    line: Line
    left: int


class _Matcher:
    """Finds for each cancelled line the latest earlier sales of the customer and the article."""

    def __init__(self, purchases: Sequence[Purchase]) -> None:
        self.found: dict[tuple[str, str], GiveBack] = {}
        self.faults: list[RowFault] = []
        self._sold: dict[tuple[str, str], list[_Open]] = defaultdict(list)
        for purchase in purchases:
            for line in purchase.lines:
                key = (purchase.customer, line.article)
                self._sold[key].append(_Open(purchase, line, line.quantity))

    def match(self, document: Document) -> None:
        """Take each line from the latest sales at the same price, then from those at another."""
        for row in document.rows:
            wanted = row.quantity
            earlier = [
                each
                for each in reversed(self._sold[document.customer, row.article])
                if each.left and each.purchase.at <= document.at
            ]
            earlier.sort(key=lambda each: each.line.price != row.price)  # stable: latest first
            for each in earlier:
                part = min(wanted, each.left)
                if part:
                    self._take(document, row, each, part)
                    wanted -= part
            if wanted:
                self._fault(row, UNMATCHED, row.price * wanted)

    def _take(self, document: Document, row: InvoiceRow, sold: _Open, part: int) -> None:
        sold.left -= part
        paid = min(row.price, sold.line.price)
        if row.price > paid:
            self._fault(row, ABOVE_PAID, (row.price - paid) * part)
        back = self.found.setdefault(
            (document.number, sold.purchase.number),
            GiveBack(document.number, document.at, document.customer, sold.purchase.number),
        )
        back.units[row.article] = back.units.get(row.article, 0) + part
        back.minor += Money.of(paid * part, CURRENCY).minor

    def _fault(self, row: InvoiceRow, reason: str, value: Decimal) -> None:
        self.faults.append(RowFault(row.line, row.document, (reason,), -value))
