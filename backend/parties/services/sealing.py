"""Small secrets at rest, sealed with a key from the settings."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet
from django.conf import settings


def _box() -> Fernet:
    digest = hashlib.sha256(b"shiji-seal-v1" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


def seal(text: str) -> bytes:
    """Encrypt a short text."""
    return _box().encrypt(text.encode())


def unseal(data: bytes) -> str:
    """Decrypt it again."""
    return _box().decrypt(data).decode()
