"""The bank's drop box: files are put, listed and fetched. Where it is, the settings say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from backend.kernel import clock
from backend.kernel.wire import Silence, post_json
from payments.gateway.port import ProviderSilent

WIRE = "payments.gateway.simulator.bank_wire.BankWire"
CALL_SECONDS = 30.0  # a file of thousands of lines is read before it is answered


class BoxWire(Protocol):
    """How requests reach the bank; raises ProviderSilent when no answer comes back."""

    def call(self, verb: str, payload: dict[str, Any]) -> Any: ...


class HttpBox:
    """The bank in a process of its own; every request carries business time."""

    def call(self, verb: str, payload: dict[str, Any]) -> Any:
        """One request. Raises ProviderSilent."""
        data = {"payload": payload, "now": clock.now().isoformat()}
        try:
            told = post_json(settings.SIMULATORS_URL, f"/bank/{verb}", data, seconds=CALL_SECONDS)
        except Silence as error:
            raise ProviderSilent(str(error)) from error
        return told["answer"]


@dataclass(frozen=True, slots=True)
class BoxFile:
    """A file that waits for us."""

    number: int
    name: str
    kind: str


class BankBox:
    """What the house does at the drop box."""

    def __init__(self) -> None:
        chosen = getattr(settings, "BANK_WIRE", "")
        self._wire: BoxWire
        if settings.SIMULATORS_URL and not chosen:
            self._wire = HttpBox()
        else:
            self._wire = import_string(chosen or WIRE)()

    def put(self, body: bytes) -> None:
        """Put a payment order; the bank knows it by its message id. Raises ProviderSilent."""
        self._wire.call("put", {"body": body.decode()})

    def has(self, message_id: str) -> bool:
        """Whether the bank took a message. Raises ProviderSilent."""
        return self._wire.call("find", {"message": message_id}) is not None

    def news(self, after: int) -> list[BoxFile]:
        """Files for us with a higher number. Raises ProviderSilent."""
        rows = self._wire.call("list", {"after": after})
        return [BoxFile(int(row["number"]), str(row["name"]), str(row["kind"])) for row in rows]

    def owner_pays_in(self, *, key: str, amount_minor: int, currency: str) -> None:
        """At the sandbox's bank: the owner of the house sends its capital, once for each key.

        Raises ProviderSilent.
        """
        told = {"key": key, "amount": amount_minor, "currency": currency}
        self._wire.call("capital", told)

    def institution_pays_in(self, *, key: str, amount_minor: int, currency: str) -> None:
        """At the sandbox's bank: a payment institution pays out to us, once for each key.

        Raises ProviderSilent.
        """
        told = {"key": key, "amount": amount_minor, "currency": currency, "name": "支付机构"}
        self._wire.call("credit", told)

    def counter_order(self, *, key: str, amount_minor: int, currency: str, text: str) -> None:
        """At the sandbox's bank: an order on paper, carried out at once, once for each key.

        Raises ProviderSilent.
        """
        told = {"key": key, "amount": amount_minor, "currency": currency, "name": text}
        self._wire.call("counter", told)

    def take(self, number: int) -> bytes:
        """A file's bytes. Raises ProviderSilent."""
        body: str = self._wire.call("get", {"number": number})["body"]
        return body.encode()
