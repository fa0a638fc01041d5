"""Reconciliation by hand: fetch, match, and print the days."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from payments.reconciliation.models import ReconciledDay
from payments.reconciliation.services import accounts_reconcile, statements_fetch


class Command(BaseCommand):
    """``python -m backend reconcile [--day D]``."""

    help = "Import the sheets up to a day (yesterday), reconcile every account, print its days."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--day", type=date.fromisoformat, help="the last day, as 2026-03-02")

    def handle(self, *args: Any, **options: Any) -> None:
        day: date | None = options["day"]
        began = time.perf_counter()
        new = statements_fetch(until=day)
        accounts = accounts_reconcile()
        seconds = time.perf_counter() - began
        rows = ReconciledDay.objects.select_related("account", "file").order_by("day", "account")
        if day is not None:
            rows = rows.filter(day=day)
        for row in rows:
            self.stdout.write(
                f"{row.day} {row.account} {row.state}: 笔数 {row.file.lines_count}, "
                f"账面 {row.ledger_moved_minor}, 对方 {row.outside_moved_minor}, "
                f"差额 {row.difference_minor}, 未解释 {row.unexplained_minor}, "
                f"未处理差异 {row.breaks_open}/{row.breaks_count}"
            )
        self.stdout.write(f"{accounts} 个账户, 新对账单 {new} 份, {seconds:.1f} 秒")
