"""Reading payouts."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncDate

from backend.kernel import clock
from backend.kernel.actor import Viewer
from backend.kernel.ids import public_id
from backend.kernel.readings import Reading
from backend.rulebook.selectors import CHINA, value
from payments.gateway.selectors import bank_debit, debits_unordered
from payments.ledger.selectors import credited, references_known, total_by_code
from payments.payouts.models import BankAccount, PayoutBatch, PayoutLine, WalletPayout

PAYOUT_MAKE, PAYOUT_CHECK = "payout.make", "payout.check"
WALLET_WAITS = ("WAITING", "AGREED")


def batches_list(
    *,
    viewer: Viewer,
    state: str = "",
    currency: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[PayoutBatch]:
    """All batches for those who make, check or audit them, made within a span; none for others."""
    if not any(viewer.may(p) for p in (PAYOUT_MAKE, PAYOUT_CHECK, "ledger.read")):
        return PayoutBatch.objects.none()
    rows = PayoutBatch.objects.order_by("-made_at").prefetch_related("lines__merchant")
    narrowed = {"state": state, "currency": currency, "made_at__gte": since, "made_at__lt": until}
    return rows.filter(**{name: given for name, given in narrowed.items() if given})


def batches_totals(rows: QuerySet[PayoutBatch]) -> list[dict[str, Any]]:
    """Of some batches, per currency: how many and their minor units."""
    plain = rows.prefetch_related(None).order_by().values("currency")
    sums = plain.annotate(count=Count("id"), minor=Sum("total_minor"))
    return [dict(row) for row in sums.order_by("currency")]


_ACCOUNT = Reading(
    lambda merchant, currency: BankAccount.objects.filter(
        merchant_id=merchant, currency=currency, is_current=True
    ),
    uuid.UUID,
    str,
)


def account_of(merchant_id: uuid.UUID, currency: str) -> BankAccount | None:
    """Where a merchant is paid now."""
    return _ACCOUNT.one(merchant_id, currency)


def paid_between(
    merchant_id: uuid.UUID, currency: str, *, since: datetime, until: datetime
) -> list[PayoutLine]:
    """Payouts of a merchant that the bank booked in a span."""
    return list(
        PayoutLine.objects.filter(
            merchant_id=merchant_id, batch__currency=currency, state__in=["BOOKED", "RETURNED"],
            done_at__gte=since, done_at__lt=until,
        ).order_by("done_at")
    )  # fmt: skip


def clearing_faults() -> list[str]:
    """Payouts in flight must equal the clearing account, and no file may have changed."""
    faults = []
    used = PayoutBatch.objects.values_list("currency", flat=True)
    for currency in sorted({*used, *WalletPayout.objects.values_list("currency", flat=True)}):
        lines = PayoutLine.objects.filter(batch__currency=currency, state="SENT")
        own = WalletPayout.objects.filter(currency=currency, state="SENT")
        flying = sum(lines.values_list("amount_minor", flat=True))
        flying += sum(own.values_list("amount_minor", flat=True))
        booked = total_by_code(currency).get("2040", 0)
        if flying != booked:
            faults.append(f"payouts {currency}: in flight {flying}, booked {booked}")
    for batch in PayoutBatch.objects.exclude(file_hash=""):
        if hashlib.sha256(bytes(batch.file or b"")).hexdigest() != batch.file_hash:
            faults.append(f"payout {batch.number}: the file is not the one that was sent")
    return faults


PAYOUT_KINDS = ("J-PAY", "J-PAYOK", "J-PAYBACK", "J-PAYRET")
MERCHANT_CODES = ("2030", "2031", "2032")


def payout_faults() -> list[str]:
    """Merchants whose payouts, by our orders to the bank, exceed what came to them by the ledger."""
    sent = PayoutLine.objects.filter(state__in=["SENT", "BOOKED"])
    paid = sent.values_list("merchant_id", "batch__currency").annotate(total=Sum("amount_minor"))
    came = credited(MERCHANT_CODES, without=PAYOUT_KINDS)
    return [
        f"payouts {public_id('org', merchant)} {currency}: {total} paid, {given} came to it"
        for merchant, currency, total in paid.order_by("merchant_id", "batch__currency")
        if total > (given := came.get((public_id("org", merchant), currency), 0))
    ]


def wallet_payouts_list(*, viewer: Viewer, own: bool = False) -> QuerySet[WalletPayout]:
    """Payouts of balances: all for finance, the own ones for a buyer who may see them.

    ``own``: only those of whom the viewer acts for, for finance too.
    """
    rows = WalletPayout.objects.order_by("-asked_at", "-id")
    if own or not any(viewer.may(p) for p in (PAYOUT_MAKE, PAYOUT_CHECK, "ledger.read")):
        owner = _wallet_of(viewer)
        rows = rows.filter(owner=owner) if owner else rows.none()
    return rows


def _wallet_of(viewer: Viewer) -> str:
    if viewer.organization_id is not None:
        return str(viewer.organization_id) if viewer.may("order.read") else ""
    return str(viewer.user_id or "")


READ_OWN = "merchant.statement.read"


def payouts_of(*, viewer: Viewer) -> QuerySet[PayoutLine]:
    """What the viewer's organisation was paid or will be, newest first."""
    rows = PayoutLine.objects.select_related("batch").order_by("-id")
    if viewer.organization_id is None or not viewer.may(READ_OWN):
        return rows.none()
    return rows.filter(merchant_id=viewer.organization_id)


