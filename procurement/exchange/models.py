"""Messages, and what the built-in simulators remember."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from backend.kernel.models import TimestampedRow


class MessageState(models.TextChoices):
    """Where a message stands."""

    QUEUED = "QUEUED", "待发送"
    RECEIVED = "RECEIVED", "对方已接收"
    ACCEPTED = "ACCEPTED", "对方已受理"
    REJECTED = "REJECTED", "对方已退回"
    UNKNOWN = "UNKNOWN", "未应答"


class Message(TimestampedRow):
    """One message out and the answer to it (brief 13)."""

    message_id = models.CharField(max_length=80, unique=True)
    partner = models.CharField(max_length=24)
    kind = models.CharField(max_length=40)
    correlation_id = models.CharField(max_length=80, db_index=True)
    reference = models.CharField(max_length=64, db_index=True)
    body = models.JSONField()
    state = models.CharField(
        max_length=10, choices=MessageState.choices, default=MessageState.QUEUED
    )
    reply = models.JSONField(default=dict)
    attempts = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    next_try_at = models.DateTimeField(db_default=models.functions.Now())

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(state__in=["QUEUED", "RECEIVED", "UNKNOWN"]),
                name="exchange_to_ask",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.message_id} {self.state}"


class InboxCursor(TimestampedRow):
    """How far a partner's inbox has been read."""

    partner = models.CharField(max_length=24, unique=True)
    after = models.BigIntegerField(default=0)


class SimulatedRecord(models.Model):
    """One fact a built-in simulator remembers; no part of the product's truth."""

    id = models.BigAutoField(primary_key=True)
    partner = models.CharField(max_length=24)
    key = models.CharField(max_length=160)
    value = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partner", "key"], name="exchange_simulated_once")
        ]
