"""Tables of reconciliation: accounts outside, their sheets and lines, our items, breaks, days."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from backend.kernel.models import Row, TimestampedRow
from payments.reconciliation.rules import account_name


class OutsideAccount(Row):
    """An account that a provider or bank keeps, and the ledger account that mirrors it.

    Its row is the lock of everything done about the account.
    """

    source = models.CharField(max_length=40)
    code = models.CharField(max_length=4)
    owner = models.CharField(max_length=80)
    currency = models.CharField(max_length=3)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code", "owner", "currency"], name="payments_recon_account_once"
            )
        ]

    def __str__(self) -> str:
        return account_name(self.code, self.owner, self.currency)


class StatementFile(TimestampedRow):
    """One sheet as it came; a faulty one is kept and a corrected one may take its place."""

    account = models.ForeignKey(OutsideAccount, on_delete=models.PROTECT, related_name="files")
    ident = models.CharField(max_length=120)
    sequence = models.PositiveIntegerField()
    day = models.DateField()
    opening_minor = models.BigIntegerField()
    closing_minor = models.BigIntegerField()
    lines_count = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    fault = models.CharField(max_length=20, blank=True)
    imported_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "ident"], name="payments_recon_ident_once"),
            models.UniqueConstraint(
                fields=["account", "sequence"],
                condition=models.Q(fault=""),
                name="payments_recon_sequence_once",
            ),
        ]

    def __str__(self) -> str:
        return self.ident


class BreakState(models.TextChoices):
    """Where a break stands."""

    OPEN = "OPEN", "待处理"
    IN_WORK = "IN_WORK", "处理中"
    PROPOSED = "PROPOSED", "待复核"
    RESOLVED = "RESOLVED", "已处理"
    AUTO_CLOSED = "AUTO_CLOSED", "自动核销"


LIVE = ("OPEN", "IN_WORK", "PROPOSED")


class Break(TimestampedRow):
    """Any difference found; both sides in minor units, difference = ledger less outside."""

    account = models.ForeignKey(OutsideAccount, on_delete=models.PROTECT, related_name="breaks")
    type = models.CharField(max_length=24)
    day = models.DateField()
    anchor = models.CharField(max_length=80)
    ledger_minor = models.BigIntegerField(default=0)
    outside_minor = models.BigIntegerField(default=0)
    difference_minor = models.BigIntegerField(default=0)
    subject = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=12, choices=BreakState.choices, default=BreakState.OPEN)
    owner_user = models.UUIDField(null=True)
    way = models.CharField(max_length=24, blank=True)
    note = models.CharField(max_length=300, blank=True)
    proposed_by = models.UUIDField(null=True)
    approved_by = models.UUIDField(null=True)
    resolution_key = models.CharField(max_length=200, blank=True)
    found_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "anchor"], name="payments_recon_break_once"),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True)
                | ~models.Q(approved_by=models.F("proposed_by")),
                name="payments_recon_two_persons",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="RESOLVED") | ~models.Q(resolution_key=""),
                name="payments_recon_resolved_by_journal",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["account", "day"], name="payments_recon_break_day"),
            models.Index(
                fields=["account"],
                condition=models.Q(state__in=LIVE),
                name="payments_recon_break_live",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.day} {self.difference_minor}"


class BreakEntry(Row):
    """One step in a break's history."""

    append_only: ClassVar[bool] = True

    of = models.ForeignKey(Break, on_delete=models.PROTECT, related_name="entries")
    act = models.CharField(max_length=12)
    actor = models.CharField(max_length=80)
    user = models.UUIDField(null=True)
    text = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()


class RefusedSheet(Row):
    """A sheet that could not be taken in: nothing of it counts, and finance asks for a better one.

    ``code`` and ``field`` are the refusal's; the same sheet refused again for the same is one row.
    """

    source = models.CharField(max_length=40)
    ident = models.CharField(max_length=120)
    account = models.CharField(max_length=130, blank=True)
    day = models.DateField(null=True)
    sha256 = models.CharField(max_length=64)
    code = models.CharField(max_length=40)
    field = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=300)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "ident", "sha256", "code", "field"],
                name="payments_recon_refused_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.ident} {self.code}"


class OutsideLine(Row):
    """One movement as its keeper tells it; ``match`` is shared by all that meet."""

    account = models.ForeignKey(OutsideAccount, on_delete=models.PROTECT, related_name="lines")
    file = models.ForeignKey(StatementFile, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField()
    day = models.DateField()
    ref = models.CharField(max_length=120)
    kind = models.CharField(max_length=16)
    amount_minor = models.BigIntegerField()
    at = models.DateTimeField()
    key = models.CharField(max_length=120, blank=True)
    object_ref = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=140, blank=True)
    text = models.CharField(max_length=280, blank=True)
    match = models.UUIDField(null=True)
    matched_on = models.DateField(null=True)
    rule = models.CharField(max_length=20, blank=True)
    found = models.ForeignKey(Break, on_delete=models.PROTECT, null=True, related_name="lines")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "number"], name="payments_recon_line_once")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["account", "day"],
                condition=models.Q(match__isnull=True),
                name="payments_recon_line_open",
            ),
            models.Index(fields=["account", "object_ref"], name="payments_recon_line_object"),
            models.Index(fields=["account", "key"], name="payments_recon_line_key"),
        ]


class LedgerItem(models.Model):
    """One posting of the mirrored ledger account, taken once into reconciliation."""

    posting = models.OneToOneField(
        "payments_ledger.Posting", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    account = models.ForeignKey(OutsideAccount, on_delete=models.PROTECT, related_name="items")
    day = models.DateField()
    amount_minor = models.BigIntegerField()
    reference = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=24)
    subject = models.CharField(max_length=64, blank=True)
    match = models.UUIDField(null=True)
    matched_on = models.DateField(null=True)
    rule = models.CharField(max_length=20, blank=True)
    found = models.ForeignKey(Break, on_delete=models.PROTECT, null=True, related_name="items")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["account", "day"], name="payments_recon_item_day"),
            models.Index(
                fields=["account", "day"],
                condition=models.Q(match__isnull=True),
                name="payments_recon_item_open",
            ),
        ]


class DayState(models.TextChoices):
    """Where a day of an account stands."""

    OPEN = "OPEN", "未平"
    CLOSED = "CLOSED", "已平"
    BLOCKED = "BLOCKED", "受阻"


class ReconciledDay(TimestampedRow):
    """One day of one account, both sides in minor units; closed at zero difference."""

    account = models.ForeignKey(OutsideAccount, on_delete=models.PROTECT, related_name="days")
    file = models.OneToOneField(StatementFile, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    ledger_opening_minor = models.BigIntegerField(default=0)
    ledger_moved_minor = models.BigIntegerField(default=0)
    ledger_closing_minor = models.BigIntegerField(default=0)
    outside_moved_minor = models.BigIntegerField(default=0)
    items_count = models.PositiveIntegerField(default=0)
    matched_count = models.PositiveIntegerField(default=0)
    breaks_count = models.PositiveIntegerField(default=0)
    breaks_open = models.PositiveIntegerField(default=0)
    difference_minor = models.BigIntegerField(default=0)
    unexplained_minor = models.BigIntegerField(default=0)
    state = models.CharField(max_length=8, choices=DayState.choices, default=DayState.OPEN)
    run_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "day"], name="payments_recon_day_once"),
            models.CheckConstraint(
                condition=~models.Q(state="CLOSED") | models.Q(unexplained_minor=0, breaks_open=0),
                name="payments_recon_closed_at_zero",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.day}"
