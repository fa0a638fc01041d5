"""The table of guarantees."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from backend.kernel.ids import public_id
from backend.kernel.models import TimestampedRow
from payments.guarantees.rules import CASH, account_of


class GuaranteeState(models.TextChoices):
    """Where a guarantee stands."""

    ASKED = "ASKED", "待缴纳"
    HELD = "HELD", "有效"
    RETURN_ASKED = "RETURN_ASKED", "申请退还"
    RETURNED = "RETURNED", "已退还"
    CLAIMED = "CLAIMED", "已扣收"
    EXPIRED = "EXPIRED", "已失效"


class GuaranteeForm(models.TextChoices):
    """Money held, or a bank's electronic letter."""

    CASH = "CASH", "现金"
    E_GUARANTEE = "E_GUARANTEE", "电子保函"


class Purpose(models.TextChoices):
    """What it secures."""

    MERCHANT = "MERCHANT", "商户保证金"
    BID = "BID", "投标保证金"
    PERFORMANCE = "PERFORMANCE", "履约保证金"


class Guarantee(TimestampedRow):
    """Security for one subject; sums in minor units, money only for cash.

    ``beneficiary`` is empty for a merchant's guarantee: it secures every buyer of the markets.
    """

    subject = models.CharField(max_length=64)
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    giver = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    beneficiary = models.ForeignKey(
        "parties.Organization", on_delete=models.PROTECT, null=True, related_name="+"
    )
    form = models.CharField(max_length=12, choices=GuaranteeForm.choices, blank=True)
    currency = models.CharField(max_length=3)
    base_minor = models.BigIntegerField(default=0)
    amount_minor = models.BigIntegerField()
    held_minor = models.BigIntegerField(default=0)
    claimed_minor = models.BigIntegerField(default=0)
    returned_minor = models.BigIntegerField(default=0)
    state = models.CharField(
        max_length=14, choices=GuaranteeState.choices, default=GuaranteeState.ASKED
    )
    client_key = models.CharField(max_length=120, blank=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    put_up_at = models.DateTimeField(null=True)
    return_by = models.DateField(null=True)
    payment = models.ForeignKey(
        "payments_gateway.Payment",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    refund_state = models.CharField(max_length=10, blank=True)
    bank_booked_minor = models.BigIntegerField(default=0)
    letter_number = models.CharField(max_length=64, blank=True)
    issuer = models.CharField(max_length=120, blank=True)
    valid_until = models.DateField(null=True)
    document_hash = models.CharField(max_length=64, blank=True)
    alarmed_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(amount_minor__gt=0, held_minor__gte=0, claimed_minor__gte=0)
                & Q(returned_minor__gte=0, bank_booked_minor__gte=0),
                name="payments_guarantees_not_negative",
            ),
            models.CheckConstraint(
                condition=~Q(form=CASH)
                | Q(amount_minor=F("held_minor") + F("claimed_minor") + F("returned_minor"))
                | Q(state__in=["ASKED", "EXPIRED"]),
                name="payments_guarantees_cash_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(form=CASH) | Q(held_minor=0, returned_minor=0),
                name="payments_guarantees_letters_hold_no_money",
            ),
            models.UniqueConstraint(
                fields=["issuer", "letter_number"],
                condition=~Q(letter_number=""),
                name="payments_guarantees_letter_once",
            ),
            models.UniqueConstraint(
                fields=["giver", "client_key"],
                condition=~Q(client_key=""),
                name="payments_guarantees_client_key",
            ),
            models.UniqueConstraint(
                fields=["subject", "purpose", "giver"],
                condition=Q(purpose__in=["BID", "PERFORMANCE"])
                & Q(state__in=["ASKED", "HELD", "RETURN_ASKED"]),
                name="payments_guarantees_one_open",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["giver", "purpose", "state"],
                name="payments_guarantees_of_giver",
            ),
            models.Index(fields=["beneficiary", "state"], name="payments_guarantees_of_benef"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.subject} {self.state}"

    @property
    def ref(self) -> str:
        """The guarantee's name in payments, the ledger and the log."""
        return public_id("gua", self.pk)

    @property
    def account(self) -> str:
        """The owner of its 2050 account."""
        return account_of(self.subject, self.purpose)
