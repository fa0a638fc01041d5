"""Tables of files. Owners stand above this floor, so they are named by id alone."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from backend.kernel.models import Row


class Purpose(models.TextChoices):
    """What a file is for."""

    INVOICE = "INVOICE", "发票"
    CONTRACT = "CONTRACT", "合同"
    LICENCE = "LICENCE", "证照"
    EVIDENCE = "EVIDENCE", "证据材料"
    DELIVERY = "DELIVERY", "交货与验收"
    IMPORT = "IMPORT", "导入表格"
    PICTURE = "PICTURE", "图片"
    OTHER = "OTHER", "其他"


class Document(Row):
    """One file somebody handed in. The bytes lie in the storage under their hash."""

    sha256 = models.CharField(max_length=64, db_index=True)
    size_bytes = models.BigIntegerField()
    kind = models.CharField(max_length=8)
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=150)
    purpose = models.CharField(max_length=12, choices=Purpose.choices, default=Purpose.OTHER)
    owner_id = models.UUIDField(null=True)
    uploaded_by = models.UUIDField(null=True)
    published_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(size_bytes__gt=0), name="documents_not_empty")
        ]
        indexes: ClassVar = [
            models.Index(fields=["owner_id", "-id"], name="documents_of_owner"),
            models.Index(fields=["uploaded_by", "-id"], name="documents_of_person"),
        ]

    def __str__(self) -> str:
        return self.name


class DocumentShare(Row):
    """Another organisation that may read a file."""

    append_only: ClassVar[bool] = True

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="shares")
    organization_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document", "organization_id"], name="documents_shared_once"
            )
        ]
