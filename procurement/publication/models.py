"""Published releases and their notices."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from backend.kernel.models import Row


class Release(Row):
    """One OCDS release with its Chinese notice; never changed, never removed."""

    append_only: ClassVar[bool] = True

    feed_number = models.BigIntegerField(unique=True)
    ocid = models.CharField(max_length=80)
    release_id = models.CharField(max_length=140, unique=True)
    process = models.ForeignKey(
        "procurement_process.Process", on_delete=models.PROTECT, related_name="+"
    )
    buyer = models.ForeignKey("parties.Organization", on_delete=models.PROTECT, related_name="+")
    region_code = models.CharField(max_length=6, blank=True)
    tags = ArrayField(models.CharField(max_length=32))
    body = models.JSONField()
    digest = models.CharField(max_length=64)
    event_id = models.UUIDField(unique=True)
    event_position = models.BigIntegerField()
    published_at = models.DateTimeField()
    notice_kind = models.CharField(max_length=16, blank=True)
    notice_title = models.CharField(max_length=400, blank=True)
    notice_text = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["ocid", "feed_number"], name="publication_by_ocid"),
            models.Index(fields=["notice_kind", "-feed_number"], name="publication_notices"),
            models.Index(fields=["buyer", "-feed_number"], name="publication_by_buyer"),
        ]

    def __str__(self) -> str:
        return self.release_id
