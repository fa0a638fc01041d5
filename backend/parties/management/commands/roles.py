"""Print the table of roles, as committed in ``backend/docs/roles.md``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from backend.parties.models import OrganizationKind
from backend.parties.roles import ROLES, Role

PAGE = Path(__file__).resolve().parents[3] / "docs" / "roles.md"
HEAD = """# Roles

Written by `python -m backend roles --write` from `backend/parties/roles.py`, which is the truth (decision D19).
"Level 2" means that every act under the role needs the second factor. Nobody holds two roles that exclude each other,
and in government the one who orders, the one who approves and the one who accepts are three persons.

| Role | In organisations of kind | Permissions | Excludes | Level 2 |
|---|---|---|---|---|
"""


class Command(BaseCommand):
    """``python -m backend roles [--check | --write]``."""

    help = "Print the table of roles; --write stores it, --check compares the stored one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")
        parser.add_argument("--write", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        text = roles_page()
        if options["write"]:
            PAGE.write_text(text, encoding="utf-8")
        elif options["check"]:
            if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
                raise CommandError(f"{PAGE.name} is out of date: python -m backend roles --write")
            self.stdout.write(f"{PAGE.name} is up to date")
        else:
            self.stdout.write(text)


def roles_page() -> str:
    """The table in Markdown, one role a row, in the order of the code."""
    return HEAD + "".join(f"{_row(role)}\n" for role in ROLES.values())


def _row(role: Role) -> str:
    labels = dict(OrganizationKind.choices)
    kinds = "、".join(str(labels.get(kind, kind)) for kind in sorted(role.kinds))
    cells = (
        f"{role.zh} {role.en}<br>`{role.code}`",
        kinds,
        "<br>".join(f"`{each}`" for each in sorted(role.permissions)),
        "<br>".join(f"`{each}`" for each in sorted(role.excludes)) or "–",
        "yes" if role.level_two else "",
    )
    return f"| {' | '.join(cells)} |"
