"""What the launcher says: one line per step, a moving one while it lasts."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

console = Console(highlight=False, soft_wrap=True)
STEP_WIDTH = 46


def say(text: str) -> None:
    """One plain line."""
    console.print(text, markup=False)


def title(text: str) -> None:
    """A line that stands out."""
    console.print(text, style="bold", markup=False)


def warn(text: str) -> None:
    """A line nobody should miss."""
    console.print(text, style="bold yellow", markup=False)


def fail(text: str) -> None:
    """Why it ends."""
    console.print(f"✗ {text}", style="bold red", markup=False)


@contextmanager
def step(text: str) -> Iterator[None]:
    """A spinner with the text, then the text with its seconds."""
    begun = time.monotonic()
    with console.status(text):
        yield
    done = f"{time.monotonic() - begun:6.1f} s"
    padding = " " * max(1, STEP_WIDTH - console.measure(text).maximum)
    console.print(f"✓ {text}{padding}{done}", markup=False)
