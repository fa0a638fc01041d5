"""The documentation shows the roles that the code grants."""

from __future__ import annotations

from django.core.management import call_command

from backend.parties.management.commands.roles import roles_page
from backend.parties.roles import ROLES


def test_the_committed_page_is_the_table_of_the_code():
    call_command("roles", check=True)  # raises when a role changed and the page did not


def test_every_role_has_a_row_with_all_it_may_do():
    page = roles_page()
    for role in ROLES.values():
        row = next(
            line for line in page.splitlines() if line.split(" | ")[0].endswith(f"`{role.code}`")
        )
        assert all(f"`{each}`" in row for each in role.permissions | role.excludes)
