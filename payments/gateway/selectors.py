"""Reading payments and the health of the gateway."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, Min, OuterRef, QuerySet

from backend.kernel.actor import Viewer
from backend.kernel.money import Money
from backend.kernel.readings import Reading, row_get
from backend.kernel.statements import run
from backend.rulebook.selectors import CHINA
from payments.gateway.bank.house import CODE as BANK_CODE
from payments.gateway.bank.house import LEDGER_CODES, SAFEGUARDING
from payments.gateway.bank.statements import statements_read
from payments.gateway.models import (
    OPEN_STATES,
    BankMovement,
    BankOrder,
    BankSheet,
    Dispute,
    InboundEvent,
    Operation,
    Payment,
)
from payments.gateway.port import StatementSheet


def payment_get(payment_id: uuid.UUID) -> Payment | None:
    """One payment; the caller checks who asks."""
    return row_get(Payment, payment_id)


_BY_CLIENT_KEY = Reading(
    lambda subject, key: Payment.objects.filter(subject=subject, client_key=key), str, str
)


def payment_by_client_key(subject: str, client_key: str) -> Payment | None:
    """The payment an earlier request with this key opened."""
    if not client_key:
        return None
    return _BY_CLIENT_KEY.one(subject, client_key)


def payments_of(subjects: Iterable[str]) -> QuerySet[Payment]:
    """All attempts to pay some checkouts or orders, oldest first."""
    return Payment.objects.filter(subject__in=list(subjects)).order_by("opened_at")


_OPERATION_BY_KEY = Reading(lambda key: Operation.objects.filter(key=key), str)


def operation_by_key(key: str) -> Operation | None:
    """One call by its key."""
    return _OPERATION_BY_KEY.one(key)


_DISPUTE = Reading(lambda key: Dispute.objects.select_related("payment").filter(pk=key), uuid.UUID)


def dispute_get(dispute_id: uuid.UUID) -> Dispute | None:
    """One dispute with its payment; the caller checks who asks."""
    return _DISPUTE.one(dispute_id)


def charged(payment: Payment) -> Money:
    """What the provider took."""
    return Money(payment.captured_minor, payment.currency)


@dataclass(frozen=True, slots=True)
class PayerSums:
    """What a payer paid: today and in 24 hours (minor units), how often in the last hour."""

    day_minor: int
    last_day_minor: int
    hour_count: int


EVENTS_KNOWN = """
SELECT event_id FROM payments_gateway_inboundevent
WHERE provider = %s AND event_id = ANY((SELECT %s)::text[])
"""


def events_known(provider: str, event_ids: Iterable[str]) -> set[str]:
    """Those of some messages of a provider that the inbox has."""
    asked = list(event_ids)
    return {row[0] for row in run(EVENTS_KNOWN, [provider, asked])[0]} if asked else set()


PAYING = (*OPEN_STATES, "CAPTURED")
PAYER_SUMS = """
SELECT coalesce(sum(amount_minor) FILTER (WHERE opened_at >= %s), 0),
    coalesce(sum(captured_minor), 0), count(*) FILTER (WHERE opened_at > %s)
FROM payments_gateway_payment
WHERE payer = %s AND currency = %s AND opened_at > %s AND state = ANY(%s::text[])
"""


def payer_sums(payer: str, currency: str, *, now: datetime) -> PayerSums:
    """Sums of one payer in one currency, attempts that may still succeed included; one question."""
    midnight = now.astimezone(CHINA).replace(hour=0, minute=0, second=0, microsecond=0)
    day, yesterday = midnight, now - timedelta(hours=24)
    found = run(
        PAYER_SUMS,
        [day, now - timedelta(hours=1), payer, currency, min(day, yesterday), list(PAYING)],
    )[0][0]
    return PayerSums(*map(int, found))


def payer_since(payer: str, *, now: datetime) -> datetime:
    """When a payer first paid here; now for one who never did."""
    first = Payment.objects.filter(payer=payer).aggregate(at=Min("opened_at"))["at"]
    return first or now


@dataclass(frozen=True, slots=True)
class GatewayHealth:
    """What waits: calls without an answer, messages to apply, dead ones."""

    operations_open: int
    inbox_waiting: int
    inbox_dead: int


def gateway_health() -> GatewayHealth:
    """Counts for the proof and the finance desk."""
    return GatewayHealth(
        operations_open=Operation.objects.filter(state__in=["CLAIMED", "UNKNOWN"]).count(),
        inbox_waiting=InboundEvent.objects.filter(state="NEW").count(),
        inbox_dead=InboundEvent.objects.filter(state="DEAD").count(),
    )


def inbound_waiting() -> int:
    """Messages about objects that we do not know yet."""
    return InboundEvent.objects.filter(state="NEW").count()


REQUEUE = "events.delivery.requeue"


def inbound_dead(*, viewer: Viewer) -> QuerySet[InboundEvent]:
    """Provider messages that were given up. Raises Forbidden, LevelTwoRequired."""
    viewer.require(REQUEUE)
    return InboundEvent.objects.filter(state="DEAD").order_by("-id")


def bank_sheets(day: date) -> list[StatementSheet]:
    """The bank's statements of a day (China) for our accounts, also those that do not add up."""
    rows = BankSheet.objects.filter(day=day).select_related("file").order_by("account", "pk")
    found = []
    for row in rows:
        for told in statements_read(bytes(row.file.body)):
            if (told.account, told.sequence) != (row.account, row.sequence):
                continue
            sheet = StatementSheet(
                ident=told.ident, sequence=told.sequence, code=LEDGER_CODES[row.owner], owner=row.owner,
                currency=told.currency, day=told.day, opening_minor=told.opening_minor,
                closing_minor=told.closing_minor, lines=tuple(e.line() for e in told.entries),
            )  # fmt: skip
            found.append(sheet)
    return found


