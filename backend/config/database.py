"""Work done as the database's owner: migrations, grants, the switch of the virtual clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import connections

from backend.config.grants import grants_apply


@contextmanager
def owner_connection() -> Iterator[None]:
    """Inside the block the default connection is the owner's."""
    held = connections["default"]
    held.close()
    before = dict(held.settings_dict)
    held.settings_dict.update({key: settings.DATABASE_OWNER[key] for key in ("USER", "PASSWORD")})
    try:
        yield
    finally:
        held.close()
        held.settings_dict.update(before)


def prepare(*, application_role: str, movable: bool) -> None:
    """Grants, clock switch and code-defined rows, after migrating; safe to repeat."""
    grants_apply(alias="default", application_role=application_role)
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_clock SET movable = %s, "
            "clock_offset = CASE WHEN %s THEN clock_offset ELSE interval '0' END",
            [movable, movable],
        )
    for command in ("sync_rules", "sync_sites", "sync_content"):
        if command in get_commands():
            call_command(command, verbosity=0)
