"""Codes of the demo people are taken by the door, each once and in their order."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from backend.demo import authenticator
from backend.demo.accounts import TOTP_SECRET
from backend.demo.authenticator import fresh_code
from backend.parties.services import totp
from backend.parties.services.totp import STEP_SECONDS, totp_step

WHO = "finance-maker@demo.example"


class Clock:
    """A clock on which sleeping costs no time."""

    def __init__(self) -> None:
        self.now = 59_855_920.0 * STEP_SECONDS + 12
        self.slept = 0.0

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(authenticator, "time", clock)
    monkeypatch.setattr(totp, "time", clock)
    return clock


def test_each_code_is_taken_after_the_last(clock: Clock, tmp_path: Path) -> None:
    last, slept = 0, []
    for _ in range(4):
        with fresh_code(WHO, state=tmp_path) as code:
            step = totp_step(TOTP_SECRET, code, later_than=last)
        assert step is not None
        last = step
        slept.append(clock.slept)
    assert slept == [0, 0, STEP_SECONDS - 12, 2 * STEP_SECONDS - 12], "the third waits for its time"


def test_the_next_is_given_out_when_this_one_was_handed_in(clock: Clock, tmp_path: Path) -> None:
    taken: list[int | None] = []

    def beside() -> None:
        with fresh_code(WHO, state=tmp_path) as code:
            taken.append(totp_step(TOTP_SECRET, code, later_than=0))

    other = threading.Thread(target=beside)
    with fresh_code(WHO, state=tmp_path) as code:
        other.start()
        with fresh_code(f"other-{WHO}", state=tmp_path):  # everyone has an app of his own
            other.join(0.2)
        assert taken == []
        taken.append(totp_step(TOTP_SECRET, code, later_than=0))
    other.join(10)
    first, second = taken
    assert first is not None
    assert second == first + 1
