"""Tables of guaranteed trade."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from backend.kernel.models import Row, TimestampedRow


class Escrow(TimestampedRow):
    """Money held for one settlement subject; sums in minor units of ``currency``."""

    settlement_subject = models.CharField(max_length=64, unique=True)
    site = models.CharField(max_length=24)
    currency = models.CharField(max_length=3)
    merchant = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    buyer_id = models.UUIDField(null=True)
    payment_ref = models.CharField(max_length=64, db_index=True)
    provider = models.CharField(max_length=40, blank=True)
    charge_id = models.UUIDField(null=True)
    price_minor = models.BigIntegerField()
    freight_minor = models.BigIntegerField(default=0)
    funded_minor = models.BigIntegerField(default=0)
    released_minor = models.BigIntegerField(default=0)
    refunded_minor = models.BigIntegerField(default=0)
    charged_back_minor = models.BigIntegerField(default=0)
    retained_minor = models.BigIntegerField(default=0)
    commission_minor = models.BigIntegerField(default=0)
    released_by_bp = models.JSONField(default=dict)
    state = models.CharField(max_length=20, default="CREATED")
    before_dispute = models.CharField(max_length=20, blank=True)
    version = models.PositiveIntegerField(default=0)
    hold_days = models.PositiveSmallIntegerField(default=7)
    reserve_bp = models.PositiveIntegerField(default=500)
    frozen = models.BooleanField(default=False)
    freeze_reason = models.CharField(max_length=300, blank=True)
    freeze_person = models.UUIDField(null=True)
    freeze_pending = models.CharField(max_length=8, blank=True)
    flag = models.CharField(max_length=16, blank=True)
    fund_by = models.DateTimeField(null=True)
    schedule = models.JSONField(default=list)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="retentions"
    )
    window_ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(
                    funded_minor__gte=models.F("released_minor")
                    + models.F("refunded_minor")
                    + models.F("charged_back_minor")
                    + models.F("retained_minor")
                ),
                name="escrow_held_not_negative",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    funded_minor__lte=models.F("price_minor"),
                    released_minor__gte=0,
                    refunded_minor__gte=0,
                    charged_back_minor__gte=0,
                    retained_minor__gte=0,
                ),
                name="escrow_funded_within_price",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["window_ends_at"],
                condition=models.Q(window_ends_at__isnull=False),
                name="escrow_retentions_due",
            )
        ]

    def __str__(self) -> str:
        return self.settlement_subject

    @property
    def held_minor(self) -> int:
        """What is still held: funded - released - refunded - charged back - kept as retention."""
        gone = (
            self.released_minor
            + self.refunded_minor
            + self.charged_back_minor
            + self.retained_minor
        )
        return self.funded_minor - gone


class EscrowEntry(Row):
    """One step of an escrow, for its timeline."""

    append_only: ClassVar[bool] = True

    escrow = models.ForeignKey(Escrow, on_delete=models.PROTECT, related_name="entries")
    command = models.CharField(max_length=16)
    state_from = models.CharField(max_length=20)
    state_to = models.CharField(max_length=20)
    amount_minor = models.BigIntegerField(default=0)
    journal_key = models.CharField(max_length=200, blank=True)
    actor = models.CharField(max_length=120)
    text = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]


class MerchantHold(Row):
    """Released money that is not yet payable; the hold ends at ``due_at``."""

    escrow = models.ForeignKey(Escrow, on_delete=models.PROTECT, related_name="holds")
    amount_minor = models.BigIntegerField()
    reserve_minor = models.BigIntegerField(default=0)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    reserve_freed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"], condition=models.Q(done_at__isnull=True), name="escrow_holds_due"
            ),
            models.Index(
                fields=["done_at"],
                condition=models.Q(reserve_freed_at__isnull=True, reserve_minor__gt=0),
                name="escrow_reserves_kept",
            ),
        ]


class Funding(TimestampedRow):
    """The part of a payment that is for one escrow.

    ``charge_minor``: the same in the payment's currency where that is another one, else 0.
    """

    escrow = models.ForeignKey(Escrow, on_delete=models.PROTECT, related_name="fundings")
    payment = models.ForeignKey(
        "payments_gateway.Payment", on_delete=models.PROTECT, related_name="+"
    )
    amount_minor = models.BigIntegerField()
    charge_minor = models.BigIntegerField(default=0)
    state = models.CharField(max_length=10, default="OPEN")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["escrow", "payment"], name="escrow_part_once")
        ]


class Quote(Row):
    """The price in another currency that a payment was made at (E6); locked, never changed."""

    append_only: ClassVar[bool] = True

    payment = models.OneToOneField(
        "payments_gateway.Payment", on_delete=models.PROTECT, related_name="quote"
    )
    pair = models.CharField(max_length=7)
    rate = models.DecimalField(max_digits=18, decimal_places=8)
    source = models.CharField(max_length=200)
    due_minor = models.BigIntegerField()
    pay_minor = models.BigIntegerField()
    valid_until = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(rate__gt=0, due_minor__gt=0, pay_minor__gt=0),
                name="escrow_quote_positive",
            )
        ]


class Release(TimestampedRow):
    """What one release was made of, for the merchant's statement."""

    escrow = models.ForeignKey(Escrow, on_delete=models.PROTECT, related_name="releases")
    merchant_id = models.UUIDField()
    key = models.CharField(max_length=200, unique=True)
    currency = models.CharField(max_length=3)
    goods_minor = models.BigIntegerField()
    freight_minor = models.BigIntegerField()
    commission_minor = models.BigIntegerField()
    parts = models.JSONField(default=list)
    released_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["merchant_id", "released_at"], name="escrow_releases_of_merchant")
        ]


