"""How many hints the real history raises, and that a planted one is among them."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from backend.demo.day.replay.articles import category_of
from backend.oversight import rules
from backend.oversight.rulebook_rows import ROWS
from tests.backend.oversight import spread

SEED = 7


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an invoice."""

    article: str
    price: Decimal
    quantity: int


@pytest.fixture(scope="module")
def invoices(shared_data: Path) -> dict[str, list[Line]]:
    """Sales of the real history by invoice, each article known by its category."""
    file = shared_data / "online-retail" / "transactions.csv"
    if not file.is_file():
        pytest.skip(f"the real invoices are not here: {file}")
    found: defaultdict[str, list[Line]] = defaultdict(list)
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            price, quantity = Decimal(row["unit_price_gbp"]), int(row["quantity"])
            if price > 0 and quantity > 0 and not row["invoice_no"].startswith("C"):
                category, _ = category_of(row["description"])
                found[row["invoice_no"]].append(
                    Line(f"{category} {row['stock_code']}", price, quantity)
                )
    return dict(found)


@pytest.fixture(scope="module")
def dear_from(invoices: dict[str, list[Line]]) -> dict[str, float | None]:
    """By category: from which price on one stands out of the shelf."""
    lowest: dict[str, Decimal] = {}
    for line in (line for lines in invoices.values() for line in lines):
        lowest[line.article] = min(line.price, lowest.get(line.article, line.price))
    shelf: defaultdict[str, list[Decimal]] = defaultdict(list)
    for article, price in lowest.items():
        shelf[article.split()[0]].append(price)
    return {category: spread.dear_from(prices) for category, prices in shelf.items()}


def _least_pounds() -> int:
    (figure,) = (
        row.value for row in ROWS
        if row.key == "hint.price_yuan" and row.scope == {"currency": "GBP"}
    )  # fmt: skip
    return int(str(figure))


def _hints(invoices: dict[str, list[Line]], dear_from: dict[str, float | None]) -> list[str]:
    least, found = _least_pounds(), []
    for number, lines in invoices.items():
        dear = [
            line
            for line in lines
            if rules.stands_out(line.price, dear_from[line.article.split()[0]])
        ]
        if dear and sum(line.price * line.quantity for line in dear) >= least:
            found.append(number)
    return found


def test_the_real_history_raises_few_hints_and_every_planted_one(invoices, dear_from):
    usual = set(_hints(invoices, dear_from))
    assert len(invoices) > 1_500
    assert len(usual) * 100 < len(invoices)  # eleven of 1,693; each dear line alone made it 472

    dice = random.Random(SEED)
    planted = dice.sample(sorted(set(invoices) - usual), 40)
    odd = dict(invoices)
    for number in planted:
        line = max(invoices[number], key=lambda one: one.price * one.quantity)
        wanted = dear_from[line.article.split()[0]]
        price = max(line.price * 40, Decimal(600) / line.quantity)
        if wanted is not None:
            odd[number] = [*invoices[number], Line(line.article, price, line.quantity)]
    sown = {number for number in planted if odd[number] is not invoices[number]}
    assert len(sown) > 30
    seen = set(_hints(odd, dear_from))
    assert seen - usual <= sown
    assert len(seen & sown) * 10 >= len(sown) * 9
