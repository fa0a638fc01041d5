"""The list of fail points and the code say the same; an unarmed one does nothing."""

from __future__ import annotations

import os
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
    assert failpoints.VARIABLE not in os.environ
    failpoints.arm({failpoints.VARIABLE: "gateway.after_call:2"})
    failpoints.failpoint("gateway.before_call")  # another place is passed by
    failpoints.failpoint("gateway.after_call")  # and the first of two turns
    assert failpoints._armed is not None
    assert failpoints._armed.turns == 1
    failpoints.arm({})
    assert failpoints._armed is None
    for name in failpoints.NAMES:
        failpoints.failpoint(name)
