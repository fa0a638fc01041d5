"""Tables of receipts: what came, what is done about it, and buyers' proofs of transfer."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from backend.kernel.ids import public_id
from backend.kernel.models import Row, TimestampedRow


class ReceiptState(models.TextChoices):
    """Where a receipt stands."""

    MATCHED = "MATCHED", "已入账"
    PART = "PART", "待补足"
    UNIDENTIFIED = "UNIDENTIFIED", "待查明"
    PROPOSED = "PROPOSED", "待复核"
    ASSIGNED = "ASSIGNED", "已查明"
    RETURNING = "RETURNING", "退回中"
    RETURNED = "RETURNED", "已退回"


class Receipt(TimestampedRow):
    """One credit on the safeguarding account.

    ``open_minor`` lies in 2900 under this receipt, ``taken_minor`` went to its payment and
    ``earlier_minor`` to payments it was matched with before: the desk may give the rest of one
    transfer to another.
    """

    movement_id = models.UUIDField(unique=True)
    bank_ref = models.CharField(max_length=40)
    payment = models.ForeignKey(
        "payments_gateway.Payment", on_delete=models.PROTECT, null=True, related_name="+"
    )
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    open_minor = models.BigIntegerField(default=0)
    taken_minor = models.BigIntegerField(default=0)
    earlier_minor = models.BigIntegerField(default=0)
    payer_name = models.CharField(max_length=140, blank=True)
    payer_account = models.CharField(max_length=34, blank=True)
    text = models.CharField(max_length=140, blank=True)
    state = models.CharField(max_length=12, choices=ReceiptState.choices)
    why = models.CharField(max_length=24, blank=True)
    received_at = models.DateTimeField()
    due_at = models.DateTimeField()
    overdue_told = models.BooleanField(default=False)
    how = models.CharField(max_length=8, blank=True)
    target = models.CharField(max_length=64, blank=True)
    note = models.CharField(max_length=300, blank=True)
    proposed_by = models.UUIDField(null=True)
    confirmed_by = models.UUIDField(null=True)
    returns = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(amount_minor__gt=0)
                & models.Q(open_minor__gte=0)
                & models.Q(taken_minor__gte=0)
                & models.Q(earlier_minor__gte=0)
                & models.Q(
                    amount_minor__gte=models.F("open_minor")
                    + models.F("taken_minor")
                    + models.F("earlier_minor")
                ),
                name="payments_receipts_amounts",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True)
                | ~models.Q(confirmed_by=models.F("proposed_by")),
                name="payments_receipts_two_persons",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(state__in=["UNIDENTIFIED", "PROPOSED"]),
                name="payments_receipts_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.bank_ref} {self.state}"

    @property
    def ref(self) -> str:
        """Its name in the ledger and in records."""
        return public_id("rcp", self.pk)


class TransferProof(Row):
    """A buyer's document that a transfer was made; it helps the desk and moves no money."""

    payment = models.ForeignKey(
        "payments_gateway.Payment", on_delete=models.PROTECT, related_name="+"
    )
    document_id = models.UUIDField()
    note = models.CharField(max_length=300, blank=True)
    added_by = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["payment", "document_id"], name="payments_receipts_proof_once"
            )
        ]
