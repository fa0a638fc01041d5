"""Cases, their history, holds and timers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from backend.kernel.models import Row, TimestampedRow


class Process(TimestampedRow):
    """One contracting process: one ``ocid``."""

    number = models.CharField(max_length=32, unique=True)
    ocid = models.CharField(max_length=80, unique=True)
    procedure = models.CharField(max_length=16)
    method = models.CharField(max_length=12)
    state = models.CharField(max_length=32)
    revision = models.PositiveIntegerField(default=0)
    state_since = models.DateTimeField()
    buyer = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    fiscal_year = models.PositiveSmallIntegerField()
    pinned = models.JSONField(default=dict)
    opened_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["buyer", "state"], name="process_by_buyer"),
            models.Index(fields=["procedure", "state"], name="process_by_procedure"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.state}"


class ProcessStep(Row):
    """One move; never changed, never removed."""

    append_only: ClassVar[bool] = True

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="steps")
    revision = models.PositiveIntegerField()
    act = models.CharField(max_length=48)
    from_state = models.CharField(max_length=32, blank=True)
    to_state = models.CharField(max_length=32)
    title = models.CharField(max_length=120)
    at = models.DateTimeField()
    actor = models.CharField(max_length=120)
    person_id = models.UUIDField(null=True)
    organization_id = models.UUIDField(null=True)
    guards = models.JSONField(default=list)
    document_hashes = models.JSONField(default=list)
    note = models.TextField(blank=True)
    event_id = models.UUIDField(unique=True)

    class Meta:
        ordering: ClassVar = ["process", "revision"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["process", "revision"], name="process_step_once")
        ]

    def __str__(self) -> str:
        return f"{self.revision} {self.from_state} -> {self.to_state}"


class ProcessHold(Row):
    """A suspension laid over a case."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="holds")
    reason = models.CharField(max_length=300)
    placed_at = models.DateTimeField()
    placed_by = models.CharField(max_length=120)
    until = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["process"], condition=models.Q(lifted_at=None), name="process_held_once"
            )
        ]


class ProcessTimer(Row):
    """A term running in a state; it dies when the state is left."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="timers")
    name = models.CharField(max_length=48)
    act = models.CharField(max_length=48, blank=True)
    revision = models.PositiveIntegerField()
    due_at = models.DateTimeField()
    provisional = models.BooleanField(default=False)
    rule_id = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    fired = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["process", "name", "revision"], name="process_timer_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"], condition=models.Q(ended_at=None), name="process_timer_due"
            )
        ]
