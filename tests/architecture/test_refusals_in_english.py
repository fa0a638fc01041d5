"""Every refusal's sentence has English in the catalogue, with the same figures; nothing else is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.pofile import read_po

from backend.config.words import REFUSALS, compiled
from backend.kernel.errors import DomainError

ROOT = Path(__file__).parents[2]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
WORDS_MADE_BY = frozenset({"Sentence", "told"})
"""Calls beside the refusals' own whose words are told in the asker's language."""


@cache
def _trees() -> dict[Path, ast.Module]:
    files = (
        path
        for package in ("backend", "payments", "procurement", "markets")
        for path in sorted((ROOT / package).rglob("*.py"))
        if "migrations" not in path.parts and "verifier" not in path.parts  # it stands alone
    )
    return {path: ast.parse(path.read_text()) for path in files}


def _name(node: ast.expr | None) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.Constant(value=str(name)):
            return name
    return ""


@cache
def _makers() -> frozenset[str]:
    """Names of the refusals' classes and of the functions that give one back."""
    names = {DomainError.__name__, *WORDS_MADE_BY}
    before = 0
    while len(names) > before:
        before = len(names)
        for tree in _trees().values():
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef) and any(_name(b) in names for b in node.bases):
                    names.add(node.name)
                if isinstance(node, ast.FunctionDef) and _name(node.returns) in names:
                    names.add(node.name)
    return frozenset(names)


def _assigned(body: list[ast.stmt]) -> dict[str, ast.expr]:
    """Plain names and what they are set to."""
    return {
        target.id: node.value
        for node in body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _said_in(path: Path, tree: ast.Module) -> Iterator[ast.expr | None]:
    """What calls of makers are given, default messages, and all that an ``errors.py`` holds."""
    constants = _assigned(tree.body)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in _makers():
            for part in [*node.args, *(each.value for each in node.keywords)]:
                yield constants.get(part.id) if isinstance(part, ast.Name) else part
        elif isinstance(node, ast.ClassDef) and node.name in _makers():
            yield _assigned(node.body).get("default_message")
        elif isinstance(node, ast.Constant) and path.name == "errors.py":
            yield node


@cache
def _templates() -> dict[str, str]:
    """Every template and where it stands first."""
    found: dict[str, str] = {}
    for path, tree in _trees().items():
        for node in _said_in(path, tree):
            if isinstance(node, ast.Constant) and CHINESE.search(str(node.value)):
                found.setdefault(str(node.value), str(path.relative_to(ROOT)))
    return found


@cache
def _catalogue() -> dict[str, str]:
    with REFUSALS.open("rb") as file:
        return {str(each.id): str(each.string) for each in read_po(file) if each.id}


def _figures(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_refusal_has_english():
    assert len(_templates()) > 400
    assert [
        f"{where}: {text}" for text, where in _templates().items() if not _catalogue().get(text)
    ] == []


def test_the_english_names_the_same_figures():
    assert {zh: en for zh, en in _catalogue().items() if _figures(zh) != _figures(en)} == {}


def test_the_english_is_english():
    assert {zh: en for zh, en in _catalogue().items() if CHINESE.search(en)} == {}


def test_the_catalogue_has_nothing_that_nobody_says():
    said = {
        node.value
        for tree in _trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(set(_catalogue()) - said) == []


def test_no_refusal_is_said_with_its_figures_baked_in():
    baked = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, tree in _trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node.func) in {*_makers(), "__init__"}
        for part in node.args
        if isinstance(part, ast.JoinedStr) and CHINESE.search(ast.unparse(part))
    ]
    assert baked == []


def test_the_compiled_catalogue_is_that_of_the_source():
    assert REFUSALS.with_suffix(".mo").read_bytes() == compiled(REFUSALS)
