"""The documentation shows the roles that the code grants."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from backend.parties.management.commands.roles import PAGE, roles_page
from backend.parties.roles import ROLES


def test_the_committed_page_is_the_table_of_the_code():
    assert PAGE.read_text(encoding="utf-8") == roles_page()
    told = StringIO()
    call_command("roles", check=True, stdout=told)
    assert "up to date" in told.getvalue()


def test_a_page_that_was_left_behind_is_refused(monkeypatch, tmp_path):
    old = tmp_path / "roles.md"
    old.write_text(roles_page() + "| left behind |\n", encoding="utf-8")
    monkeypatch.setattr("backend.parties.management.commands.roles.PAGE", old)
    with pytest.raises(CommandError, match="out of date"):
        call_command("roles", check=True)


def test_every_role_has_a_row_with_all_it_may_do():
    page = roles_page()
    for role in ROLES.values():
        row = next(
            line for line in page.splitlines() if line.split(" | ")[0].endswith(f"`{role.code}`")
        )
        assert all(f"`{each}`" in row for each in role.permissions | role.excludes)
