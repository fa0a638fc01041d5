"""Holding, freeing and shipping stock. Rows are locked in id order, so nobody oversells."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from backend.catalog.selectors import VariantFacts, variant_facts
from backend.events.services import publish
from backend.inventory.errors import InsufficientStock
from backend.inventory.events import ReservationEnded
from backend.inventory.models import Allocation, Stock
from backend.inventory.rules import Shelf, take
from backend.inventory.services.flip import flips_push, free_now
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.bulk import rows_update
from backend.kernel.locking import for_lock, lock_rows
from backend.kernel.readings import Reading
from backend.kernel.rows import rows_insert
from backend.kernel.statements import run

_RENAME = """
UPDATE inventory_allocation held SET holder = %s, line = named.own, kind = 'ALLOCATION',
    expires_at = NULL
FROM unnest(%s::text[], %s::text[]) AS named(given, own)
WHERE held.holder = %s AND held.line = named.given"""
_STOCKS = Reading(lambda keys: for_lock(Stock.objects.filter(variant_id__in=keys)), list)
TIMER = Actor.system("inventory")


@dataclass(frozen=True, slots=True)
class StockLine:
    """So many base units of a variant for one line of the holder."""

    variant_id: uuid.UUID
    quantity: int
    line: str = ""


def stocks_lock(variant_ids: Iterable[uuid.UUID]) -> list[Stock]:
    """Lock all rows of some variants at once, in id order; the caller holds a transaction.

    A caller with several holders takes this first: two baskets with the same merchants in another
    order then wait for each other and never deadlock.
    """
    wanted = set(variant_ids)
    return _STOCKS(list(wanted)) if wanted else []


@act
def stock_allocate(
    *,
    holder: str,
    lines: Sequence[StockLine],
    facts: Mapping[uuid.UUID, VariantFacts] | None = None,
) -> None:
    """Hold stock for an order until it ships or ends. Raises InsufficientStock, writes nothing.

    ``facts`` of the variants, where the caller has read them.
    """
    _hold(holder=holder, lines=lines, kind="ALLOCATION", until=None, known=facts)


@act
def stock_reserve(
    *,
    holder: str,
    lines: Sequence[StockLine],
    until: datetime,
    facts: Mapping[uuid.UUID, VariantFacts] | None = None,
    replace: bool = True,
) -> None:
    """Hold stock for a payment until a moment; an earlier reservation of the holder is replaced.

    ``replace``: False for a holder that has none, as the caller knows by its own locked row.
    Raises InsufficientStock, writes nothing.
    """
    held = Allocation.objects.filter(holder=holder).values_list("stock__variant_id", flat=True)
    earlier = set(held) if replace else set()
    if earlier:
        stocks_lock({*earlier, *(line.variant_id for line in lines)})
        allocation_release(holder=holder)
    _hold(holder=holder, lines=lines, kind="RESERVATION", until=until, known=facts)


def _hold(
    *,
    holder: str,
    lines: Sequence[StockLine],
    kind: str,
    until: datetime | None,
    known: Mapping[uuid.UUID, VariantFacts] | None,
) -> None:
    facts = variant_facts({line.variant_id for line in lines}) if known is None else known
    tracked = [line for line in lines if facts[line.variant_id].track_stock]
    stocks = stocks_lock(line.variant_id for line in tracked)
    before = free_now(stocks)
    by_variant: dict[uuid.UUID, list[Stock]] = defaultdict(list)
    for stock in stocks:
        by_variant[stock.variant_id].append(stock)
    short: dict[uuid.UUID, int] = {}
    made: list[Allocation] = []
    for line in tracked:
        shelves = [Shelf(s, s.quantity - s.allocated) for s in by_variant[line.variant_id]]
        parts = take(shelves, line.quantity)
        if parts is None:
            short[line.variant_id] = sum(shelf.free for shelf in shelves)
            continue
        for stock, quantity in parts:
            stock.allocated += quantity
            made.append(
                Allocation(
                    stock=stock,
                    quantity=quantity,
                    holder=holder,
                    line=line.line,
                    kind=kind,
                    expires_at=until,
                )
            )
    if short:
        names = {v: f"{facts[v].product_name} {facts[v].name}" for v in short}
        raise InsufficientStock(short, names)
    rows_update({a.stock for a in made}, ["allocated"])
    rows_insert(made)
    flips_push(before, stocks)


def _locked(holder: str) -> tuple[list[Allocation], dict[uuid.UUID, Stock]]:
    """A holder's allocations with their stock rows locked first (the order of all lockers)."""
    stock_ids = set(Allocation.objects.filter(holder=holder).values_list("stock_id", flat=True))
    stocks = {row.pk: row for row in lock_rows(Stock.objects.filter(pk__in=stock_ids))}
    held = lock_rows(Allocation.objects.filter(holder=holder, stock_id__in=stocks))
    return held, stocks


