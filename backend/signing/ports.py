"""What a certificate and time-stamp authority must do for us (decision D14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate with its key, both PEM, and when it ends."""

    serial: str
    certificate: str
    key: str
    not_after: datetime


class CertificateAuthority(Protocol):
    """Issues certificates, tells revocations, stamps times."""

    def issue(self, *, name: str, uscc: str) -> Issued:
        """A certificate for a checked organisation."""
        ...

    def root(self) -> bytes:
        """The trust root, DER."""
        ...

    def revocations(self, serials: list[str]) -> bytes:
        """A fresh revocation list, DER."""
        ...

    def stamp_identity(self) -> tuple[bytes, bytes]:
        """Certificate and key of the time-stamp service, DER (built-in authority only)."""
        ...
