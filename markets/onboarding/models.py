"""Tables of applications, checklist, tasks and steps."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from backend.kernel.models import Row, TimestampedRow


class ApplicationState(models.TextChoices):
    """How far a merchant is."""

    DRAFT = "DRAFT", "草稿"
    SUBMITTED = "SUBMITTED", "待审核"
    CHANGES_REQUESTED = "CHANGES_REQUESTED", "待补正"
    APPROVED = "APPROVED", "审核通过，待签约"
    CONTRACTED = "CONTRACTED", "已签约"
    ACTIVE = "ACTIVE", "正常经营"
    SUSPENDED = "SUSPENDED", "暂停经营"
    CLOSED = "CLOSED", "已退出"
    REJECTED = "REJECTED", "未通过"


class ItemKind(models.TextChoices):
    """How an item is completed."""

    COMPUTED = "COMPUTED", "系统核对"
    ATTESTED = "ATTESTED", "商户承诺"
    VERIFIED = "VERIFIED", "人工核验"


class ChecklistItem(TimestampedRow):
    """A row the operator configures; ``check`` names a computed check, ``kinds`` empty means all."""

    code = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=10, choices=ItemKind.choices)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=160)
    required = models.BooleanField(default=True)
    check_name = models.CharField(max_length=40, blank=True)
    kinds = ArrayField(models.CharField(max_length=16), default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    in_use = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["position", "code"]

    def __str__(self) -> str:
        return self.name


class Application(TimestampedRow):
    """One merchant's application; the settlement account's number is sealed."""

    organization = models.ForeignKey(
        "parties.Organization", on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(
        max_length=20, choices=ApplicationState.choices, default=ApplicationState.DRAFT
    )
    applicant = models.UUIDField()
    applicant_person = models.UUIDField(null=True)
    sites = ArrayField(models.CharField(max_length=24), default=list)
    trade_categories = ArrayField(models.CharField(max_length=60), default=list)
    contact_name = models.CharField(max_length=60, blank=True)
    contact_phone = models.CharField(max_length=32, blank=True)
    representative = models.CharField(max_length=60, blank=True)
    representative_id_tail = models.CharField(max_length=4, blank=True)
    representative_matches = models.BooleanField(null=True)
    representative_checked_at = models.DateTimeField(null=True)
    licence_expires_on = models.DateField(null=True)
    special_licences = models.JSONField(default=list)
    brands = models.JSONField(default=list)
    tax_status = models.CharField(max_length=8, blank=True)
    issues_invoices = models.BooleanField(default=False)
    return_address = models.CharField(max_length=300, blank=True)
    settlement_name = models.CharField(max_length=120, blank=True)
    settlement_bank = models.CharField(max_length=120, blank=True)
    settlement_account = models.BinaryField(null=True)
    settlement_tail = models.CharField(max_length=4, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    submitted_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    contract_number = models.CharField(max_length=40, blank=True)
    contract_paper = models.BooleanField(default=False)
    activated_at = models.DateTimeField(null=True)
    verified_on = models.DateField(null=True)
    reverify_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "id"], name="onboarding_queue")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization"],
                condition=~models.Q(state__in=["CLOSED", "REJECTED"]),
                name="onboarding_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.state}"


class ItemState(TimestampedRow):
    """What was ticked or reviewed of one item."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="items")
    item = models.ForeignKey(ChecklistItem, on_delete=models.PROTECT, related_name="+")
    attested_by = models.UUIDField(null=True)
    attested_at = models.DateTimeField(null=True)
    verified_by = models.UUIDField(null=True)
    verified_at = models.DateTimeField(null=True)
    expires_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "item"], name="onboarding_item_once")
        ]


class ReviewTask(TimestampedRow):
    """Work for the review desk: a lapsed item or data to verify again."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="tasks")
    kind = models.CharField(max_length=10)
    item = models.ForeignKey(ChecklistItem, on_delete=models.PROTECT, null=True, related_name="+")
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True)
    done_by = models.UUIDField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "kind", "item"],
                condition=models.Q(done_at__isnull=True),
                nulls_distinct=False,
                name="onboarding_task_once",
            )
        ]


class Step(Row):
    """One move of an application; never changed."""

    append_only: ClassVar[bool] = True

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="steps")
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    actor = models.CharField(max_length=120)
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