@act
def allocation_release(*, holder: str) -> int:
    """Free all a holder keeps; returns how many base units. Twice is once."""
    held, stocks = _locked(holder)
    if not held:
        return 0
    before = free_now(stocks.values())
    for allocation in held:
        stocks[allocation.stock_id].allocated -= allocation.quantity
    rows_update(stocks.values(), ["allocated"])
    Allocation.objects.filter(pk__in=[row.pk for row in held]).delete()
    flips_push(before, stocks.values())
    return sum(row.quantity for row in held)


@act
def allocation_ship(*, holder: str, lines: Sequence[StockLine]) -> None:
    """Goods leave: stock and allocation fall together, line by line."""
    held, stocks = _locked(holder)
    spent: list[Allocation] = []
    for line in lines:
        rest = line.quantity
        for allocation in held:
            if not rest or allocation.line != line.line or not allocation.quantity:
                continue
            part = min(rest, allocation.quantity)
            allocation.quantity -= part
            stocks[allocation.stock_id].allocated -= part
            stocks[allocation.stock_id].quantity -= part
            rest -= part
            spent.append(allocation)
    rows_update(stocks.values(), ["allocated", "quantity"])
    empty = [row.pk for row in spent if row.quantity == 0]
    Allocation.objects.filter(pk__in=empty).delete()
    rows_update([row for row in spent if row.quantity], ["quantity"])


@act
def allocation_drop(*, holder: str, lines: Sequence[str]) -> int:
    """Free what a holder still keeps for some lines; returns how many base units."""
    held, stocks = _locked(holder)
    freed = [row for row in held if row.line in set(lines)]
    if not freed:
        return 0
    before = free_now(stocks.values())
    for row in freed:
        stocks[row.stock_id].allocated -= row.quantity
    rows_update(stocks.values(), ["allocated"])
    Allocation.objects.filter(pk__in=[row.pk for row in freed]).delete()
    flips_push(before, stocks.values())
    return sum(row.quantity for row in freed)


@act
def holder_rename(*, holder: str, to: str, line_by_line: dict[str, str]) -> int:
    """A paid reservation becomes the order's allocation; returns how many rows moved.

    No stock row is locked: nothing is freed and nothing is taken.
    ``line_by_line`` maps the reservation's line names to the order's; other lines stay.
    """
    return run(_RENAME, [to, list(line_by_line), list(line_by_line.values()), holder])[1]


def reservations_expire() -> int:
    """Free reservations whose time is over, one holder per transaction; returns how many."""
    now = clock.now()
    ended = 0
    holders = set(
        Allocation.objects.filter(kind="RESERVATION", expires_at__lte=now).values_list(
            "holder", flat=True
        )
    )
    for holder in sorted(holders):
        with transaction.atomic():
            due = Allocation.objects.filter(
                holder=holder, kind="RESERVATION", expires_at__lte=now
            ).exists()
            if due and allocation_release(holder=holder):
                publish(ReservationEnded(holder=holder), actor=TIMER)
                ended += 1
    return ended
