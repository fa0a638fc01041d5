"""Many clients on a few sockets: plain HTTP/1.1 over loopback, cheap enough not to be measured."""

from __future__ import annotations

import json
import selectors
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

PATIENCE_SECONDS = 30.0
TURNS = 3


@dataclass(frozen=True, slots=True)
class Address:
    """A server on this machine."""

    port: int
    host: str = "127.0.0.1"


@dataclass(slots=True)
class Result:
    """What some seconds of load gave; times in seconds."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    wrong: int = 0
    fault: bytes = b""

    def add(self, other: Result) -> None:
        """Another slice of the same load."""
        self.seconds += other.seconds
        self.times += other.times
        self.wrong += other.wrong
        self.fault = self.fault or other.fault

    def take(self, hand: _Client, now: float) -> None:
        """Count one whole answer."""
        self.times.append(now - hand.begun)
        if not _good(hand.buffer):
            self.wrong += 1
            self.fault = self.fault or bytes(hand.buffer[:600])

    @property
    def rate(self) -> float:
        """Answers per second."""
        return len(self.times) / self.seconds if self.seconds else 0.0

    def quantile(self, share: float) -> float:
        """The time that ``share`` of the answers stayed under."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0

    @property
    def p95_ms(self) -> float:
        """The 95th percentile in milliseconds."""
        return self.quantile(0.95) * 1000


def get(path: str) -> bytes:
    """A GET as bytes."""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n\r\n".encode()


def post(path: str, body: Any, *, token: str = "") -> bytes:
    """A POST of JSON as bytes."""
    data = json.dumps(body).encode()
    bearer = f"Authorization: Bearer {token}\r\n" if token else ""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"{bearer}Content-Length: {len(data)}\r\n\r\n"
    )
    return head.encode() + data


def operation(query: str, variables: dict[str, Any], *, token: str = "") -> bytes:
    """A GraphQL operation as bytes."""
    return post("/graphql/", {"query": query, "variables": variables}, token=token)


class _Client:
    """One connection that sends its next request when the last one is answered."""

    __slots__ = ("begun", "buffer", "socket")

    def __init__(self, address: Address) -> None:
        self.socket = socket.create_connection((address.host, address.port), PATIENCE_SECONDS)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = bytearray()
        self.begun = 0.0

    def send(self, data: bytes, *, due: float | None = None) -> None:
        self.buffer.clear()
        self.begun = time.perf_counter() if due is None else due
        self.socket.sendall(data)

    def receive(self) -> bool:
        """Take what came; whether the answer is whole."""
        piece = self.socket.recv(262_144)
        if not piece:
            raise ConnectionError("the server closed the connection")
        self.buffer += piece
        return is_whole(self.buffer)


def is_whole(buffer: bytearray) -> bool:
    """Whether a buffer holds a whole answer (by length, or chunked)."""
    head_end = buffer.find(b"\r\n\r\n")
    if head_end < 0:
        return False
    head = bytes(buffer[:head_end]).lower()
    at = head.find(b"content-length:")
    if at >= 0:
        length = int(head[at + 15 :].split(b"\r\n", 1)[0])
        return len(buffer) >= head_end + 4 + length
    if b"transfer-encoding: chunked" in head:
        return buffer.endswith(b"0\r\n\r\n")
    return True


def _good(buffer: bytearray) -> bool:
    return buffer[9:12] == b"200" and b'"errors":[{' not in buffer and b'"errors": [{' not in buffer


def hammer(
    address: Address, requests: Callable[[], bytes], *, clients: int, seconds: float
) -> Result:
    """``clients`` ask without pause for some seconds; each answer is looked at."""
    result = Result()
    selector = selectors.DefaultSelector()
    hands = [_Client(address) for _ in range(clients)]
    begun = time.perf_counter()
    for hand in hands:
        selector.register(hand.socket, selectors.EVENT_READ, hand)
        hand.send(requests())
    busy = clients
    while busy:
        for key, _ in selector.select(timeout=PATIENCE_SECONDS) or _late():
            hand = key.data
            if not hand.receive():
                continue
            now = time.perf_counter()
            result.take(hand, now)
            if now - begun < seconds:
                hand.send(requests())
            else:
                busy -= 1
                selector.unregister(hand.socket)
    result.seconds = time.perf_counter() - begun
    for hand in hands:
        hand.socket.close()
    selector.close()
    return result


def in_turns(
    address: Address, loads: Mapping[str, Callable[[], bytes]], *, clients: int, seconds: float
) -> dict[str, Result]:
    """Several loads, ``seconds`` each, in short turns: what else the machine does meets all alike."""
    found = {name: Result() for name in loads}
    for _ in range(TURNS):
        for name, requests in loads.items():
            found[name].add(hammer(address, requests, clients=clients, seconds=seconds / TURNS))
    return found


def _late() -> Iterator[Any]:
    raise TimeoutError(f"no answer for {PATIENCE_SECONDS:.0f} s")


def pace(
    address: Address, requests: Callable[[], bytes], *, rate: float, clients: int, seconds: float
) -> Result:
    """So many requests a second, started on time; a late start counts as waiting."""
    result = Result()
    selector = selectors.DefaultSelector()
    idle = [_Client(address) for _ in range(clients)]
    hands = list(idle)
    for hand in hands:
        selector.register(hand.socket, selectors.EVENT_READ, hand)
    begun = time.perf_counter()
    sent, total = 0, int(rate * seconds)
    while len(result.times) < total:
        now = time.perf_counter()
        while idle and sent < total and begun + sent / rate <= now:
            idle.pop().send(requests(), due=begun + sent / rate)
            sent += 1
        wait = max(0.0, begun + sent / rate - now) if idle and sent < total else PATIENCE_SECONDS
        ready = selector.select(timeout=wait)
        if not ready and wait == PATIENCE_SECONDS:
            raise TimeoutError(f"no answer for {PATIENCE_SECONDS:.0f} s")
        for key, _ in ready:
            hand = key.data
            if hand.receive():
                result.take(hand, time.perf_counter())
                idle.append(hand)
    result.seconds = time.perf_counter() - begun
    for hand in hands:
        hand.socket.close()
    selector.close()
    return result


class Line:
    """One client's connection, kept for many requests in turn."""

    def __init__(self, address: Address, *, patience: float = PATIENCE_SECONDS) -> None:
        self._hand = _Client(address)
        self._hand.socket.settimeout(patience)

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_: object) -> None:
        self._hand.socket.close()

    def ask(self, data: bytes) -> bytes:
        """One request; the body of its answer. Raises OSError, also for a late answer."""
        self._hand.send(data)
        while not self._hand.receive():
            pass
        body = bytes(self._hand.buffer)
        return body[body.find(b"\r\n\r\n") + 4 :]


def ask(address: Address, data: bytes) -> bytes:
    """One request on a connection of its own; the body of its answer."""
    with Line(address) as line:
        return line.ask(data)
