"""What the house asks of any payment provider (payments brief 6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from backend.kernel.money import Money

SUCCEEDED, PENDING, FAILED, UNKNOWN = "SUCCEEDED", "PENDING", "FAILED", "UNKNOWN"


class ProviderSilent(Exception):
    """No answer in time, a 5xx or a broken connection: UNKNOWN, never failed."""


class EventRefused(Exception):
    """A message whose signature, time, account or mode is not right; ``args[0]`` says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a provider can do with one method."""

    manual_capture: bool
    partial_capture: bool
    partial_refund: bool
    auth_ttl: timedelta | None
    refund_window: timedelta | None
    async_confirmation: bool
    disputes: bool
    payouts: bool
    currencies: frozenset[str]
    step_ttl: timedelta | None = None
    """How long the payer may take over a step of his own; then the attempt is dropped."""
    pay_within: timedelta | None = None  # where the payer may take longer than the usual half hour


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRequest:
    """What a buyer shall pay, and how.

    ``instrument``: as the adapter named it. ``reference``: the subject, for the provider's records.
    ``settle_currency``: what our bank is paid in, where that is another currency.
    ``return_url``: where the provider sends the payer back after its own pages.
    """

    amount: Money
    instrument: str
    manual_capture: bool = False
    reference: str = ""
    return_url: str = ""
    settle_currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderObject:
    """The provider's truth about one payment, refund, payout, dispute or top-up.

    ``result`` is SUCCEEDED, PENDING or FAILED; ``state`` is the finer word of a payment.
    ``foreign``: ACCOUNT or MODE where the object is not of our account or mode: a mismatch.
    A dispute (``kind`` "dispute") names its payment in ``parent``: OPEN (PENDING) from the day the
    payer's bank took ``amount`` and ``fee_minor`` (None where the provider does not say) from our
    balance, then WON (SUCCEEDED, the amount is back, the fee is not) or LOST (FAILED);
    ``due_at`` is the last moment for evidence, ``reason`` the payer's bank's word. Of an authorised
    payment ``due_at`` is the last moment for its capture, where the provider tells it.
    """

    kind: str
    ref: str
    key: str
    result: str
    state: str
    amount: Money
    captured_minor: int = 0
    refunded_minor: int = 0
    parent: str = ""
    action: dict[str, Any] | None = None
    failure: str = ""
    foreign: str = ""
    lines: list[dict[str, Any]] = field(default_factory=list)
    fee_minor: int | None = None
    due_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderEvent:
    """A verified message: only a hint to fetch the object.

    Without ``object_kind`` it is about nothing of ours: kept, and never acted on.
    """

    event_id: str
    kind: str
    object_kind: str
    object_ref: str
    live: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What a provider paid out to our bank, gross less its fees.

    ``paid_currency`` and ``paid_minor``: what arrived, where the provider converted the net.
    """

    ref: str
    currency: str
    gross_minor: int
    fee_minor: int
    net_minor: int
    at: datetime
    paid_currency: str = ""
    paid_minor: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One movement on an account outside, as its keeper tells it.

    ``amount_minor``: signed, in minor units, into the account is positive. ``ref``: the keeper's
    name of the movement, once per account. ``key``: what we gave along (operation key, EndToEndId,
    virtual account number), empty where nothing came. ``object_ref``: the payment, refund or
    payout it belongs to, by the keeper's name.
    """

    ref: str
    kind: str  # CHARGE REFUND FEE SETTLEMENT PAYOUT RECEIPT RETURN CLAWBACK DISPUTE_FEE CONVERSION
    amount_minor: int
    at: datetime
    key: str = ""
    object_ref: str = ""
    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSheet:
    """One day of one account outside: opening + lines = closing, or the sheet is wrong.

    ``code`` and ``owner`` name the ledger account it mirrors: 1010 and a provider's code, or 1020
    and a bank account. ``sequence`` grows by one from sheet to sheet of an account.
    """

    ident: str
    sequence: int
    code: str
    owner: str
    currency: str
    day: date
    opening_minor: int
    closing_minor: int
    lines: tuple[StatementLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFile:
    """A paper for the payer's bank; ``kind`` one of ``EVIDENCE_KINDS``, each at most once."""

    kind: str
    name: str
    media_type: str
    sha256: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why the money is the merchant's, in words and papers."""

    text: str
    files: tuple[EvidenceFile, ...] = ()


EVIDENCE_KINDS = ("SHIPPING", "RECEIPT", "SIGNATURE", "COMMUNICATION", "SERVICE", "OTHER")
EVIDENCE_TYPES = frozenset({"application/pdf", "image/jpeg", "image/png"})
EVIDENCE_BYTES_MAX = 4_500_000
"""What payers' banks take: of all papers of a dispute together."""


class PaymentProvider(Protocol):
    """Every adapter speaks this; a key names one effect and may be sent again."""

    code: str
    name: str

    def capabilities(self, method: str) -> Capabilities: ...
    def instrument(self, data: Mapping[str, Any]) -> str:
        """How the buyer pays, named from what the client sent. Raises InstrumentUnknown."""
        ...

    def client_data(self) -> dict[str, Any]:
        """What this gateway's part in the browser needs; nothing secret."""
        ...

    def create_payment(self, request: PaymentRequest, *, key: str) -> ProviderObject: ...
    def confirm(self, ref: str, data: Mapping[str, Any], *, key: str) -> ProviderObject: ...
    def capture(self, ref: str, amount: Money, *, key: str) -> ProviderObject: ...
    def void(self, ref: str, *, key: str) -> ProviderObject: ...
    def refund(self, ref: str, amount: Money, *, key: str) -> ProviderObject: ...
    def payout(self, lines: list[dict[str, Any]], currency: str, *, key: str) -> ProviderObject: ...
    def evidence(self, ref: str, said: Evidence, *, key: str) -> ProviderObject: ...
    def concede(self, ref: str, *, key: str) -> ProviderObject:
        """Do not contest a dispute: it is lost at once. One that was answered stays as it is."""
        ...

    def top_up(self, amount: Money, *, key: str) -> ProviderObject: ...
    def fetch(self, kind: str, ref: str) -> ProviderObject | None: ...
    def find_by_key(self, key: str, *, parent: str = "") -> ProviderObject | None:
        """The object a key made, None where it made none. ``parent``: the payment, for a refund."""
        ...

    def parse_event(self, headers: Mapping[str, str], body: bytes) -> ProviderEvent: ...
    def list_events(self, since: datetime) -> Iterator[ProviderEvent]: ...
    def settlements(self, since: datetime) -> list[Settlement]: ...
    def statement(self, day: date) -> list[StatementSheet]: ...
    def tick(self) -> None: ...
