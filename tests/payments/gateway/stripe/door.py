"""Stripe for tests: a door on loopback in front of localstripe, and of recorded answers.

localstripe is a real HTTP server with a memory, but it lacks what ``GAPS`` lists. The door makes each
of these good, or says no as Stripe would, so a test sees the wire as Stripe's documentation has it.
What neither can do is played from ``../recorded``. Faults of the wire are ordered one by one.
"""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

RECORDED = Path(__file__).resolve().parents[1] / "recorded"
GAPS = {
    "idempotency": "ignores Idempotency-Key: the door remembers answers, and refuses other bodies",
    "fields": "rejects fields it does not know: the door drops those in UNKNOWN_FIELDS",
    "over-refund": "refunds more than was charged: the door refuses as Stripe does",
    "lists": "cannot list payments or refunds by time: the door filters",
    "search": "has no search: the door answers as an index that lags, with nothing",
    "received": "does not say what was received: the door adds amount_received",
    "declined": "a declined card's error does not carry the payment: the door adds it",
    "stand-in": "lets a card that must be declined succeed: the door names one it does decline",
}
POLL_SECONDS = 0.02  # how long closing the door may take; half a second else
STAND_INS = {"pm_card_visa_chargeDeclined": "pm_card_chargeCustomerFail"}
UNKNOWN_FIELDS = frozenset({"transfer_group", "return_url"})
RUN = """
import os, socket, sys, threading
from aiohttp import web
from localstripe import server
server.store.dump_to_disk = lambda: None
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
line = socket.socket(); line.bind(("127.0.0.1", 0)); print(line.getsockname()[1], flush=True)
web.run_app(server.app, sock=line, print=None, access_log=None)
"""


