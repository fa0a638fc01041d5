"""One transaction per act, without a savepoint for every act inside another."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

P = ParamSpec("P")
R = TypeVar("R")


def act(function: Callable[P, R]) -> Callable[P, R]:
    """Run in a transaction of its own, or as a part of the caller's: all or nothing together.

    A part that fails takes the whole with it: a caller that wants to go on after a refusal says so
    with its own ``transaction.atomic()`` around the call. One that catches without it is refused
    by the next statement, never half written. A test's own transaction counts as no caller.
    """

    @wraps(function)
    def whole(*args: P.args, **kwargs: P.kwargs) -> R:
        blocks = transaction.get_connection().atomic_blocks
        alone = not blocks or blocks[-1]._from_testcase
        with transaction.atomic(savepoint=alone):
            return function(*args, **kwargs)

    return whole
