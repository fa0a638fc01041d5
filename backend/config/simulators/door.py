"""The door of the simulators: JSON in, JSON out, and an address that sets stories.

``POST /<system>/<verb>``, ``POST /stories/<system>`` with ``{"stories": [...]}``, ``GET /healthz``,
``GET /``. What shall not be answered is answered 504 without a body: for the caller it is silence.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import os
from collections.abc import Awaitable, Callable, MutableMapping
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from backend.config.simulators.memory import Facts, memory_open
from backend.config.simulators.systems import (
    NoSuchThing,
    Payments,
    Request,
    Stories,
    System,
    systems_make,
)
from payments.gateway.marks import HEADER, header_of, own_secret
from payments.gateway.simulator.host import CODE, Unanswered

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
BODY_BYTES_MAX = 16 * 1024 * 1024  # a payment order of some thousand lines
POST_SECONDS = 10.0


class House:
    """The systems, their stories and the poster of webhooks."""

    def __init__(self, environ: MutableMapping[str, str]) -> None:
        self.memory = memory_open(Path(environ.get("SHIJI_STATE_DIR", ".local")))
        seed = int(environ.get("SHIJI_SIMULATORS_SEED", "20260302"))
        self.systems: dict[str, System] = systems_make(self.memory, seed=seed)
        self.stories = Stories(self.systems, lambda name: Facts(self.memory, f"stories:{name}"))
        self.product = environ.get("API_URL", "http://127.0.0.1:8001").rstrip("/")
        self.secret = own_secret(environ.get("SECRET_KEY", ""), CODE)
        self.memory.commit()

    async def answer(self, path: str, request: Request) -> Any:
        """One request by its path. Raises Unanswered, NoSuchThing."""
        name, _, verb = path.strip("/").rpartition("/")
        if name == "stories" or name.startswith("stories/"):
            system = path.strip("/").removeprefix("stories/")
            return self._tell(system, request)
        system_found = self.systems.get(name)
        if system_found is None:
            raise NoSuchThing(path)
        if isinstance(system_found, Payments) and verb == "tick":
            return await self._tick(system_found, request)
        return await self._ask(name, system_found, verb, request)

    def _tell(self, system: str, request: Request) -> Any:
        if system not in self.systems:
            raise NoSuchThing(f"{system}: known are {', '.join(sorted(self.systems))}")
        words = request.get("stories")
        if not isinstance(words, list):
            raise NoSuchThing("stories must be a list of words")
        with self.memory:
            return {"stories": self.stories.put(system, words)}

    async def _ask(self, name: str, system: System, verb: str, request: Request) -> Any:
        # questions are never part of a story: a story is about what changes something
        commands = getattr(system, "commands", None)
        counts = commands is None or verb in commands
        with self.memory:
            story = self.stories.take(name) if counts else ""
        word, _, seconds = story.partition(":")
        if word == "delay":
            await asyncio.sleep(float(seconds))
        try:
            return {"answer": system.answer(verb, request, word)}
        except (KeyError, TypeError, ValueError) as error:
            raise NoSuchThing(f"{verb}: {type(error).__name__} {error}") from error
        finally:
            self.memory.commit()  # what a silent system did stays done

    async def _tick(self, payments: Payments, request: Request) -> Any:
        """Let due things happen, then post due messages before the tick is answered."""
        now = datetime.fromisoformat(str(request["now"]))
        payments.host.advance(now)
        taken = payments.host.messages_take(now)
        sent: list[int] = []
        try:
            sent = await asyncio.to_thread(self._post_all, taken)
        finally:
            payments.host.messages_done([number for number, _ in taken], sent)
        return {"answer": {"posted": len(sent), "waiting": len(taken) - len(sent)}}

    def _post_all(self, messages: list[tuple[int, bytes]]) -> list[int]:
        """Post signed messages; the first broken line ends the round, the next tick goes on."""
        if not messages:
            return []
        parts = urlsplit(self.product)
        line = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=POST_SECONDS)
        sent = []
        try:
            for number, body in messages:
                headers = {"Content-Type": "application/json", HEADER: header_of(self.secret, body)}
                line.request("POST", f"/webhooks/{CODE}/", body=body, headers=headers)
                told = line.getresponse()
                told.read()
                if told.status == http.client.OK:
                    sent.append(number)
        except (OSError, http.client.HTTPException):
            return sent
        finally:
            line.close()
        return sent


_house: list[House] = []


def house() -> House:
    """The one house of this process."""
    if not _house:
        _house.append(House(os.environ))
    return _house[0]


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """ASGI."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
        return
    if scope["type"] != "http":
        return
    if scope["method"] == "GET":
        await _get(scope["path"], send)
        return
    try:
        request = json.loads(await _body(receive))
        if not isinstance(request, dict) or scope["method"] != "POST":
            raise NoSuchThing("POST a JSON object")
        await _send(send, 200, await house().answer(scope["path"], request))
    except Unanswered:
        await _send(send, 504, None)
    except (NoSuchThing, ValueError) as error:
        await _send(send, 422, {"error": str(error)})


async def _get(path: str, send: Send) -> None:
    if path == "/healthz":
        await _send(send, 200, {"ok": True})
    elif path == "/":
        known = {name: system.stories for name, system in house().systems.items()}
        await _send(send, 200, {"systems": known})
    else:
        await _send(send, 404, {"error": path})


async def _body(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = bool(message.get("more_body", False)) and message["type"] == "http.request"
        if len(body) > BODY_BYTES_MAX:
            raise NoSuchThing("the body is too large")
    return body


async def _send(send: Send, status: int, data: Any) -> None:
    body = b"" if data is None else json.dumps(data, ensure_ascii=False).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            house()
            await send({"type": "lifespan.startup.complete"})
        else:
            await send({"type": "lifespan.shutdown.complete"})
            return