class LocalStripe:
    """The fake itself, a process of its own on a free port of loopback; ended by its handle or with its starter."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", RUN],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=10)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()


@dataclass
class Call:
    """One request as it came."""

    method: str
    path: str
    params: dict[str, str]
    headers: dict[str, str]

    @property
    def key(self) -> str:
        return self.headers.get("idempotency-key", "")


@dataclass
class Door:
    """What the tests see and order; ``faults`` are taken one per request that changes something.

    Faults: ``lost`` (never arrives), ``mute`` (done, no answer), ``slow``, or a status as a number.
    """

    upstream: int | None = None
    calls: list[Call] = field(default_factory=list)
    faults: deque[Any] = field(default_factory=deque)
    script: deque[dict[str, Any]] = field(default_factory=deque)
    answers: dict[str, tuple[str, int, Any]] = field(default_factory=dict)
    received: dict[str, int] = field(default_factory=dict)
    slow_seconds: float = 1.0
    lie: dict[str, Any] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        door = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                door._serve(self)

            def do_POST(self) -> None:
                door._serve(self)

            def log_message(self, *_: Any) -> None:
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(POLL_SECONDS,), daemon=True
        )
        self._thread.start()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def play(self, name: str, **swap: str) -> dict[str, Any]:
        """Order the exchanges of a recording, in their order; returns what it tells besides.

        ``swap``: texts of the recording for those of the case. Keys and subjects of the recording
        give way to those that the calls bring.
        """
        text = (RECORDED / f"{name}.json").read_text()
        for before, after in swap.items():
            text = text.replace(before, after)
        told: dict[str, Any] = json.loads(text)
        self.script.extend(told["exchanges"])
        return told

    def made(self, path: str) -> list[Call]:
        """The calls that changed something at a path."""
        return [call for call in self.calls if call.method == "POST" and call.path == path]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    # the wire

    def _serve(self, handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers.get("Content-Length") or 0)
        body = handler.rfile.read(length)
        target = urlsplit(handler.path)
        headers = {name.lower(): value for name, value in handler.headers.items()}
        if headers.get("content-type", "").startswith("multipart/"):
            params = _parts(headers["content-type"], body)
        else:
            text = body.decode() if handler.command == "POST" else target.query
            params = dict(parse_qsl(text, keep_blank_values=True))
        call = Call(handler.command, target.path, params, headers)
        self.calls.append(call)
        fault = self.faults.popleft() if self.faults and call.method == "POST" else None
        if fault == "lost":
            return self._hang_up(handler)
        if isinstance(fault, int):
            return self._say(handler, fault, {"error": {"type": "api_error", "message": "x"}})
        if fault == "garbage":
            return self._say(handler, 200, "<html>a proxy</html>")
        status, answer = self._answer(call)
        if fault == "slow":
            time.sleep(self.slow_seconds)
        if fault in {"mute", "slow"}:
            return self._hang_up(handler)
        return self._say(handler, status, answer)

    def _hang_up(self, handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.connection.shutdown(socket.SHUT_RDWR)

    def _say(self, handler: BaseHTTPRequestHandler, status: int, answer: Any) -> None:
        body = (answer if isinstance(answer, str) else json.dumps(answer)).encode()
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.send_header("Request-Id", "req_test")
        handler.end_headers()
        handler.wfile.write(body)

    def _answer(self, call: Call) -> tuple[int, Any]:
        content = json.dumps([call.path, sorted(call.params.items())])
        if call.method == "POST" and call.key in self.answers:
            before, status, answer = self.answers[call.key]
            if before != content:
                return 400, _error("idempotency_error", None, "Keys are for one request.")
            return status, answer
        status, answer = self._scripted(call) if self.script else self._forward(call)
        if call.method == "POST" and call.key:
            self.answers[call.key] = (content, status, answer)
        return status, answer

    def _scripted(self, call: Call) -> tuple[int, Any]:
        planned = self.script.popleft()
        asked = planned["request"]
        told = (call.method, call.path)
        if told != (asked["method"], asked["path"]):
            return 418, _error("api_error", "not_recorded", f"{told} is not {asked}")
        wrong = {
            name: (call.params.get(name), value)
            for name, value in asked.get("params", {}).items()
            if call.params.get(name) != value and name not in self.loose
        }
        for name in self.loose & asked.get("params", {}).keys():
            self.names[asked["params"][name]] = call.params[name]
        if wrong or any(name in call.params for name in asked.get("absent", [])):
            return 418, _error("api_error", "not_recorded", f"{wrong or call.params}")
        answer = json.dumps(planned["answer"]["body"])
        for before, after in self.names.items():
            answer = answer.replace(json.dumps(before), json.dumps(after))
        return planned["answer"]["status"], json.loads(answer)

    # localstripe and its gaps

    def _forward(self, call: Call) -> tuple[int, Any]:
        if call.path == "/v1/payment_intents/search":
            return 200, {"object": "search_result", "data": [], "has_more": False, "url": call.path}
        if call.method == "POST" and call.path == "/v1/refunds" and self._too_much(call):
            return 400, _error("invalid_request_error", "charge_already_refunded", "Too much.")
        params = {
            name: STAND_INS.get(value, value)
            for name, value in call.params.items()
            if name not in UNKNOWN_FIELDS
        }
        since = params.pop("created[gte]", None) if call.path != "/v1/events" else None
        status, answer = self._ask(call.method, call.path, params)
        if since is not None and status == 200:
            answer["data"] = [row for row in answer["data"] if row["created"] >= int(since)]
        if status == 402 and call.path == "/v1/payment_intents":
            answer["error"]["payment_intent"] = self._by_charge(answer["error"].get("charge"))
        self._note(call, answer)
        return status, self._whole(answer)

    def _ask(self, method: str, path: str, params: dict[str, str]) -> tuple[int, Any]:
        assert self.upstream is not None, "nothing is recorded and no fake is behind"
        line = http.client.HTTPConnection("127.0.0.1", self.upstream, timeout=10)
        headers = {"Authorization": "Bearer sk_test_door"}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            line.request("POST", path, urlencode(params), headers)
        else:
            line.request("GET", f"{path}?{urlencode(params)}", headers=headers)
        reply = line.getresponse()
        found = reply.status, json.loads(reply.read())
        line.close()
        return found

    def _note(self, call: Call, answer: Any) -> None:
        """What was received: a capture's part, else the whole once it succeeded."""
        if call.path.endswith("/capture") and "amount_to_capture" in call.params:
            self.received[call.path.split("/")[3]] = int(call.params["amount_to_capture"])

    def _whole(self, answer: Any) -> Any:
        if isinstance(answer, dict):
            if answer.get("object") == "payment_intent":
                done = answer["status"] == "succeeded"
                got = self.received.get(answer["id"], answer["amount"]) if done else 0
                answer["amount_received"] = got
                answer |= self.lie if done else {}
            return {name: self._whole(value) for name, value in answer.items()}
        return [self._whole(each) for each in answer] if isinstance(answer, list) else answer

    def _too_much(self, call: Call) -> bool:
        _, intent = self._ask("GET", f"/v1/payment_intents/{call.params['payment_intent']}", {})
        charge = intent.get("latest_charge") or {"amount": 0, "amount_refunded": 0}
        left = charge["amount"] - charge["amount_refunded"]
        return int(call.params["amount"]) > left

    def _by_charge(self, charge: str | None) -> dict[str, Any] | None:
        _, listed = self._ask("GET", "/v1/payment_intents", {"limit": "100000"})
        for row in listed["data"]:
            if (row.get("latest_charge") or {}).get("id") == charge:
                found: dict[str, Any] = row
                return found
        return None


def _parts(content_type: str, body: bytes) -> dict[str, str]:
    """Fields of a form with files; of a file its name, and its bytes as Latin-1."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    found: dict[str, str] = {}
    for part in BytesParser(policy=HTTP).parsebytes(head + body).iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        found[name] = bytes(part.get_payload(decode=True)).decode("latin-1")
        if filename := part.get_filename():
            found[f"{name}.name"] = filename
    return found


def _error(kind: str, code: str | None, message: str) -> dict[str, Any]:
    return {"error": {"type": kind, "code": code, "message": message}}
