"""Tables of the ledger; their rules stand in the migration."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.timezone import localtime

from backend.kernel.ids import uuid7
from backend.kernel.models import TimestampedRow

AMOUNT_MAX = 10**15


class Account(models.Model):
    """One account of one currency. ``balance`` counts in the normal direction, moved by trigger."""

    application_privileges: ClassVar = ("SELECT", "INSERT")

    id = models.BigAutoField(primary_key=True)
    code = models.CharField(max_length=4)
    owner = models.CharField(max_length=80)
    currency = models.CharField(max_length=3)
    normal = models.CharField(max_length=1)
    floor = models.BigIntegerField(null=True)
    balance = models.BigIntegerField(default=0)
    version = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code", "owner", "currency"], name="ledger_account_once"
            ),
            models.CheckConstraint(
                condition=models.Q(floor__isnull=True) | models.Q(balance__gte=models.F("floor")),
                name="LEDGER_INSUFFICIENT",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}:{self.owner}:{self.currency}"


class ForeignRate(models.Model):
    """The rates at which money in another currency counts as cover; the last of a pair holds.

    ``pair``: "USD/CNY", the owner of its position accounts (6010). ``rate``: minor units of home
    for one of foreign. ``haircut_bp``: what is taken off, in basis points.
    """

    append_only: ClassVar[bool] = True

    id = models.BigAutoField(primary_key=True)
    pair = models.CharField(max_length=7)
    rate = models.DecimalField(max_digits=24, decimal_places=12)
    haircut_bp = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["pair", "-id"], name="ledger_rate_of_pair")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(rate__gt=0, haircut_bp__lt=10000), name="ledger_rate_positive"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pair} {self.rate}"


class Journal(models.Model):
    """One atomic, balanced transaction. Never changed; corrected by a journal that reverses it."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.CharField(max_length=200, unique=True)
    request_hash = models.CharField(max_length=64)
    kind = models.CharField(max_length=24)
    n_lines = models.PositiveSmallIntegerField()
    effective_at = models.DateTimeField()
    posted_at = models.DateTimeField()
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True)
    subject = models.CharField(max_length=64, blank=True)
    reference = models.CharField(max_length=80, blank=True, default="", db_default="")
    transaction_id = models.BigIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject", "posted_at"], name="ledger_by_subject"),
            models.Index(fields=["posted_at"], name="ledger_by_time"),
            models.Index(
                fields=["reference"], condition=~models.Q(reference=""), name="ledger_by_reference"
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(n_lines__gte=2, n_lines__lte=200), name="ledger_lines_declared"
            )
        ]

    def __str__(self) -> str:
        return self.key


class Posting(models.Model):
    """One line of a journal on one account: positive debits, negative credits."""

    append_only: ClassVar[bool] = True

    id = models.BigAutoField(primary_key=True)
    journal = models.ForeignKey(Journal, on_delete=models.PROTECT, related_name="postings")
    line_no = models.PositiveSmallIntegerField()
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="postings")
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    account_version = models.BigIntegerField(default=0)
    balance_after = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["journal", "line_no"], name="ledger_line_once"),
            models.UniqueConstraint(fields=["account", "account_version"], name="LEDGER_VERSION"),
            models.CheckConstraint(
                condition=~models.Q(amount=0)
                & models.Q(amount__gte=-AMOUNT_MAX, amount__lte=AMOUNT_MAX),
                name="LEDGER_AMOUNT",
            ),
        ]


class ManualState(models.TextChoices):
    """Where a journal written by hand stands."""

    DRAFT = "DRAFT", "待复核"
    POSTED = "POSTED", "已入账"
    REFUSED = "REFUSED", "已退回"


class ManualJournal(TimestampedRow):
    """A journal that one person writes and another posts or sends back."""

    currency = models.CharField(max_length=3)
    lines = models.JSONField()
    reason = models.CharField(max_length=300)
    client_key = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=8, choices=ManualState.choices, default=ManualState.DRAFT)
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    checked_by = models.UUIDField(null=True)
    checked_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(checked_by__isnull=True)
                | ~models.Q(checked_by=models.F("made_by")),
                name="payments_ledger_two_persons",
            )
        ]

    def __str__(self) -> str:
        return f"{localtime(self.made_at):%Y-%m-%d} {self.state}"
