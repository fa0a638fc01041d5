"""Every command of an escrow is told in both languages, with its sums to the fen."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import payments.escrow
from backend.kernel.money import Money
from payments.escrow.rules import ARROWS
from payments.escrow.words import HOUSE, JOURNALS, journal_text, step_text

APP = Path(payments.escrow.__file__).parent
FREEZES = {"freeze_ask", "freeze", "lift_ask", "lift"}
"""Written as ``wanted.lower()``, which the code below does not read."""


def _calls() -> list[ast.Call]:
    return [
        node
        for path in APP.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
    ]


def _given(name: str, calls: list[ast.Call]) -> set[str]:
    given = [word.value for call in calls for word in call.keywords if word.arg == name]
    return {value.value for value in given if isinstance(value, ast.Constant) and value.value}


def _written() -> set[str]:
    """Every command that a service writes, read from the services themselves."""
    return _given("command", _calls())


KIND = re.compile(r"\"(J-[A-Z-]+)\"")


def _kinds(folder: Path) -> set[str]:
    """Every kind of journal that the code of a folder names; a seed plants kinds of its own."""
    posting = [path for path in folder.rglob("*.py") if path.name != "seed.py"]
    return {kind for path in posting for kind in KIND.findall(path.read_text())}


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


STEPS = _given("kind", [call for call in _calls() if getattr(call.func, "id", "") == "step"])
ELSEWHERE = {"J-FEE", "J-SETTLE", "J-CONVERT", "J-FXDIFF", "J-BUYBACK"}
"""Journals of a provider's settlement or of money bought back, on no single trade."""


def test_every_journal_of_a_trade_is_told_or_is_the_houses_own():
    assert {"J-FUND", "J-REL", "J-REF", "J-CB"} <= STEPS
    silent = _kinds(APP / "services") - STEPS - set(JOURNALS) - HOUSE - ELSEWHERE
    assert silent == set(), "say it in words.JOURNALS, or in HOUSE why it is not told"
    assert not STEPS & set(JOURNALS), "told twice"


@pytest.mark.parametrize("kind", sorted(JOURNALS))
def test_a_journal_is_told_in_both_languages(kind):
    told = [journal_text(kind, Money(98_50, "CNY"), english=english) for english in (False, True)]
    assert "98.50 元" in told[0]
    assert "98.50 yuan" in told[1]
    assert not any("一" <= letter <= "鿿" for letter in told[1])


PLANTED = {"J-FX", "J-TEST"}
"""Kinds of the generator of planted errors, which no flow posts."""


def test_every_kind_of_journal_has_a_name_on_the_finance_desk():
    payments_dir = APP.parent
    words = payments_dir.parent / "storefront" / "app" / "lib" / "messages" / "ledger.ts"
    named = set(re.findall(r"'jk\.(J-[A-Z-]+)'", words.read_text()))
    posted = _kinds(payments_dir) - PLANTED
    assert {"J-FUND", "J-RECON", "J-TREASURY"} <= posted
    assert posted - named == set()
