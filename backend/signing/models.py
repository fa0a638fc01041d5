"""Tables of identities and contracts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from backend.kernel.models import Row, TimestampedRow


class Identity(TimestampedRow):
    """An organisation's certificate; the key is sealed."""

    organization = models.ForeignKey(
        "parties.Organization", on_delete=models.PROTECT, related_name="+"
    )
    serial = models.CharField(max_length=48, unique=True)
    certificate = models.TextField()
    sealed_key = models.BinaryField()
    not_after = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization"],
                condition=models.Q(revoked_at__isnull=True),
                name="signing_one_identity",
            )
        ]


class ContractState(models.TextChoices):
    """How far a contract is."""

    DRAFT = "DRAFT", "草稿"
    SENT = "SENT", "待签署"
    PARTLY_SIGNED = "PARTLY_SIGNED", "部分签署"
    SIGNED = "SIGNED", "已签署"
    DECLINED = "DECLINED", "已拒签"
    VOID = "VOID", "已作废"


class SignedDocument(TimestampedRow):
    """A contract document; ``file`` grows by one increment with each signature."""

    number = models.CharField(max_length=40, unique=True)
    template = models.CharField(max_length=40)
    template_version = models.CharField(max_length=16)
    title = models.CharField(max_length=200)
    data = models.JSONField()
    holder = models.CharField(max_length=64, db_index=True)
    state = models.CharField(
        max_length=16, choices=ContractState.choices, default=ContractState.SENT
    )
    file = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    reason = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.number


class DocumentParty(Row):
    """One side of a contract and its place in the order of signing.

    ``asked_at``: somebody of the side has signed on the page; ``signed_at``: the signature is in
    the file, which the worker does in the order of the sides.
    """

    document = models.ForeignKey(SignedDocument, on_delete=models.PROTECT, related_name="parties")
    organization = models.ForeignKey(
        "parties.Organization", on_delete=models.PROTECT, related_name="+"
    )
    place = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=40)
    asked_at = models.DateTimeField(null=True)
    asked_level = models.PositiveSmallIntegerField(default=0)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.UUIDField(null=True)

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "place"], name="signing_party_once")
        ]

    @property
    def being_signed(self) -> bool:
        """Asked for, and not yet in the file."""
        return self.asked_at is not None and self.signed_at is None


class DocumentStep(Row):
    """Who did what, how authenticated, over which bytes; never changed."""

    append_only: ClassVar[bool] = True

    document = models.ForeignKey(SignedDocument, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=16)
    actor = models.CharField(max_length=120)
    level = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
