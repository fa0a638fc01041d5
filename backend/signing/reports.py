"""What is found in a signed file; the findings need no PDF library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """One signature as a person wants to know it."""

    signer: str
    serial: str
    signed_at: datetime | None
    valid: bool
    trusted: bool
    covers_whole_file: bool
    changed_after: bool


@dataclass(frozen=True, slots=True)
class Verification:
    """What anybody may know about a file."""

    genuine: bool
    known_number: str
    changed_after_signing: bool
    signatures: list[SignatureReport]
