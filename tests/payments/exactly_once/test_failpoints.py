"""The list of fail points and the code say the same; an unarmed one does nothing."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from backend.kernel import failpoints

ROOT = Path(__file__).resolve().parents[3]
USE = re.compile(r"\bfailpoint\(\s*\"([^\"]+)\"\s*\)")


def uses() -> Counter[str]:
    found: Counter[str] = Counter()
    for package in ("backend", "payments", "procurement", "markets"):
        for path in (ROOT / package).rglob("*.py"):
            if path.name != "failpoints.py":
                found.update(USE.findall(path.read_text(encoding="utf-8")))
    return found


def test_each_listed_place_is_in_the_code_exactly_once():
    assert uses() == Counter(dict.fromkeys(failpoints.NAMES, 1))


@pytest.mark.parametrize("said", ["nowhere", "gateway.after_call:x", ":1"])
def test_a_name_that_is_not_in_the_code_stops_the_process(said: str):
    with pytest.raises(failpoints.FailpointUnknown):
        failpoints.arm({failpoints.VARIABLE: said})


def test_nothing_is_armed_here_and_passing_by_is_free():
    failpoints.arm({})
    failpoints.failpoint("gateway.after_call")
