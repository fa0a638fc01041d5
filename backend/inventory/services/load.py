"""Stock from a file: rows of article number and quantity, checked one by one."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter

from backend.catalog.selectors import variant_facts, variants_by_sku
from backend.inventory.rules import CountRow, count_row_read
from backend.inventory.services.stock import stock_set, warehouse_main
from backend.kernel.actor import Actor
from backend.kernel.errors import DomainError, Sentence

BATCH = 500


@dataclass(slots=True)
class LoadReport:
    """How many rows were taken, and each refused row with its reason."""

    taken: int = 0
    refused: list[tuple[int, Sentence]] = field(default_factory=list)


def stock_load(
    *,
    actor: Actor,
    merchant_id: uuid.UUID,
    rows: Iterable[dict[str, str]],
    dry_run: bool = False,
) -> LoadReport:
    """Set the stock of a merchant's main warehouse from rows with ``sku`` and ``quantity``.

    Bad rows are reported with their line number and left out; the others are written, or with
    ``dry_run`` only checked. Twice is once, as counts are absolute.
    """
    report = LoadReport()
    good: list[CountRow] = []
    for number, row in enumerate(rows, start=2):  # line 1 holds the headings
        read = count_row_read(number, row)
        if isinstance(read, Sentence):
            report.refused.append((number, read))
        else:
            good.append(read)
    for start in range(0, len(good), BATCH):
        _batch(report, good[start : start + BATCH], actor=actor, merchant_id=merchant_id,
               dry_run=dry_run)  # fmt: skip
    report.refused.sort(key=itemgetter(0))
    return report


def _batch(
    report: LoadReport,
    rows: list[CountRow],
    *,
    actor: Actor,
    merchant_id: uuid.UUID,
    dry_run: bool,
) -> None:
    known = variants_by_sku({row.sku for row in rows})
    facts = variant_facts(known.values())
    warehouse = None if dry_run else warehouse_main(merchant_id=merchant_id)
    for row in rows:
        variant = known.get(row.sku)
        if variant is None or facts[variant].merchant_id != merchant_id:
            report.refused.append((row.number, Sentence("没有货号为“{sku}”的商品。", sku=row.sku)))
            continue
        try:
            if warehouse is not None:
                stock_set(actor=actor, warehouse_id=warehouse.pk, counted={variant: row.quantity})
        except DomainError as error:
            report.refused.append((row.number, error.sentence))
            continue
        report.taken += 1