def bank_sheets_told(*, since: date) -> list[tuple[date, str, str, str, str]]:
    """Each statement the bank gave us from a day on: day, code, owner, currency and its name."""
    rows = BankSheet.objects.filter(day__gte=since)
    return [
        (day, LEDGER_CODES[owner], owner, currency, ident)
        for day, owner, currency, ident in rows.values_list("day", "owner", "currency", "ident")
    ]


_ORDER_LINES = Reading(
    lambda key: BankOrder.objects.filter(file__operation_key=key).order_by("pk"), str
)


def bank_order_lines(operation_key: str) -> list[BankOrder]:
    """The instructions of the file kept under an operation, as the bank left them."""
    return _ORDER_LINES(operation_key)


def debits_unordered(currency: str, *, since: datetime) -> list[BankMovement]:
    """What the bank paid out of the safeguarding account on instructions that we do not know."""
    ours = BankOrder.objects.filter(end_to_end_id=OuterRef("end_to_end_id"))
    rows = BankMovement.objects.filter(
        kind="PAYOUT", owner=SAFEGUARDING, currency=currency, at__gte=since
    )
    return list(rows.filter(~Exists(ours)).order_by("at", "pk"))


def bank_debit(end_to_end_id: str) -> BankMovement | None:
    """What the bank paid out under an instruction's name."""
    rows = BankMovement.objects.filter(kind="PAYOUT", end_to_end_id=end_to_end_id)
    return rows.order_by("at", "pk").first() if end_to_end_id else None


_SOURCES = Reading(
    lambda payer, currency: (
        BankMovement.objects.filter(
            kind="RECEIPT",
            currency=currency,
            virtual__in=Payment.objects.filter(
                provider=BANK_CODE, payer=payer, currency=currency, state="CAPTURED"
            ).values("provider_ref"),
        )
        .exclude(other_account="")
        .exclude(name="")
        .order_by("-at", "-pk")[:1]
    ),
    str,
    str,
)


def transfer_source(payer: str, currency: str) -> BankMovement | None:
    """The account a payer's last transfer for one of its payments came from."""
    return _SOURCES.one(payer, currency)


def bank_movement(movement_id: uuid.UUID) -> BankMovement | None:
    """One entry on one of our accounts."""
    return row_get(BankMovement, movement_id)


def transfers_like(*, currency: str, amount_minor: int, near: datetime) -> list[Payment]:
    """Open bank transfers of exactly this amount whose days are at most two apart."""
    rows = Payment.objects.filter(
        provider=BANK_CODE, state__in=OPEN_STATES, currency=currency, amount_minor=amount_minor,
        opened_at__gte=near - timedelta(days=2), opened_at__lte=near + timedelta(days=2),
    )  # fmt: skip
    return list(rows.exclude(provider_ref="").order_by("opened_at")[:50])


_OF_NUMBER = Reading(
    lambda number: Payment.objects.filter(provider=BANK_CODE, provider_ref=number).order_by("pk")[
        :1
    ],
    str,
)


def transfer_of(number: str) -> Payment | None:
    """The payment that was given a virtual account number."""
    return _OF_NUMBER.one(number)
