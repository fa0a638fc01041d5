"""The table of rules."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from backend.kernel.models import TimestampedRow


class Rule(TimestampedRow):
    """One value of one key for one scope and one span of days."""

    key = models.CharField(max_length=120)
    scope = models.JSONField(default=dict)
    scope_text = models.CharField(max_length=200, blank=True)
    value = models.JSONField()
    unit = models.CharField(max_length=40)
    valid = DateRangeField()
    source = models.TextField()
    mark = models.CharField(max_length=1)
    approved_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="rulebook_no_overlap",
                expressions=[
                    ("key", RangeOperators.EQUAL),
                    ("scope_text", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=models.Q(mark__in=["A", "B", "C"]), name="rulebook_mark_known"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["key"], name="rulebook_by_key")]

    def __str__(self) -> str:
        return f"{self.key} [{self.scope_text}] = {self.value}"
