"""Payment orders of the public purse; memo only, for budget money is never held here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from backend.kernel.models import Row, TimestampedRow


class Mode(models.TextChoices):
    """Who orders the payment."""

    DIRECT = "DIRECT", "财政直接支付"
    AUTHORISED = "AUTHORISED", "财政授权支付"


class Step(models.TextChoices):
    """How far the papers of an order are."""

    APPLIED = "APPLIED", "已收到支付申请书"
    DRAFTED = "DRAFTED", "国库经办已开具，待复核"
    ORDERED = "ORDERED", "支付令已签发"
    REFUSED = "REFUSED", "国库退回申请"
    RETURNED = "RETURNED", "已退款（红字）"


class PaymentOrder(TimestampedRow):
    """What the treasury is committed to pay a supplier for one payable."""

    reference = models.CharField(max_length=64, unique=True)
    payer_id = models.UUIDField(db_index=True)
    supplier = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=12, choices=Mode.choices, default=Mode.DIRECT)
    currency = models.CharField(max_length=3, default="CNY")
    amount_minor = models.BigIntegerField()
    paid_minor = models.BigIntegerField(default=0)
    state = models.CharField(max_length=12, default="COMMITTED")
    due_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    step = models.CharField(max_length=10, choices=Step.choices, default=Step.APPLIED)
    at_desk = models.BooleanField(default=False)
    number = models.CharField(max_length=64, blank=True)
    budget_item = models.CharField(max_length=40, blank=True)
    payee_name = models.CharField(max_length=200, blank=True)
    payee_account = models.CharField(max_length=40, blank=True)
    payee_bank = models.CharField(max_length=120, blank=True)
    drafted_by = models.UUIDField(null=True)
    checked_by = models.UUIDField(null=True)
    refusal = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(amount_minor__gt=0, paid_minor__gte=0)
                & Q(paid_minor__lte=F("amount_minor")),
                name="payments_treasury_within",
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=F("drafted_by")),
                name="payments_treasury_two_persons",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class PaperKind(models.TextChoices):
    """The documents of the treasury's payment."""

    APPLICATION = "paymentApplication", "支付申请书"
    ORDER = "paymentOrder", "支付令"
    RECEIPT = "receipt", "入账通知"
    RED = "redReceipt", "退款红字通知"
    QUOTA = "quotaNotice", "用款额度通知"


class TreasuryPaper(Row):
    """One signed document as it was made or taken; ``sha256`` of its canonical JSON."""

    append_only: ClassVar[bool] = True

    order = models.ForeignKey(
        PaymentOrder, on_delete=models.PROTECT, related_name="papers", null=True
    )
    kind = models.CharField(max_length=20, choices=PaperKind.choices)
    number = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64, unique=True)
    document = models.JSONField()
    signature = models.JSONField()
    signer = models.CharField(max_length=80)
    signer_name = models.CharField(max_length=200)
    issued_at = models.DateTimeField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["kept_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "number"], name="payments_treasury_paper_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class TreasuryReceipt(Row):
    """The treasury's word that it paid, or took back by a red letter (negative)."""

    append_only: ClassVar[bool] = True

    order = models.ForeignKey(PaymentOrder, on_delete=models.PROTECT, related_name="receipts")
    voucher = models.CharField(max_length=64, unique=True)
    amount_minor = models.BigIntegerField()
    paid_at = models.DateTimeField()


class Quota(TimestampedRow):
    """用款额度: what a department may order from its zero-balance account in one month."""

    department = models.ForeignKey(
        "parties.Organization", on_delete=models.PROTECT, related_name="+"
    )
    budget_item = models.CharField(max_length=40)
    month = models.DateField()
    currency = models.CharField(max_length=3, default="CNY")
    given_minor = models.BigIntegerField(default=0)
    used_minor = models.BigIntegerField(default=0)
    lapsed_minor = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["department", "budget_item", "month", "currency"],
                name="payments_treasury_quota_once",
            ),
            models.CheckConstraint(
                condition=Q(used_minor__gte=0, lapsed_minor__gte=0)
                & Q(given_minor__gte=F("used_minor") + F("lapsed_minor")),
                name="payments_treasury_quota_kept",
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="payments_treasury_quota_month"),
        ]

    def __str__(self) -> str:
        return f"{self.budget_item} {self.month:%Y-%m}"

    @property
    def left_minor(self) -> int:
        """What may still be ordered."""
        return self.given_minor - self.used_minor - self.lapsed_minor


class QuotaUse(Row):
    """What one order took from one month; negative where it was put back."""

    append_only: ClassVar[bool] = True

    quota = models.ForeignKey(Quota, on_delete=models.PROTECT, related_name="uses")
    order = models.ForeignKey(PaymentOrder, on_delete=models.PROTECT, related_name="quota_uses")
    amount_minor = models.BigIntegerField()
    cause = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["quota", "order", "cause"], name="payments_treasury_use_once"
            )
        ]
