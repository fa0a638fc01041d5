"""Tables of payouts: where merchants are paid, batches, and their lines."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from backend.kernel.models import Row, TimestampedRow


class BankAccount(TimestampedRow):
    """A merchant's own account; a change makes a new row and cools for some days."""

    merchant = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    currency = models.CharField(max_length=3)
    account_name = models.CharField(max_length=200)
    account_number = models.CharField(max_length=40)
    bank_name = models.CharField(max_length=120)
    changed_at = models.DateTimeField()
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["merchant", "currency"],
                condition=models.Q(is_current=True),
                name="payments_payouts_one_account",
            )
        ]

    @property
    def masked(self) -> str:
        """The last four digits, as shown everywhere."""
        return f"****{self.account_number[-4:]}"


class BatchState(models.TextChoices):
    """Where a batch stands."""

    DRAFT = "DRAFT", "待复核"
    CHECKED = "CHECKED", "已复核"
    SENT = "SENT", "已发送"
    BOOKED = "BOOKED", "已入账"
    PARTLY_REJECTED = "PARTLY_REJECTED", "部分退回"


class PayoutBatch(TimestampedRow):
    """One file to the bank; made by one person, checked by another."""

    number = models.CharField(max_length=40, unique=True)
    currency = models.CharField(max_length=3)
    state = models.CharField(max_length=16, choices=BatchState.choices, default=BatchState.DRAFT)
    made_by = models.UUIDField()
    checked_by = models.UUIDField(null=True)
    total_minor = models.BigIntegerField()
    file = models.BinaryField(null=True)
    file_hash = models.CharField(max_length=64, blank=True)
    operation_key = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    booked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(checked_by__isnull=True)
                | ~models.Q(checked_by=models.F("made_by")),
                name="payments_payouts_two_persons",
            )
        ]

    def __str__(self) -> str:
        return self.number


class PayoutLine(Row):
    """What one merchant gets in a batch: DRAFT, SKIPPED, SENT, BOOKED, REJECTED or RETURNED.

    RETURNED was BOOKED at ``done_at`` and came back at ``returned_at``.
    """

    batch = models.ForeignKey(PayoutBatch, on_delete=models.PROTECT, related_name="lines")
    merchant = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(BankAccount, on_delete=models.PROTECT, related_name="+")
    amount_minor = models.BigIntegerField()
    end_to_end_id = models.CharField(max_length=35, unique=True)
    state = models.CharField(max_length=10, default="DRAFT")
    reason = models.CharField(max_length=60, blank=True)
    done_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(amount_minor__gt=0), name="payments_payouts_positive"
            ),
            models.UniqueConstraint(
                fields=["batch", "merchant"], name="payments_payouts_merchant_once"
            ),
        ]


class WalletState(models.TextChoices):
    """Where a payout of a buyer's balance stands."""

    WAITING = "WAITING", "待复核"
    AGREED = "AGREED", "待第二人复核"
    SENT = "SENT", "已发送"
    BOOKED = "BOOKED", "已入账"
    REJECTED = "REJECTED", "银行退回"
    REFUSED = "REFUSED", "未通过"


class WalletPayout(TimestampedRow):
    """A buyer's balance (2010) on its way out: to the account it came from, or an own one.

    Above the limit two persons of finance agree; ``agreed_by`` is the first, ``checked_by`` the second.
    """

    owner = models.CharField(max_length=80)
    key = models.CharField(max_length=120)
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    way = models.CharField(max_length=8)
    account_name = models.CharField(max_length=200)
    account_number = models.CharField(max_length=40)
    bank_name = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=8, choices=WalletState.choices)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    agreed_by = models.UUIDField(null=True)
    checked_by = models.UUIDField(null=True)
    end_to_end_id = models.CharField(max_length=35, unique=True)
    operation_key = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "key"], name="payments_payouts_wallet_once"),
            models.CheckConstraint(
                condition=models.Q(amount_minor__gt=0), name="payments_payouts_wallet_positive"
            ),
            models.CheckConstraint(
                condition=models.Q(checked_by__isnull=True)
                | ~models.Q(checked_by=models.F("agreed_by")),
                name="payments_payouts_wallet_two_persons",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["owner", "-asked_at"], name="payments_payouts_wallet_of")
        ]

    def __str__(self) -> str:
        return f"{self.owner} {self.amount_minor} {self.currency}"

    @property
    def masked(self) -> str:
        """The last four digits, as shown everywhere."""
        return f"****{self.account_number[-4:]}"
