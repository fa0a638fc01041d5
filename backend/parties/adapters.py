"""The business register over HTTP."""

from __future__ import annotations

from datetime import date
from typing import Any

from backend.kernel.wire import Silence, post_json
from backend.parties.register import NoAnswer, RegisterAnswer

ANSWER_SECONDS = 3.0


class HttpRegister:
    """A register at ``<address>/register``."""

    def __init__(self, address: str) -> None:
        self.address = address

    def check(self, *, uscc: str, legal_name: str) -> RegisterAnswer:
        """See ``BusinessRegister.check``. Raises NoAnswer."""
        told = self._ask("check", {"uscc": uscc, "legalName": legal_name})
        on = told["registeredOn"]
        return RegisterAnswer(
            found=bool(told["found"]),
            name_matches=bool(told["nameMatches"]),
            in_operation=bool(told["inOperation"]),
            registered_on=date.fromisoformat(on) if on else None,
        )

    def person_matches(self, *, name: str, id_number: str) -> bool:
        """See ``BusinessRegister.person_matches``. Raises NoAnswer."""
        return bool(self._ask("person", {"name": name, "idNumber": id_number})["matches"])

    def _ask(self, verb: str, payload: dict[str, Any]) -> dict[str, Any]:
        try:
            told = post_json(
                self.address, f"/register/{verb}", {"payload": payload}, seconds=ANSWER_SECONDS
            )
        except Silence as error:
            raise NoAnswer from error
        found: dict[str, Any] = told["answer"]
        return found
