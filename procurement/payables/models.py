"""Tables of payables. Amounts are integer minor units."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from backend.kernel.models import TimestampedRow
from backend.kernel.money import Money


class Payable(TimestampedRow):
    """What one acceptance made due, with its legal clock."""

    case = models.CharField(max_length=64, db_index=True)
    contract = models.ForeignKey(
        "procurement_contracts.Contract", on_delete=models.PROTECT, related_name="payables"
    )
    acceptance_ref = models.CharField(max_length=64, unique=True)
    buyer = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    supplier = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    tax_minor = models.BigIntegerField(default=0)
    paid_minor = models.BigIntegerField(default=0)
    delivered_on = models.DateField()
    accepted_on = models.DateField()
    deemed = models.BooleanField(default=False)
    clock_on = models.DateField()
    clock_basis = models.CharField(max_length=20)
    due_on = models.DateField()
    rule_id = models.UUIDField()
    reminded = models.JSONField(default=list)
    listed_on = models.DateField(null=True)
    settled_on = models.DateField(null=True)
    late_days = models.PositiveIntegerField(default=0)
    interest_minor = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(amount_minor__gt=0, paid_minor__gte=0)
                & Q(paid_minor__lte=F("amount_minor")),
                name="payables_paid_within",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_on"], condition=Q(settled_on=None), name="payables_open_by_due"
            ),
            models.Index(fields=["buyer", "due_on"], name="payables_of_buyer"),
        ]

    def __str__(self) -> str:
        return self.acceptance_ref or self.case

    @property
    def amount(self) -> Money:
        """What is owed."""
        return Money(self.amount_minor, self.currency)


class InvoiceState(models.TextChoices):
    """What the tax authority says."""

    CHECKING = "CHECKING", "查验中"
    VALID = "VALID", "有效"
    RED = "RED", "已红冲"
    VOID = "VOID", "作废或不存在"


class Invoice(TimestampedRow):
    """A fully digitalised e-invoice for one payable."""

    number = models.CharField(max_length=20, unique=True)
    payable = models.ForeignKey(Payable, on_delete=models.PROTECT, related_name="invoices")
    issued_on = models.DateField()
    amount_minor = models.BigIntegerField()
    tax_minor = models.BigIntegerField()
    state = models.CharField(
        max_length=10, choices=InvoiceState.choices, default=InvoiceState.CHECKING
    )
    registered_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["payable"],
                condition=Q(state__in=["CHECKING", "VALID"]),
                name="payables_invoice_one_good",
            )
        ]

    def __str__(self) -> str:
        return self.number


class PaymentState(models.TextChoices):
    """Where a payment request stands."""

    REQUESTED = "requested", "已申请"
    BUYER_APPROVED = "buyer_approved", "单位已审批"
    TREASURY_CHECKED = "treasury_checked", "国库已审核"
    INSTRUCTED = "instructed", "已下达支付指令"
    BANK_ACCEPTED = "bank_accepted", "银行已受理"
    SETTLED = "settled", "已到账"
    RETURNED = "returned", "已退回"


class PaymentRequest(TimestampedRow):
    """资金支付申请 for one payable."""

    number = models.CharField(max_length=40, unique=True)
    payable = models.ForeignKey(Payable, on_delete=models.PROTECT, related_name="requests")
    amount_minor = models.BigIntegerField()
    state = models.CharField(
        max_length=20, choices=PaymentState.choices, default=PaymentState.REQUESTED
    )
    mode = models.CharField(max_length=12, default="DIRECT")
    payee_name = models.CharField(max_length=200, blank=True)
    payee_account = models.CharField(max_length=40, blank=True)
    payee_bank = models.CharField(max_length=120, blank=True)
    requested_by = models.UUIDField()
    requested_at = models.DateTimeField()
    approved_by = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)
    voucher_no = models.CharField(max_length=60, blank=True)
    settled_at = models.DateTimeField(null=True)
    return_reason = models.CharField(max_length=300, blank=True)
    timeline = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["payable"],
                condition=~Q(state__in=["returned", "settled"]),
                name="payables_one_live_request",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("requested_by")),
                name="payables_two_persons",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state"], name="payables_request_state")]
