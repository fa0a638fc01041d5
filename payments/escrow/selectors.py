"""Reading escrows."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncDate

from backend.kernel.actor import Viewer
from backend.kernel.ids import public_id
from backend.kernel.money import Money
from backend.kernel.readings import Reading
from backend.rulebook.selectors import CHINA
from payments.escrow.fx import pair_of
from payments.escrow.models import (
    Chargeback,
    Claim,
    DefaultNotice,
    Escrow,
    EscrowEntry,
    ForeignPurchase,
    MerchantHold,
    Refund,
    Release,
)
from payments.escrow.rules import FINAL
from payments.ledger.selectors import balances, currencies_held


def escrows_by_subject(subjects: Iterable[str]) -> dict[str, Escrow]:
    """Escrows by settlement subject."""
    rows = Escrow.objects.filter(settlement_subject__in=list(subjects))
    return {row.settlement_subject: row for row in rows}


_OF_PAYMENT = Reading(
    lambda ref: Escrow.objects.filter(payment_ref=ref).order_by("settlement_subject"), str
)


def escrows_of_payment(payment_ref: str) -> list[Escrow]:
    """The escrows one payment funds, in order."""
    return _OF_PAYMENT(payment_ref)


def timeline(escrow_ids: Iterable[uuid.UUID]) -> QuerySet[EscrowEntry]:
    """The steps of escrows, oldest first."""
    return EscrowEntry.objects.filter(escrow_id__in=list(escrow_ids)).order_by("escrow_id", "id")


def holds_due(now: datetime) -> QuerySet[MerchantHold]:
    """Holds whose time is over."""
    return MerchantHold.objects.filter(due_at__lte=now, done_at__isnull=True).order_by("due_at")


def totals() -> dict[str, dict[str, int]]:
    """Funded, released, refunded and held per currency."""
    rows = Escrow.objects.values("currency").annotate(
        funded=Sum("funded_minor"), released=Sum("released_minor"), refunded=Sum("refunded_minor"),
        charged_back=Sum("charged_back_minor"),
        retained=Sum("retained_minor"),
        held=Sum(
            F("funded_minor")
            - F("released_minor")
            - F("refunded_minor")
            - F("charged_back_minor")
            - F("retained_minor")
        ),
    )  # fmt: skip
    return {
        row["currency"]: {
            "funded": int((row["funded"] or 0) - (row["retained"] or 0)),  # not twice
            "released": int(row["released"] or 0),
            "refunded": int(row["refunded"] or 0),
            "charged_back": int(row["charged_back"] or 0),
            "held": int(row["held"] or 0),
        }
        for row in rows
    }


def identity_faults() -> list[str]:
    """Escrows whose held sum differs from their ledger account; empty for a sound book."""
    faults = []
    for currency in Escrow.objects.values_list("currency", flat=True).distinct():
        rows = {public_id("esc", row.pk): row for row in Escrow.objects.filter(currency=currency)}
        booked = balances("2020", rows, currency)
        faults += [
            f"{name}: held {row.held_minor}, booked {booked.get(name, 0)}"
            for name, row in rows.items()
            if row.held_minor != booked.get(name, 0)
        ]
    return faults


def subjects_of_payment(payment_id: uuid.UUID) -> list[str]:
    """The settlement subjects one payment was for."""
    rows = Escrow.objects.filter(fundings__payment_id=payment_id).order_by("settlement_subject")
    return list(rows.values_list("settlement_subject", flat=True))


def releases_by_key(keys: Iterable[str]) -> dict[str, Release]:
    """The makings of releases by their journal keys."""
    return {row.key: row for row in Release.objects.filter(key__in=list(keys))}


def merchants_frozen(merchant_ids: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Merchants with a frozen escrow: nothing is paid out to them meanwhile."""
    rows = Escrow.objects.filter(merchant_id__in=list(merchant_ids), frozen=True)
    return set(rows.values_list("merchant_id", flat=True))


