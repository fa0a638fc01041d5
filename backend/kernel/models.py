"""Abstract rows that apps build their tables on."""

from typing import ClassVar

from django.db import models

from backend.kernel.ids import uuid7


class Row(models.Model):
    """A table row with one time-ordered UUID (decision D7)."""

    append_only: ClassVar[bool] = False
    """True for tables the application role may only insert into and read."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True


class TimestampedRow(Row):
    """A row that remembers when it was written; for display, never for decisions."""

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
