"""Modules that load heavy libraries, imported at their first use instead of at the start.

A web process that signs no paper should not pay for the PDF libraries: they were more than half of
the time to the first answer. Types stay checked: import the module under ``TYPE_CHECKING``, and
``late`` in the other branch.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class Late:
    """Stands for a module; the first attribute asked of it imports it. Safe between threads."""

    def __init__(self, name: str) -> None:
        """``name`` is the full name; nothing is imported yet."""
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)


def late(name: str) -> Any:
    """The module ``name`` from its first use on. A missing module raises at that use."""
    return Late(name)
