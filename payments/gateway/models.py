"""Tables of the gateway: payments, operation rows, inbox; and the sandbox provider's own memory."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from backend.kernel.models import Row, TimestampedRow


class PaymentState(models.TextChoices):
    """Where a payment stands, as far as we know."""

    OPEN = "OPEN", "处理中"
    ACTION_REQUIRED = "ACTION_REQUIRED", "待付款人确认"
    AUTHORISED = "AUTHORISED", "已授权"
    CAPTURED = "CAPTURED", "已收款"
    FAILED = "FAILED", "失败"
    VOIDED = "VOIDED", "已撤销"


OPEN_STATES = ("OPEN", "ACTION_REQUIRED", "AUTHORISED")


class Payment(TimestampedRow):
    """One attempt of a buyer to pay for a checkout or an order through one provider."""

    provider = models.CharField(max_length=40)
    subject = models.CharField(max_length=64)
    client_key = models.CharField(max_length=120, blank=True)
    payer = models.CharField(max_length=80, blank=True)
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    captured_minor = models.BigIntegerField(default=0)
    refunded_minor = models.BigIntegerField(default=0)
    state = models.CharField(max_length=16, choices=PaymentState.choices, default=PaymentState.OPEN)
    provider_ref = models.CharField(max_length=80, blank=True, db_index=True)
    instrument = models.CharField(max_length=40, blank=True)
    action = models.JSONField(null=True)
    failure = models.CharField(max_length=60, blank=True)
    on_review = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject"],
                condition=models.Q(state__in=OPEN_STATES),
                name="payments_gateway_one_open",
            ),
            models.UniqueConstraint(
                fields=["subject", "client_key"],
                condition=~models.Q(client_key=""),
                name="payments_gateway_client_key",
            ),
            models.UniqueConstraint(  # the number a payer transfers to names one payment
                fields=["provider_ref"],
                condition=models.Q(provider="shiji.bank") & ~models.Q(provider_ref=""),
                name="payments_gateway_virtual_once",
            ),
            models.CheckConstraint(
                condition=models.Q(amount_minor__gt=0)
                & models.Q(refunded_minor__lte=models.F("captured_minor")),
                name="payments_gateway_amounts",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["payer", "opened_at"], name="payments_gateway_of_payer")
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.subject} {self.state}"


class Operation(TimestampedRow):
    """One call we owe a provider, stored before it is made and kept until its answer is known."""

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=12)
    payment = models.ForeignKey(
        Payment, on_delete=models.PROTECT, null=True, related_name="operations"
    )
    provider = models.CharField(max_length=40)
    request = models.JSONField(default=dict)
    answer = models.JSONField(null=True)
    state = models.CharField(max_length=10, default="CLAIMED")
    failure = models.CharField(max_length=60, blank=True)
    object_ref = models.CharField(max_length=80, blank=True, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["state", "lease_until"],
                condition=models.Q(state__in=["CLAIMED", "UNKNOWN", "PENDING"]),
                name="payments_gateway_owed",
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.state}"


class Dispute(TimestampedRow):
    """The payer's bank took money back; where that stands, as far as the provider told us."""

    provider = models.CharField(max_length=40)
    ref = models.CharField(max_length=80)
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="disputes")
    state = models.CharField(max_length=8, default="OPEN")
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    fee_minor = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=60, blank=True)
    evidence_due = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["provider", "ref"], name="payments_gateway_dispute_once"
            ),
            models.CheckConstraint(
                condition=models.Q(amount_minor__gt=0), name="payments_gateway_dispute_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.ref} {self.state}"


class InboundEvent(Row):
    """A verified message of a provider, stored before anything is done about it."""

    provider = models.CharField(max_length=40)
    event_id = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    object_kind = models.CharField(max_length=12)
    object_ref = models.CharField(max_length=80)
    body = models.BinaryField()
    live = models.BooleanField(default=False)
    state = models.CharField(max_length=8, default="NEW")
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    received_at = models.DateTimeField()
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["provider", "event_id"], name="payments_gateway_event_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(state="NEW"),
                name="payments_gateway_inbox",
            )
        ]

    def __str__(self) -> str:
        return self.event_id


class ProviderCursor(models.Model):
    """How far a provider's list of events and settlements was read."""

    provider = models.CharField(max_length=40, primary_key=True)
    read_to = models.DateTimeField()


class WebhookRefusal(Row):
    """A message that failed its check: nothing of it stored; the row goes after its time."""

    provider = models.CharField(max_length=40)
    reason = models.CharField(max_length=40)
    at = models.DateTimeField(db_index=True)


