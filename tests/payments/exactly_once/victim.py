"""A process to kill. It starts once, then forks a child for every order: a child lives half a second.

An order names a fail point, a database and a call; the child arms the point by its environment, as
any process of ours would, and makes the call. The answer says how the child ended.
"""

from __future__ import annotations

import base64
import os
import pickle
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from typing import Any

KILLED, ENDED = "KILLED", "ENDED"


class Victim:
    """The test's side: give orders, read how the child ended."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", __name__],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "backend.config.settings.test"},
        )  # fmt: skip

    def run(self, call: Callable[..., Any], *, point: str, database: str, **given: Any) -> str:
        """KILLED at the point, ENDED without reaching it, or the traceback of a fault."""
        order = base64.b64encode(pickle.dumps((point, database, call, given)))
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(order + b"\n")
        self._process.stdin.flush()
        return base64.b64decode(self._process.stdout.readline()).decode()

    def end(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=10)
        self._process.stdout.close()


def _child(answer: int, order: bytes) -> None:
    """Never returns."""
    try:
        from backend.kernel import failpoints
        from tests.plugin.database import _point
        from tests.plugin.servers import adopt

        point, database, call, given = pickle.loads(order)
        adopt({"owner": os.environ["DATABASE_OWNER_URL"], "app": os.environ["DATABASE_URL"]})
        _point(database)
        os.environ[failpoints.VARIABLE] = point
        failpoints.arm(os.environ)
        call(**given)
        said = ENDED
    except BaseException:
        said = traceback.format_exc()
    os.write(answer, said.encode())
    os._exit(0)


def serve() -> None:
    """Read orders until the test closes the pipe."""
    import django

    # answers have a pipe of their own: what a story logs goes where errors go
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    django.setup()
    from tests.payments.exactly_once import outside  # noqa: F401 - warm: children share it

    for line in sys.stdin.buffer:
        heard, answer = os.pipe()
        pid = os.fork()
        if pid == 0:
            _child(answer, base64.b64decode(line))
        os.close(answer)
        with os.fdopen(heard, "rb") as pipe:
            said = pipe.read()
        _, status = os.waitpid(pid, 0)
        if os.WIFSIGNALED(status):
            said = KILLED.encode() if os.WTERMSIG(status) == signal.SIGKILL else b"another signal"
        answers.write(base64.b64encode(said) + b"\n")
        answers.flush()


if __name__ == "__main__":
    serve()