class Refund(TimestampedRow):
    """Money decided to go back to the payer, and how far it got.

    ``charge_minor`` of ``charge_currency``: what the payer gets, where that is another currency.
    """

    escrow = models.ForeignKey(Escrow, on_delete=models.PROTECT, related_name="refunds")
    payment = models.ForeignKey(
        "payments_gateway.Payment", on_delete=models.PROTECT, related_name="+"
    )
    merchant_id = models.UUIDField()
    operation_key = models.CharField(max_length=120, unique=True)
    source = models.CharField(max_length=10)
    reason = models.CharField(max_length=160, blank=True)
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    charge_currency = models.CharField(max_length=3, blank=True)
    charge_minor = models.BigIntegerField(default=0)
    commission_back_minor = models.BigIntegerField(default=0)
    state = models.CharField(max_length=10, default="DECIDED")
    decided_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["merchant_id", "decided_at"], name="escrow_refunds_of_merchant")
        ]


class Instruction(TimestampedRow):
    """An act that had to wait (frozen, blocked, no balance); done once it may be."""

    escrow = models.ForeignKey(Escrow, on_delete=models.PROTECT, related_name="instructions")
    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=12)
    payload = models.JSONField()
    state = models.CharField(max_length=8, default="WAITING")
    why = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["escrow"],
                condition=models.Q(state="WAITING"),
                name="escrow_instructions_open",
            )
        ]


class Chargeback(TimestampedRow):
    """What a payer's bank took back of one escrow, and where it was taken from (J-CB).

    ``parts``: minor units by account code; ``holds``: the pieces of pending money that were taken
    (``holds_lower.Piece``); ``rates``: goods by commission rate whose commission fell; ``charge_minor``: what was taken where the payer paid in another currency (the dispute's,
    as is the fee), else 0; ``cover_*``: what made the provider's balance whole again (E5.3, E5.4).
    """

    escrow = models.ForeignKey(Escrow, on_delete=models.PROTECT, related_name="chargebacks")
    dispute = models.ForeignKey(
        "payments_gateway.Dispute", on_delete=models.PROTECT, related_name="+"
    )
    merchant = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    charge_minor = models.BigIntegerField(default=0)
    fee_minor = models.BigIntegerField(default=0)
    state = models.CharField(max_length=12, default="OPEN")
    parts = models.JSONField(default=dict)
    holds = models.JSONField(default=list)
    rates = models.JSONField(default=dict)
    cover_client_minor = models.BigIntegerField(default=0)
    cover_own_minor = models.BigIntegerField(default=0)
    cover_returned_minor = models.BigIntegerField(default=0)
    covers = models.PositiveSmallIntegerField(default=0)
    evidence_text = models.TextField(blank=True)
    evidence_files = models.JSONField(default=list)
    evidence_due = models.DateTimeField(null=True)
    evidence_at = models.DateTimeField(null=True)
    evidence_by = models.UUIDField(null=True)
    accept_reason = models.CharField(max_length=300, blank=True)
    accept_by = models.UUIDField(null=True)
    accept_checked_by = models.UUIDField(null=True)
    accepted_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    write_off_reason = models.CharField(max_length=300, blank=True)
    write_off_by = models.UUIDField(null=True)
    write_off_checked_by = models.UUIDField(null=True)
    written_off_minor = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["escrow", "dispute"], name="escrow_chargeback_once"),
            models.CheckConstraint(
                condition=models.Q(amount_minor__gt=0, fee_minor__gte=0),
                name="escrow_chargeback_positive",
            ),
            models.CheckConstraint(
                condition=models.Q(write_off_checked_by__isnull=True)
                | ~models.Q(write_off_checked_by=models.F("write_off_by")),
                name="escrow_write_off_two_persons",
            ),
            models.CheckConstraint(
                condition=models.Q(accept_checked_by__isnull=True)
                | ~models.Q(accept_checked_by=models.F("accept_by")),
                name="escrow_accept_two_persons",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["merchant", "-opened_at"], name="escrow_chargebacks_of"),
        ]

    def __str__(self) -> str:
        return f"{self.escrow_id} {self.amount_minor} {self.state}"


