"""Speaking to the public API as one person."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
from django.conf import settings

from backend.demo.accounts import demo_password
from backend.demo.authenticator import fresh_code

SIGN_IN = """mutation($email: String!, $password: String!) {
  tokenCreate(email: $email, password: $password) { token errors { code message } } }"""
STEP_UP = "mutation($code: String!) { tokenStepUp(code: $code) { level errors { code message } } }"
TOKEN_SECONDS = 12 * 60


class Refused(RuntimeError):
    """The API said no; ``errors`` are what it said."""

    def __init__(self, errors: Any) -> None:
        super().__init__(str(errors)[:400])
        self.errors = errors

    @property
    def codes(self) -> set[str]:
        """The machine-readable answers."""
        return {str(error.get("code", "")) for error in self.errors if isinstance(error, dict)}


def api_url() -> str:
    """Where the API listens: ``API_URL`` without or with its path."""
    base = os.environ.get("API_URL", "http://127.0.0.1:8001").rstrip("/")
    return base if base.endswith("/graphql") else f"{base}/graphql"


class Door:
    """The connection all people share, and the count of calls made.

    ``state``: the folder of the product behind it, where codes given out are remembered.
    """

    def __init__(
        self, transport: httpx.BaseTransport | None = None, *, state: Path | None = None
    ) -> None:
        limits = httpx.Limits(max_connections=16)
        self.http = httpx.Client(
            base_url="" if transport is None else "http://testserver",
            timeout=60,
            limits=limits,
            transport=transport,
        )
        self.url = f"{api_url()}/" if transport is None else "/graphql/"
        self.state = state or Path(settings.STATE_DIR)
        self.calls = 0

    def send(self, query: str, variables: dict[str, Any], token: str) -> dict[str, Any]:
        """One operation. Raises Refused for top-level errors."""
        self.calls += 1
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        answer = self.http.post(
            self.url, json={"query": query, "variables": variables}, headers=headers
        )
        body = answer.json()
        if body.get("errors"):
            raise Refused([error.get("extensions", {}) | error for error in body["errors"]])
        data: dict[str, Any] = body["data"]
        return data


class Person:
    """One account; signs in when first needed and again before its token ends."""

    def __init__(self, door: Door, email: str, *, level: int = 1) -> None:
        self.door, self.email, self.level = door, email, level
        self._token, self._until = "", 0.0
        self._lock = threading.Lock()

    def token(self) -> str:
        """A living token, stepped up where the role needs the second factor."""
        with self._lock:
            if time.monotonic() > self._until:
                signed = self.door.send(
                    SIGN_IN, {"email": self.email, "password": demo_password()}, ""
                )["tokenCreate"]
                if signed["errors"]:
                    raise Refused(signed["errors"])
                self._token = signed["token"]
                self._until = time.monotonic() + TOKEN_SECONDS
                if self.level > 1:
                    self._step_up()
            return self._token

    def _step_up(self) -> None:
        with fresh_code(self.email, state=self.door.state) as code:
            answer = self.door.send(STEP_UP, {"code": code}, self._token)["tokenStepUp"]
        if answer["errors"]:
            raise Refused(answer["errors"])

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """A query's data."""
        return self.door.send(query, variables, self.token())

    def do(self, query: str, **variables: Any) -> dict[str, Any]:
        """A document of mutations; the payloads by name. Raises Refused when any has errors."""
        data = self.door.send(query, variables, self.token())
        for payload in data.values():
            if payload is None or payload.get("errors"):
                raise Refused(payload["errors"] if payload else [])
        return data


class Town:
    """People by the name of their account; ``hands`` of them act at once."""

    def __init__(self, door: Door, email_of: Callable[[str], str], *, hands: int = 4) -> None:
        self.door, self._email_of, self.hands = door, email_of, hands
        self._people: dict[tuple[str, int], Person] = {}
        self._lock = threading.Lock()

    def person(self, name: str, *, level: int = 1) -> Person:
        """The same person every time."""
        with self._lock:
            key = (name, level)
            if key not in self._people:
                self._people[key] = Person(self.door, self._email_of(name), level=level)
            return self._people[key]
