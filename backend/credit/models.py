"""Tables of the credit rating."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from backend.kernel.models import Row, TimestampedRow


class Fact(Row):
    """One dated fact about a subject; never changed, superseded by another."""

    append_only: ClassVar[bool] = True

    subject = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    case = models.CharField(max_length=64, blank=True)
    source = models.CharField(max_length=40)
    source_id = models.CharField(max_length=120)
    occurred_at = models.DateTimeField()
    known_at = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    amount_minor = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, blank=True)
    partner_id = models.UUIDField(null=True)
    outcome = models.DecimalField(max_digits=8, decimal_places=6, null=True)
    evidence = models.JSONField(default=dict)
    evidence_hash = models.CharField(max_length=64)
    supersedes = models.OneToOneField("self", on_delete=models.PROTECT, null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "source_id", "kind"], name="credit_fact_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject", "occurred_at"], name="credit_facts_of_subject")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.case}"


class ScoreResult(Row):
    """A computed result with all it was made of; same inputs give the same bytes."""

    append_only: ClassVar[bool] = True

    subject = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    card = models.CharField(max_length=16)
    version = models.CharField(max_length=8)
    card_hash = models.CharField(max_length=64)
    as_of = models.DateField()
    computed_at = models.DateTimeField()
    score = models.PositiveIntegerField()
    grade = models.CharField(max_length=4)
    is_new = models.BooleanField()
    detail = models.JSONField()
    facts = models.JSONField(default=list)  # what ``basis`` keeps and reads

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject", "card", "-computed_at"], name="credit_results")
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.grade}"


class Veto(TimestampedRow):
    """A legal exclusion with source and dates; the grade is D while it is in force."""

    subject = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    source = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    lifted_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.subject} {self.kind}"


class Stale(models.Model):
    """Subjects whose score must be computed again."""

    subject = models.OneToOneField(
        "parties.Organization", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    since = models.DateTimeField()
