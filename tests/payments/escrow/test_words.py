"""Every command of an escrow is told in both languages, with its sums to the fen."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import payments.escrow
from backend.kernel.money import Money
from payments.escrow.rules import ARROWS
from payments.escrow.words import step_text

HOUSE = Path(payments.escrow.__file__).parent
FREEZES = {"freeze_ask", "freeze", "lift_ask", "lift"}
"""Written as ``wanted.lower()``, which the code below does not read."""


def _written() -> set[str]:
    """Every command that a service writes, read from the services themselves."""
    calls = [
        node
        for path in HOUSE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
    ]
    given = [word.value for call in calls for word in call.keywords if word.arg == "command"]
    return {value.value for value in given if isinstance(value, ast.Constant)}


COMMANDS = sorted(_written() | set(ARROWS) | FREEZES)
SILENT = {
    "dispute", "withdraw", "rule", "expire", "default_notice", *FREEZES,
}  # fmt: skip
"""Commands that move no money and name no sum."""


def test_the_services_are_really_read():
    assert {"create", "fund", "release", "refund_after", "settle"} <= _written()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_told_in_both_languages(command):
    amount, split = Money(10_000_05, "CNY"), (Money(9_850_05, "CNY"), Money(150_00, "CNY"))
    told = [
        step_text(command, amount=amount, split=split, english=english) for english in (False, True)
    ]
    assert all(text != command for text in told), f"no words for {command}"
    assert any("一" <= letter <= "鿿" for letter in told[0])
    assert not any("一" <= letter <= "鿿" for letter in told[1])
    for text in told:
        assert "{" not in text
        if command not in SILENT:
            sums = ("9,850.05", "150.00") if command in {"release", "settle"} else ("10,000.05",)
            assert all(one in text for one in sums), text