def releases_between(
    merchant_id: uuid.UUID, currency: str, *, since: datetime, until: datetime
) -> QuerySet[Release]:
    """What was released to a merchant in a span."""
    return (
        Release.objects.filter(
            merchant_id=merchant_id,
            currency=currency,
            released_at__gte=since,
            released_at__lt=until,
        )
        .select_related("escrow")
        .order_by("released_at", "pk")
    )


def refunds_between(
    merchant_id: uuid.UUID, currency: str, *, since: datetime, until: datetime
) -> QuerySet[Refund]:
    """What a merchant gave back of released money in a span."""
    return (
        Refund.objects.filter(
            merchant_id=merchant_id, currency=currency, source="RELEASED",
            decided_at__gte=since, decided_at__lt=until,
        )
        .select_related("escrow")
        .order_by("decided_at", "pk")
    )  # fmt: skip


def trading_days(*, since: datetime, until: datetime) -> set[tuple[uuid.UUID, str, date]]:
    """Merchant, currency and day (China) of every release and of money given back in a span."""
    released = Release.objects.filter(released_at__gte=since, released_at__lt=until)
    given = Refund.objects.filter(decided_at__gte=since, decided_at__lt=until, source="RELEASED")
    days: set[tuple[uuid.UUID, str, date]] = set()
    for rows, moment in ((released, "released_at"), (given, "decided_at")):
        own = rows.annotate(day=TruncDate(moment, tzinfo=CHINA))
        days |= set(own.values_list("merchant_id", "currency", "day").distinct())
    return days


def escrows_stopped() -> QuerySet[Escrow]:
    """Escrows that are frozen or wait for the second person of a freeze."""
    stopped = Q(frozen=True) | ~Q(freeze_pending="")
    return Escrow.objects.filter(stopped).select_related("merchant")


def escrows_open(merchant_id: uuid.UUID) -> int:
    """How many of a merchant's escrows are not over."""
    return Escrow.objects.filter(merchant_id=merchant_id).exclude(state__in=FINAL).count()


FINANCE = ("ledger.read", "payout.make", "payout.check")
READ_OWN = "merchant.statement.read"


def _chargebacks() -> QuerySet[Chargeback]:
    return Chargeback.objects.select_related("escrow", "dispute", "merchant", "claim")


@dataclass(frozen=True, slots=True)
class ChargebackFilter:
    """What a list of cases is narrowed to; empty means all. ``words``: a merchant, trade or reference."""

    state: str = ""
    currency: str = ""
    words: str = ""
    since: datetime | None = None
    until: datetime | None = None


ALL = ChargebackFilter()


def chargebacks_list(*, viewer: Viewer, by: ChargebackFilter = ALL) -> QuerySet[Chargeback]:
    """All cases for those who handle, approve or audit them; none for others."""
    if not any(viewer.may(permission) for permission in FINANCE):
        return Chargeback.objects.none()
    rows = _chargebacks()
    if by.words:
        rows = rows.filter(
            Q(merchant__legal_name__icontains=by.words)
            | Q(escrow__settlement_subject=by.words)
            | Q(dispute__ref=by.words)
        )
    narrowed = {
        "state": by.state, "currency": by.currency,
        "opened_at__gte": by.since, "opened_at__lt": by.until,
    }  # fmt: skip
    return rows.filter(**{name: given for name, given in narrowed.items() if given})


def chargebacks_totals(*, viewer: Viewer, by: ChargebackFilter = ALL) -> list[dict[str, Any]]:
    """Per currency: cases, those still open, minor units taken back, and what merchants still owe."""
    rows = chargebacks_list(viewer=viewer, by=by).order_by().values("currency")
    sums = rows.annotate(
        count=Count("id"),
        open=Count("id", filter=Q(state="OPEN")),
        minor=Sum("amount_minor"),
        owed_minor=Sum("claim__open_minor"),
    )
    return [dict(row) for row in sums.order_by("currency")]


def chargebacks_of(*, viewer: Viewer) -> QuerySet[Chargeback]:
    """The cases on the viewer's own sales."""
    if viewer.organization_id is None or not viewer.may(READ_OWN):
        return Chargeback.objects.none()
    return _chargebacks().filter(merchant_id=viewer.organization_id)


