"""The log, its deliveries and the replay keys."""

from typing import ClassVar

from django.db import models
from django.db.models import Func

from backend.kernel.ids import uuid7


class TransactionId(Func):
    """The number of the writing transaction: the sequencer reads only below the oldest open one."""

    template = "(pg_current_xact_id()::text::bigint)"
    output_field = models.BigIntegerField()


class WallClock(Func):
    """Real time of the statement, whatever the virtual clock says."""

    template = "clock_timestamp()"
    output_field = models.DateTimeField()


class EventEntry(models.Model):
    """One thing that happened; never changed, never removed."""

    append_only: ClassVar[bool] = True

    position = models.BigAutoField(primary_key=True)
    id = models.UUIDField(default=uuid7, unique=True, editable=False)
    kind = models.CharField(max_length=120)
    version = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=64)
    payload = models.JSONField()
    confidential = models.BooleanField()
    record = models.JSONField(null=True)
    cause = models.JSONField(default=list)
    actor = models.CharField(max_length=120)
    person_id = models.UUIDField(null=True)
    organization_id = models.UUIDField(null=True)
    roles = models.JSONField(default=list)
    site = models.CharField(max_length=24, blank=True)
    request_id = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=WallClock())
    transaction_id = models.BigIntegerField(db_default=TransactionId())

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject", "position"], name="events_by_subject"),
            models.Index(fields=["kind", "position"], name="events_by_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.kind} {self.subject}"


class DeliveryState(models.TextChoices):
    """Where a delivery stands."""

    PENDING = "PENDING"
    DONE = "DONE"
    PARKED = "PARKED"


class Delivery(models.Model):
    """What one handler still owes, or has done, for one entry."""

    id = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(EventEntry, on_delete=models.PROTECT, related_name="deliveries")
    handler = models.CharField(max_length=160)
    subject = models.CharField(max_length=64)
    state = models.CharField(
        max_length=8, choices=DeliveryState.choices, default=DeliveryState.PENDING
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(db_default=WallClock())
    last_error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "handler"], name="events_delivery_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["handler", "subject", "entry"],
                condition=~models.Q(state="DONE"),
                name="events_delivery_open",
            ),
            # in the order of delivery: the oldest is found without sorting a long backlog
            models.Index(
                fields=["entry", "id"],
                condition=models.Q(state="PENDING"),
                name="events_delivery_queue",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.handler} {self.subject} {self.state}"


class ReplayKey(models.Model):
    """The stored answer of an act that was given an idempotency key."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    scope = models.CharField(max_length=160)
    key = models.CharField(max_length=200)
    content_hash = models.CharField(max_length=64)
    result = models.JSONField()
    created_at = models.DateTimeField(db_default=WallClock())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scope", "key"], name="events_replay_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.key}"
