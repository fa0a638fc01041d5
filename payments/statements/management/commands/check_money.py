"""The proof of the money as a command: exit code 0 when sound, 1 when not."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from payments.statements.checks import money_check
from payments.statements.proof import money_proof


class Command(BaseCommand):
    """``python -m backend check-money [--json] [--keep]``."""

    help = "Prove the ledger, escrows, payouts and statements; exit code 1 with every fault named."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="a report for machines")
        parser.add_argument("--keep", action="store_true", help="keep the proof, alarm on a fault")

    def handle(self, *args: Any, **options: Any) -> None:
        proof = money_proof()
        if options["keep"]:
            money_check(proof)
        if options["json"]:
            self.stdout.write(json.dumps(proof.plain(), ensure_ascii=False, sort_keys=True))
        else:
            for currency, total in sorted(proof.trial_balance.items()):
                self.stdout.write(f"试算平衡 {currency}: {total}")
            for currency, cover in sorted(proof.safeguarding.items()):
                self.stdout.write(f"备付金余量 {currency}: {cover}")
            for currency, sums in sorted(proof.escrow.items()):
                self.stdout.write(
                    f"担保 {currency}: 收 {sums['funded']} - 放 {sums['released']}"
                    f" - 退 {sums['refunded']} = 持有 {sums['held']}"
                )
        if not proof.sound:
            raise CommandError("资金核对不通过：\n  " + "\n  ".join(proof.faults))
        self.stdout.write("资金核对通过：零差异")
