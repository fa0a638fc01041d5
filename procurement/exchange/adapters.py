"""Partners reached over HTTP: the built-in simulators' process here, a real system in production."""

from __future__ import annotations

from typing import Any

from backend.kernel.wire import Silence, post_json
from procurement.exchange.answers import Answer
from procurement.exchange.errors import NoAnswer

ANSWER_SECONDS = 3.0


class HttpPartner:
    """One partner at ``<address>/partners/<name>``."""

    def __init__(self, address: str, name: str) -> None:
        self.address, self.name = address, name

    def inbox(self, after: int) -> list[dict[str, Any]]:
        """What the partner said unasked since a place. Raises NoAnswer."""
        path = f"/partners/{self.name}/inbox"
        try:
            told = post_json(
                self.address, path, {"payload": {"after": after}}, seconds=ANSWER_SECONDS
            )
        except Silence as error:
            raise NoAnswer from error
        return list(told["answer"])

    def ask(self, envelope: dict[str, Any]) -> Answer:
        """Deliver one message. Raises NoAnswer when nothing comes back in time."""
        path = f"/partners/{self.name}/ask"
        try:
            told = post_json(self.address, path, {"payload": envelope}, seconds=ANSWER_SECONDS)
        except Silence as error:
            raise NoAnswer from error
        return Answer(str(told["answer"]["state"]), dict(told["answer"]["reply"]))
