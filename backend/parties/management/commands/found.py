"""Set up the operator's organisation and its first accounts on a new installation."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from backend.kernel.actor import Actor
from backend.kernel.errors import DomainError
from backend.parties.services import house_found


class Command(BaseCommand):
    """``python -m backend found --name 全称 --uscc CODE --operator A B --technical C``."""

    help = (
        "Write the operator's organisation and mail its first persons a link for their password; "
        "the same again sends links that were not used once more."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", required=True, help="the operator's full registered name")
        parser.add_argument("--uscc", required=True, help="its unified social credit code")
        parser.add_argument(
            "--operator", required=True, nargs="+", help="the operators' e-mails; at least two"
        )
        parser.add_argument("--technical", required=True, help="the technical operator's e-mail")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            row = house_found(
                actor=Actor.system("founding"), legal_name=options["name"], uscc=options["uscc"],
                operators=options["operator"], technical=options["technical"],
            )  # fmt: skip
        except DomainError as error:
            raise CommandError(f"{error.field or error.code}: {error.message}") from error
        self.stdout.write(
            f"{row.legal_name} ({row.uscc}): links for the first passwords go out by mail, good for "
            "two hours; then each signs in and sets up an authenticator app under /security."
        )
