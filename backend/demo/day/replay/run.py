"""A history from its file to the proven sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from backend.demo.day.client import Town
from backend.demo.day.proofs import Report
from backend.demo.day.replay.acts import Placed, Stage
from backend.demo.day.replay.history import (
    CURRENCY,
    GiveBack,
    History,
    Plan,
    Purchase,
    history_read,
    plan_make,
)
from backend.demo.day.replay.play import Outcome, Play
from backend.demo.day.replay.rows import REASONS, RowFault, rows_read
from backend.demo.day.replay.shop import SPARE, WHOLESALER, Shop, shop_open
from backend.inventory.selectors import available_by_variant
from backend.kernel.money import Money
from backend.kernel.sheets import SheetUnreadable, sheet_rows
from backend.parties.selectors import organization_by_slug

Advance = Callable[[int], object]
Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Listener:
    """Who hears of progress: ``total`` starts a bar of so many units, ``advance`` moves it."""

    total: Callable[[str, int | None], object] = lambda _what, _count: None
    advance: Advance = lambda _count: None
    say: Say = lambda _text: None


@dataclass(slots=True)
class Replayed:
    """What a run found, did and proves; money in pence."""

    history: History
    plan: Plan
    documents: int
    fresh_purchases: int = 0
    fresh_backs: int = 0
    placed_minor: int = 0
    refunded_minor: int = 0
    outcome: Outcome = field(default_factory=Outcome)
    faults: list[str] = field(default_factory=list)

    @property
    def refused_rows(self) -> list[RowFault]:
        """Lines that cannot be placed, in the order of the file."""
        return sorted([*self.history.faults, *self.plan.faults], key=lambda each: each.line)

    @property
    def is_new(self) -> bool:
        """Whether there was anything to place."""
        return bool(self.fresh_purchases or self.fresh_backs)

    def lines(self) -> list[str]:
        """The report in words and figures."""
        plan = self.plan
        told = [
            f"发票历史 / invoice history: {self.history.lines} lines, {self.documents} documents, "
            f"{_pounds(self.history.value)}",
            f"  sales     {len({each.document for each in plan.purchases})} invoices, "
            f"{len(plan.purchases)} orders, {_money(plan.sold_minor)}",
            f"  returned  {len({each.document for each in plan.give_backs})} cancellations on "
            f"{len({each.purchase for each in plan.give_backs})} orders, {_money(plan.back_minor)}",
            f"  placed    {self.outcome.placed} orders now, "
            f"{len(plan.purchases) - self.fresh_purchases} before; "
            f"on the books {_money(self.placed_minor)}, refunded {_money(self.refunded_minor)}",
        ]
        if not self.is_new:
            told.append("  nothing to place: every document of this file stands already")
        return [*told, *self._reasons()]

    def _reasons(self) -> list[str]:
        rows = self.refused_rows
        counts = Counter(reason for row in rows for reason in row.reasons)
        told = [f"  report    {len(rows)} lines or parts, {_pounds(_sum(rows))}, by reason"]
        for reason, count in counts.most_common():
            own = _sum([row for row in rows if reason in row.reasons])
            told.append(f"    {count:>6}  {reason:<24} {REASONS[reason]}  {_pounds(own)}")
        return told

    def tell(self, report: Report) -> None:
        """Put the figures and the comparison with the file into the day's report."""
        report.lines += self.lines()
        report.proof("replay: every invoice on the books to the penny", self.faults)

    def summary(self) -> str:
        """One clause for the trading day's last line."""
        return (
            f"replay: {len(self.plan.purchases)} orders {_money(self.placed_minor)}, "
            f"refunded {_money(self.refunded_minor)}, {len(self.refused_rows)} lines reported"
        )


def history_of(file: Path, listener: Listener) -> History:
    """Read a history. Raises SheetUnreadable for what is no invoice history."""
    listener.total("读取 / reading", None)
    history = history_read(rows_read(sheet_rows(file)), advance=listener.advance)
    if not history.documents and not history.faults:
        raise SheetUnreadable
    return history


