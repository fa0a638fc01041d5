"""Tables of the record: leaves, subtree hashes, heads, searchable records, flags."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from backend.kernel.models import Row, TimestampedRow


class AuditLeaf(models.Model):
    """Leaf ``seq`` of the tree; insert only. ``text`` is canonical JSON, empty when confidential."""

    append_only: ClassVar[bool] = True

    seq = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField("events.EventEntry", on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=64)
    text = models.TextField()
    salt = models.BinaryField(max_length=32, null=True)
    leaf_hash = models.BinaryField(max_length=32)
    is_public = models.BooleanField()
    sequenced_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject", "seq"], name="audit_leaf_subject")]


class AuditNode(models.Model):
    """The hash of a full subtree: leaves [index << height, +1 << height)."""

    append_only: ClassVar[bool] = True

    id = models.BigAutoField(primary_key=True)
    height = models.PositiveSmallIntegerField()
    index = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["height", "index"], name="audit_node_once")
        ]


class TreeHead(Row):
    """A signed head: so many leaves, this root, at this time."""

    append_only: ClassVar[bool] = True

    size = models.BigIntegerField()
    root = models.BinaryField(max_length=32)
    origin = models.CharField(max_length=120)
    signed_at = models.CharField(max_length=40)
    key_id = models.CharField(max_length=64)
    signature = models.BinaryField(max_length=64)
    reason = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-size"], name="audit_heads")]

    def __str__(self) -> str:
        return f"{self.size} {self.signed_at}"


class TransactionRecord(Row):
    """The readable line of an event that binds parties to money (decision D17)."""

    append_only: ClassVar[bool] = True

    seq = models.BigIntegerField(unique=True)
    kind = models.CharField(max_length=120)
    subject = models.CharField(max_length=64, db_index=True)
    title = models.CharField(max_length=300)
    parties = ArrayField(models.CharField(max_length=64), default=list)
    amount_minor = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, blank=True)
    state = models.CharField(max_length=40, blank=True)
    cause = ArrayField(models.CharField(max_length=64), default=list)
    actor = models.CharField(max_length=120)
    site = models.CharField(max_length=24, blank=True)
    due_at = models.DateTimeField(null=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes: ClassVar = [
            GinIndex(fields=["parties"], name="audit_record_parties"),
            GinIndex(fields=["cause"], name="audit_record_cause"),
            GinIndex(fields=["title"], name="audit_record_title", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.title}"


class Flag(TimestampedRow):
    """A hint with its evidence, never a verdict (decision D17)."""

    subject = models.CharField(max_length=64, db_index=True)
    rule = models.CharField(max_length=80)
    evidence = models.JSONField(default=dict)
    state = models.CharField(max_length=10, default="OPEN")
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject", "rule"], name="audit_flag_once")
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.subject}"
