"""Print the GraphQL schema, as committed in ``schema.graphql``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from graphql import lexicographic_sort_schema, print_schema

from backend.config.env import ROOT
from backend.config.schema import root_schema


class Command(BaseCommand):
    """``python -m backend schema [--check | --write]``."""

    help = "Print the GraphQL schema; --write stores it, --check compares the stored one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")
        parser.add_argument("--write", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        text = print_schema(lexicographic_sort_schema(root_schema().graphql_schema)) + "\n"
        stored = Path(ROOT / "schema.graphql")
        if options["write"]:
            stored.write_text(text, encoding="utf-8")
        elif options["check"]:
            if not stored.exists() or stored.read_text(encoding="utf-8") != text:
                raise CommandError("schema.graphql is out of date: run `make schema`")
            self.stdout.write("schema.graphql is up to date")
        else:
            sys.stdout.write(text)
