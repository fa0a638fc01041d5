"""Tables of notices. Persons stand above this floor, so they are named by id alone."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from backend.kernel.models import Row, TimestampedRow


class Notice(Row):
    """One message to one person; its words are made from template and data when it is read."""

    recipient_id = models.UUIDField()
    template = models.CharField(max_length=40)
    kind = models.CharField(max_length=16)
    data = models.JSONField(default=dict)
    link = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=160)
    shown = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["recipient_id", "key"], name="notices_once")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["recipient_id", "-id"], condition=Q(shown=True), name="notices_inbox"
            ),
            models.Index(
                fields=["recipient_id"],
                condition=Q(shown=True, read_at=None),
                name="notices_unread",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.key}"


class MailState(models.TextChoices):
    """Where a mail stands."""

    QUEUED = "QUEUED", "待发送"
    SENT = "SENT", "已发送"
    DEAD = "DEAD", "无法送达"


class Mail(TimestampedRow):
    """One mail on its way; subject and text are emptied once it is out."""

    key = models.CharField(max_length=200, unique=True)
    address = models.EmailField(max_length=254)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=MailState.choices, default=MailState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(db_default=models.functions.Now())
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["next_try_at"], condition=Q(state="QUEUED"), name="notices_mail_due"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.state}"


class Preference(TimestampedRow):
    """A person's switches for one kind; without a row the catalogue's default holds."""

    recipient_id = models.UUIDField()
    kind = models.CharField(max_length=16)
    inbox = models.BooleanField()
    mail = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["recipient_id", "kind"], name="notices_switch_once")
        ]