class Claim(TimestampedRow):
    """What a merchant owes the house (1050), by cause; later sales pay the oldest first."""

    merchant = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    escrow = models.ForeignKey(Escrow, on_delete=models.PROTECT, related_name="claims")
    chargeback = models.OneToOneField(
        Chargeback, on_delete=models.PROTECT, null=True, related_name="claim"
    )
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    open_minor = models.BigIntegerField()
    raised_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(open_minor__gte=0, open_minor__lte=models.F("amount_minor")),
                name="escrow_claim_open_within_amount",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["merchant", "currency"],
                condition=models.Q(open_minor__gt=0),
                name="escrow_claims_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.merchant_id} {self.open_minor}/{self.amount_minor}"


class DefaultNotice(TimestampedRow):
    """One side says that the other does not perform; days later it may be decided (decision D26)."""

    escrow = models.ForeignKey(Escrow, on_delete=models.PROTECT, related_name="default_notices")
    side = models.CharField(max_length=8)
    reason = models.CharField(max_length=300)
    given_by = models.CharField(max_length=120)
    given_at = models.DateTimeField()
    cure_by = models.DateTimeField()
    state = models.CharField(max_length=10, default="OPEN")
    decided_by = models.CharField(max_length=120, blank=True)
    decided_at = models.DateTimeField(null=True)
    ruling = models.CharField(max_length=300, blank=True)
    forfeited_minor = models.BigIntegerField(default=0)
    refunded_minor = models.BigIntegerField(default=0)
    doubled_minor = models.BigIntegerField(default=0)
    unfunded_minor = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["escrow", "side"],
                condition=models.Q(state="OPEN"),
                name="escrow_one_notice_per_side",
            )
        ]


class PurchaseState(models.TextChoices):
    """Where a purchase of foreign money stands."""

    DRAFT = "DRAFT", "待复核"
    POSTED = "POSTED", "已入账"
    REFUSED = "REFUSED", "未通过"


class ForeignPurchase(TimestampedRow):
    """Foreign money the bank bought for refunds: written by one person, posted by another."""

    provider = models.CharField(max_length=40)
    reference = models.CharField(max_length=64)
    bought_currency = models.CharField(max_length=3)
    bought_minor = models.BigIntegerField()
    paid_currency = models.CharField(max_length=3)
    paid_minor = models.BigIntegerField()
    state = models.CharField(
        max_length=8, choices=PurchaseState.choices, default=PurchaseState.DRAFT
    )
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    checked_by = models.UUIDField(null=True)
    checked_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["provider", "reference"],
                condition=~models.Q(state="REFUSED"),
                name="payments_escrow_purchase_once",
            ),
            models.CheckConstraint(
                condition=models.Q(bought_minor__gt=0, paid_minor__gt=0),
                name="payments_escrow_purchase_positive",
            ),
            models.CheckConstraint(
                condition=models.Q(checked_by__isnull=True)
                | ~models.Q(checked_by=models.F("made_by")),
                name="payments_escrow_purchase_two_persons",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.state}"