class WebhookRefusalCount(models.Model):
    """How many refusals of a day (China) were dropped as rows."""

    provider = models.CharField(max_length=40)
    reason = models.CharField(max_length=40)
    day = models.DateField()
    number = models.PositiveBigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["provider", "reason", "day"], name="payments_gateway_refused_once"
            )
        ]


class SandboxObject(TimestampedRow):
    """The sandbox provider's own memory; the product reaches it only through the adapter."""

    kind = models.CharField(max_length=12)
    ref = models.CharField(max_length=80, unique=True)
    key = models.CharField(max_length=120, unique=True)
    parent = models.CharField(max_length=80, blank=True, db_index=True)
    state = models.JSONField(default=dict)
    made_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["id"],
                condition=models.Q(state__has_key="advance_at"),
                name="payments_gateway_sandbox_next",
            ),
            models.Index(
                fields=["made_at"],
                condition=models.Q(kind="payment") & ~models.Q(state__has_key="settled"),
                name="payments_gateway_sandbox_owed",
            ),
        ]


class SandboxEvent(Row):
    """A message the sandbox provider will send, or only list when it is to be lost."""

    event_id = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    object_kind = models.CharField(max_length=12)
    object_ref = models.CharField(max_length=80)
    due_at = models.DateTimeField()
    lost = models.BooleanField(default=False)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["due_at"], name="payments_gateway_sandbox_due"),
            models.Index(
                fields=["due_at", "id"],
                condition=models.Q(sent_at__isnull=True, lost=False),
                name="payments_gateway_sandbox_send",
            ),
        ]


class BankFile(Row):
    """A file to or from the bank, byte for byte; a payment order is kept before it is sent.

    OUT: KEPT. IN: READ, DOUBLE (the same bytes again), BLOCKED (does not add up), REFUSED.
    """

    direction = models.CharField(max_length=3)
    kind = models.CharField(max_length=10)
    message_id = models.CharField(max_length=35, blank=True)
    purpose = models.CharField(max_length=10, blank=True)
    operation_key = models.CharField(max_length=120, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    total_minor = models.BigIntegerField(default=0)
    box_number = models.PositiveBigIntegerField(null=True)
    box_name = models.CharField(max_length=120, blank=True)
    body = models.BinaryField()
    sha256 = models.CharField(max_length=64, db_index=True)
    state = models.CharField(max_length=8)
    problem = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["message_id"],
                condition=models.Q(direction="OUT"),
                name="payments_gateway_bank_message",
            ),
            models.UniqueConstraint(
                fields=["operation_key"],
                condition=models.Q(direction="OUT"),
                name="payments_gateway_bank_order_once",
            ),
            models.UniqueConstraint(
                fields=["box_number"],
                condition=models.Q(direction="IN"),
                name="payments_gateway_bank_box",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.direction} {self.kind} {self.message_id}"


class BankOrder(Row):
    """One instruction to the bank: SENT, BOOKED or REJECTED; ``booked_ref`` is the bank's entry."""

    file = models.ForeignKey(BankFile, on_delete=models.PROTECT, related_name="orders")
    end_to_end_id = models.CharField(max_length=35, unique=True)
    amount_minor = models.BigIntegerField()
    state = models.CharField(max_length=8, default="SENT")
    reason = models.CharField(max_length=35, blank=True)
    booked_ref = models.CharField(max_length=40, blank=True)


class BankSheet(Row):
    """One statement of one of our accounts; its lines are read from the file."""

    file = models.ForeignKey(BankFile, on_delete=models.PROTECT, related_name="sheets")
    account = models.CharField(max_length=34)
    owner = models.CharField(max_length=40)
    currency = models.CharField(max_length=3)
    sequence = models.PositiveBigIntegerField()
    day = models.DateField(db_index=True)
    ident = models.CharField(max_length=35)
    opening_minor = models.BigIntegerField()
    closing_minor = models.BigIntegerField()
    adds_up = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "sequence"],
                condition=models.Q(adds_up=True),
                name="payments_gateway_sheet_once",
            )
        ]


class BankMovement(Row):
    """One booked entry on one of our accounts, once, whether a notice or a statement told it first."""

    file = models.ForeignKey(BankFile, on_delete=models.PROTECT, related_name="movements")
    account = models.CharField(max_length=34)
    owner = models.CharField(max_length=40)
    ref = models.CharField(max_length=40)
    kind = models.CharField(max_length=12)
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    at = models.DateTimeField()
    end_to_end_id = models.CharField(max_length=35, blank=True, db_index=True)
    virtual = models.CharField(max_length=34, blank=True, db_index=True)
    name = models.CharField(max_length=140, blank=True)
    other_account = models.CharField(max_length=34, blank=True)
    text = models.CharField(max_length=140, blank=True)
    reason = models.CharField(max_length=35, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "ref"], name="payments_gateway_movement_once"
            )
        ]
