"""The one table of the groundwork: marks that tell whether a kept answer still holds."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Mark(models.Model):
    """What a subject's readers last saw: the set of its rows changes with every change of it.

    Written by triggers alone (``api_touch``), in the writer's own transaction. A change replaces
    the rows it can take without waiting and adds one of its own, so writers never queue for each
    other here, and an identity is never used twice: an equal set means that nothing changed.
    """

    application_privileges: ClassVar = ("SELECT",)

    id = models.BigAutoField(primary_key=True)
    subject = models.CharField(max_length=90)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject"], include=["id"], name="api_mark_of")]

    def __str__(self) -> str:
        return f"{self.subject}#{self.pk}"
