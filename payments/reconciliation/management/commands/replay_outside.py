"""Hear the outside again, as after a restore."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from payments.reconciliation.services import outside_replay


class Command(BaseCommand):
    """``python -m backend replay-outside [--days 7]``."""

    help = "Replay events, files and sheets of providers and banks from the cursors less some days."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=7, help="how far back, 1 to 30")

    def handle(self, *args: Any, **options: Any) -> None:
        days = options["days"]
        if not 1 <= days <= 30:  # providers keep events about 30 days
            raise CommandError("--days is 1 to 30")
        done = outside_replay(back=timedelta(days=days))
        self.stdout.write(
            f"消息 {done.events}, 银行文件 {done.files}, 对账单 {done.sheets}, 未知对象 {done.unknown}"
        )
        if done.silent:
            raise CommandError(f"无应答: {', '.join(done.silent)}; run again")