def planned(history: History, limit: int | None) -> Replayed:
    """What a file asks for: its first ``limit`` sound documents, matched; nothing is written."""
    documents = history.documents if limit is None else history.documents[:limit]
    return Replayed(history, plan_make(documents), len(documents))


def replay(town: Town, file: Path, *, limit: int | None, listener: Listener) -> Replayed:
    """Place what is not placed yet, see it through, and compare the books with the file."""
    history = history_of(file, listener)
    result = planned(history, limit)
    orders = Stage(town).placed() if organization_by_slug(WHOLESALER) else {}
    purchases, backs = _pending(result.plan, orders)
    result.fresh_purchases, result.fresh_backs = len(purchases), len(backs)
    if purchases or backs:
        shop = _shop(history, purchases, listener)
        listener.total("发票 / invoices", len(purchases) + len(backs))
        play = Play(
            Stage(town, shop), result.plan, orders, advance=listener.advance, say=listener.say
        )
        result.outcome = play.run(purchases, backs)
        if len(purchases) == len(result.plan.purchases):
            result.faults += _stock_faults(shop, result.plan)
    _prove(result, Stage(town).placed())
    return result


def _pending(plan: Plan, orders: dict[str, Placed]) -> tuple[list[Purchase], list[GiveBack]]:
    """What the shop's orders do not show yet."""
    purchases = [each for each in plan.purchases if each.number not in orders]

    def stands(back: GiveBack) -> bool:
        order = orders.get(back.purchase)
        return order is not None and order.returns.get(back.document, ("", ""))[1] == "REFUNDED"

    return purchases, [each for each in plan.give_backs if not stands(each)]


def _shop(history: History, purchases: Sequence[Purchase], listener: Listener) -> Shop:
    articles = {line.article for each in purchases for line in each.lines}
    listener.total("商品 / articles", len(articles))
    return shop_open(history.documents, purchases, advance=listener.advance)


def _prove(result: Replayed, books: dict[str, Placed]) -> None:
    """The shop's own orders, as the API lists them, against the file; to the penny."""
    plan = result.plan
    result.faults += result.outcome.refused
    own = {each.number: books.get(each.number) for each in plan.purchases}
    result.placed_minor = sum(each.total_minor for each in own.values() if each)
    result.refunded_minor = sum(each.refunded_minor for each in own.values() if each)
    if missing := [number for number, order in own.items() if order is None]:
        result.faults.append(f"invoices without an order: {', '.join(missing[:10])}")
    if still := [order.purchase for order in own.values() if order and order.state != "COMPLETED"]:
        result.faults.append(f"{len(still)} orders are not completed: {', '.join(still[:10])}")
    _same(result, "placed", result.placed_minor, plan.sold_minor)
    _same(result, "refunded", result.refunded_minor, plan.back_minor)
    if result.documents == len(result.history.documents):
        accepted = Decimal(plan.sold_minor - plan.back_minor) / 100
        if accepted + _sum(result.refused_rows) != result.history.value:
            result.faults.append("accepted and reported lines do not make the file's value")


def _same(result: Replayed, what: str, books: int, file: int) -> None:
    if books != file:
        result.faults.append(f"{what}: {_money(books)} on the books, {_money(file)} in the file")


def _stock_faults(shop: Shop, plan: Plan) -> list[str]:
    """Stock was filled with what is sold and a spare: left is the spare and what came back."""
    came_back: Counter[str] = Counter()
    for back in plan.give_backs:
        came_back.update(back.units)
    left = available_by_variant(shop.variants.values())
    wrong = [
        f"{article}: {left[variant]} left, {came_back[article]} came back"
        for article, variant in shop.variants.items()
        if left[variant] != came_back[article] + SPARE
    ]
    return [f"stock: {each}" for each in wrong[:10]]


def _sum(rows: Sequence[RowFault]) -> Decimal:
    return sum((row.value for row in rows), Decimal(0))


def _money(minor: int) -> str:
    return f"{Money(minor, CURRENCY).decimal:,} {CURRENCY}"


def _pounds(value: Decimal) -> str:
    return f"{value:,.2f} {CURRENCY}"
