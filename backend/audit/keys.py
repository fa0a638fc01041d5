"""The key that signs heads: a file outside the database, readable by its owner alone."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from backend.kernel.once import made_once


class KeyMissing(RuntimeError):
    """Production names its key; only embedded settings make one."""


def _path() -> Path:
    return Path(settings.STATE_DIR) / "keys" / "audit-head.pem"


def signing_key() -> Ed25519PrivateKey:
    """The private key; made once on embedded and test settings. Raises KeyMissing."""
    path = _path()
    if settings.ENVIRONMENT == "production" and not path.exists():
        raise KeyMissing(f"no head-signing key at {path}")
    loaded = serialization.load_pem_private_key(made_once(path, _make), password=None)
    assert isinstance(loaded, Ed25519PrivateKey), "heads are signed with Ed25519"
    return loaded


def _make() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    """The 32 bytes of the public key."""
    return key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def key_id(public: bytes) -> str:
    """The first 16 hex digits of the key's SHA-256."""
    return hashlib.sha256(public).hexdigest()[:16]