def payable_from(account: BankAccount) -> datetime:
    """When money may first go to an account: a change cools for some days."""
    days = value("payout.cooling_days", on=account.changed_at).number
    return account.changed_at + timedelta(days=days)


def paid_totals() -> dict[str, dict[str, int]]:
    """Per currency: lines and minor units the bank booked, and lines it sent back."""
    rows = PayoutLine.objects.values("batch__currency").annotate(
        booked=Count("id", filter=Q(state="BOOKED")),
        minor=Sum("amount_minor", filter=Q(state="BOOKED")),
        rejected=Count("id", filter=Q(state__in=["REJECTED", "RETURNED"])),
    )
    return {
        row["batch__currency"]: {
            "booked": row["booked"], "minor": int(row["minor"] or 0), "rejected": row["rejected"],
        }
        for row in rows
    }  # fmt: skip


def payout_days(*, since: datetime, until: datetime) -> set[tuple[uuid.UUID, str, date]]:
    """Merchant, currency and day (China) of every payout sent, and of those that came back."""
    sent = PayoutLine.objects.exclude(state="SKIPPED").filter(
        batch__sent_at__gte=since, batch__sent_at__lt=until
    )
    back = PayoutLine.objects.filter(state="REJECTED", done_at__gte=since, done_at__lt=until)
    returned = PayoutLine.objects.filter(returned_at__gte=since, returned_at__lt=until)
    days: set[tuple[uuid.UUID, str, date]] = set()
    for rows, moment in (
        (sent, "batch__sent_at"), (back, "done_at"), (returned, "returned_at"),
    ):  # fmt: skip
        own = rows.annotate(day=TruncDate(moment, tzinfo=CHINA))
        days |= set(own.values_list("merchant_id", "batch__currency", "day").distinct())
    return days


def account_numbers(merchant_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, set[str]]:
    """The accounts in use of some organisations that have any."""
    rows = BankAccount.objects.filter(merchant_id__in=list(merchant_ids), is_current=True)
    found: dict[uuid.UUID, set[str]] = {}
    for merchant, number in rows.values_list("merchant_id", "account_number"):
        found.setdefault(merchant, set()).add(number)
    return found


def accounts_shared(batch_id: uuid.UUID) -> list[tuple[str, list[uuid.UUID]]]:
    """Accounts of a batch that several organisations use today: (masked, organisations)."""
    numbers = PayoutLine.objects.filter(batch_id=batch_id).values("account__account_number")
    rows = BankAccount.objects.filter(is_current=True, account_number__in=numbers)
    users: dict[str, set[uuid.UUID]] = {}
    for merchant, number in rows.values_list("merchant_id", "account_number"):
        users.setdefault(number, set()).add(merchant)
    return [(f"****{key[-4:]}", sorted(held)) for key, held in users.items() if len(held) > 1]


def payee_of(end_to_end_id: str) -> uuid.UUID | None:
    """The merchant an instruction to the bank was for; of one we do not know, whose account it paid."""
    line = PayoutLine.objects.filter(end_to_end_id=end_to_end_id).first()
    if line is not None:
        return line.merchant_id
    paid = bank_debit(end_to_end_id)
    if paid is None:
        return None
    accounts = BankAccount.objects.filter(
        currency=paid.currency, account_number=paid.other_account, account_name=paid.name
    )
    return accounts.order_by("-changed_at").values_list("merchant_id", flat=True).first()


PAID_OUTSIDE_FOR = timedelta(days=62)


def accounts_paid_outside(currency: str) -> set[str]:
    """Accounts the bank has paid on instructions that neither we nor the ledger know.

    After a restore from an older copy this is money that has gone already: until two persons have
    booked it (reconciliation), nothing more is paid to such an account.
    """
    rows = debits_unordered(currency, since=clock.now() - PAID_OUTSIDE_FOR)
    if not rows:
        return set()
    booked = references_known(name for row in rows for name in (row.ref, row.end_to_end_id))
    return {row.other_account for row in rows if not {row.ref, row.end_to_end_id} & booked}
