"""Tables of the desk."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from backend.kernel.models import Row, TimestampedRow


class Case(TimestampedRow):
    """A matter a regulator follows; ``subjects`` are public ids."""

    number = models.CharField(max_length=24, unique=True)
    title = models.CharField(max_length=200)
    subjects = models.JSONField(default=list)
    state = models.CharField(max_length=12, default="OPEN")
    opened_by = models.UUIDField()
    organization_id = models.UUIDField()
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.number


class CaseNote(Row):
    """What was written into a case; never changed."""

    append_only: ClassVar[bool] = True

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    author = models.UUIDField()
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]


class ExplanationOrder(TimestampedRow):
    """A party must explain by a date."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="explanations")
    organization = models.ForeignKey(
        "parties.Organization", on_delete=models.PROTECT, related_name="+"
    )
    question = models.TextField()
    due_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)


class SavedQuery(TimestampedRow):
    """A search somebody wants to repeat."""

    owner = models.UUIDField(db_index=True)
    name = models.CharField(max_length=80)
    query = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "name"], name="oversight_query_once")
        ]
