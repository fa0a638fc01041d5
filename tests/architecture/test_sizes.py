"""House limits (architecture page, section 11)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("backend", "payments", "procurement", "markets")
SOURCE_LINES_MAX = 500
TEST_LINES_MAX = 600
FUNCTION_LINES_MAX = 60
VAGUE = {"utils", "helpers", "manager", "misc", "common"}


def _files(*folders: str) -> list[Path]:
    return [
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts
    ]


def test_source_files_stay_small():
    long = {
        str(path.relative_to(ROOT)): count
        for path in _files(*PACKAGES)
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > SOURCE_LINES_MAX
    }
    assert long == {}


def test_test_files_stay_small():
    long = {
        str(path.relative_to(ROOT)): count
        for path in _files("tests")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > TEST_LINES_MAX
    }
    assert long == {}


def test_functions_stay_small():
    long = {}
    for path in _files(*PACKAGES):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION_LINES_MAX:
                    long[f"{path.relative_to(ROOT)}:{node.name}"] = lines
    assert long == {}


def test_no_vague_names():
    vague = [str(p.relative_to(ROOT)) for p in _files(*PACKAGES) if p.stem in VAGUE]
    assert vague == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_app_has_a_readme(package: str):
    missing = [
        str(path.parent.relative_to(ROOT))
        for path in (ROOT / package).rglob("apps.py")
        if not (path.parent / "README.md").exists() and path.parent.name != "config"
    ]
    assert missing == []