def chargeback_open_minor(row: Chargeback) -> int:
    """What the merchant still owes of it."""
    claim = getattr(row, "claim", None)
    return claim.open_minor if claim is not None else 0


def claim_faults() -> list[str]:
    """Open claims on merchants must be what account 1050 says; empty for sound books."""
    faults = []
    for currency in Claim.objects.values_list("currency", flat=True).distinct():
        rows = Claim.objects.filter(currency=currency).values("merchant_id")
        owed = {
            public_id("org", row["merchant_id"]): int(row["open"])
            for row in rows.annotate(open=Sum("open_minor"))
        }
        booked = balances("1050", owed, currency)
        faults += [
            f"claim {owner}: open {minor}, booked {booked.get(owner, 0)}"
            for owner, minor in owed.items()
            if minor != booked.get(owner, 0)
        ]
    return faults


def open_minor(merchant_id: uuid.UUID, currency: str) -> int:
    """What is held for trades of a merchant that are not over, in minor units."""
    rows = Escrow.objects.filter(merchant_id=merchant_id, currency=currency)
    return sum(row.held_minor for row in rows.exclude(state__in=FINAL))


def notices_of(escrow_ids: Iterable[uuid.UUID]) -> QuerySet[DefaultNotice]:
    """Notices of default on escrows, oldest first."""
    rows = DefaultNotice.objects.filter(escrow_id__in=list(escrow_ids))
    return rows.select_related("escrow").order_by("escrow_id", "id")


def notices_open() -> QuerySet[DefaultNotice]:
    """Notices that nobody has decided, the oldest term first, for arbitrators."""
    rows = DefaultNotice.objects.filter(state="OPEN")
    return rows.select_related("escrow__merchant").order_by("cure_by", "id")


def retentions_of(escrow_ids: Iterable[uuid.UUID]) -> QuerySet[Escrow]:
    """What is kept back from escrows, oldest first."""
    return Escrow.objects.filter(parent_id__in=list(escrow_ids)).order_by("parent_id", "id")


PURCHASE_MAKE, PURCHASE_CHECK = "payout.make", "payout.check"


def evidence_days_left(row: Chargeback, now: datetime) -> int | None:
    """Whole days until the evidence is due, below 0 when late; None once the case is answered."""
    answered = row.evidence_at is not None or row.accepted_at is not None
    if row.evidence_due is None or answered or row.state != "OPEN":
        return None
    return (row.evidence_due - now).days


def purchases_list(*, viewer: Viewer) -> QuerySet[ForeignPurchase]:
    """Purchases of foreign money for those who make, check or audit them; none for others."""
    rows = ForeignPurchase.objects.order_by("-made_at", "-id")
    return rows if purchases_open(viewer) else rows.none()


def purchase_totals(rows: QuerySet[ForeignPurchase]) -> list[dict[str, Any]]:
    """Per pair of currencies how many purchases, what they brought and what was paid."""
    pairs = rows.order_by().values("bought_currency", "paid_currency")
    sums = pairs.annotate(count=Count("pk"), bought=Sum("bought_minor"), paid=Sum("paid_minor"))
    return [
        {
            "count": row["count"],
            "bought": Money(int(row["bought"]), row["bought_currency"]),
            "paid": Money(int(row["paid"]), row["paid_currency"]),
        }
        for row in sums.order_by("bought_currency", "paid_currency")
    ]


def purchases_open(viewer: Viewer) -> bool:
    """Whether somebody makes, checks or audits purchases of foreign money."""
    return any(viewer.may(one) for one in (PURCHASE_MAKE, PURCHASE_CHECK, "ledger.read"))


def buyback_owed() -> list[Money]:
    """What refunds took of converted foreign money and no purchase has brought back, by currency."""
    held = currencies_held("6010")
    found = []
    for foreign in held:
        positions = balances("6010", [pair_of(foreign, home) for home in held], foreign)
        owed = sum(max(0, minor) for minor in positions.values())
        found += [Money(owed, foreign)] if owed else []
    return found
