"""The sandbox provider in a process of its own, reached over HTTP (decision D15)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.conf import settings

from backend.kernel import clock
from backend.kernel.wire import Silence, post_json
from payments.gateway.port import ProviderSilent

CALL_SECONDS = 3.0  # decision D22
TICK_SECONDS = 30.0  # the provider posts its messages before it answers a tick


class HttpWire:
    """Every request carries business time: the provider has no clock of its own (decision D4)."""

    def call(self, verb: str, payload: dict[str, Any]) -> dict[str, Any] | None:
        """One command or question. Raises ProviderSilent."""
        found: dict[str, Any] | None = self._post(verb, payload, CALL_SECONDS)
        return found

    def events(self, since: datetime) -> list[dict[str, Any]]:
        """Everything that happened since, sent or lost. Raises ProviderSilent."""
        found: list[dict[str, Any]] = self._post(
            "events", {"since": since.isoformat()}, TICK_SECONDS
        )
        return found

    def settlements(self, since: datetime) -> list[dict[str, Any]]:
        """What is paid to our bank. Raises ProviderSilent."""
        found: list[dict[str, Any]] = self._post(
            "settlements", {"since": since.isoformat()}, TICK_SECONDS
        )
        return found

    def statement(self, day: date) -> list[dict[str, Any]]:
        """The sheets of one day. Raises ProviderSilent."""
        found: list[dict[str, Any]] = self._post(
            "statement", {"day": day.isoformat()}, TICK_SECONDS
        )
        return found

    def tick(self) -> None:
        """Let due things happen and due messages be posted. Raises ProviderSilent."""
        self._post("tick", {}, TICK_SECONDS)

    def _post(self, verb: str, payload: dict[str, Any], seconds: float) -> Any:
        data = {"payload": payload, "now": clock.now().isoformat()}
        try:
            return post_json(settings.SIMULATORS_URL, f"/payments/{verb}", data, seconds=seconds)[
                "answer"
            ]
        except Silence as error:
            raise ProviderSilent(str(error)) from error
