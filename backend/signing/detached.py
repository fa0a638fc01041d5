"""Detached signatures over canonical JSON (RFC 8785). Pure: systems next door read it too.

A signature travels beside its document as ``{"alg", "kid", "value", "certificate"}``: ES256 with
an X.509 certificate (PEM; ``kid`` its serial number) or EdDSA with a key both sides know by ``kid``.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping
from typing import Any

import rfc8785
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.x509.oid import NameOID

ES256, EDDSA = "ES256", "EdDSA"


def canonical(document: Mapping[str, Any]) -> bytes:
    """The one spelling of a document. Raises ValueError for what JSON cannot carry exactly."""
    data: bytes = rfc8785.dumps(dict(document))
    return data


def digest(document: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical spelling, hexadecimal."""
    return hashlib.sha256(canonical(document)).hexdigest()


def sign_by_certificate(
    document: Mapping[str, Any], *, key: str, certificate: str
) -> dict[str, str]:
    """ES256 with an organisation's key, both PEM."""
    loaded = serialization.load_pem_private_key(key.encode(), None)
    assert isinstance(loaded, ec.EllipticCurvePrivateKey), "organisations sign with P-256"
    value = loaded.sign(canonical(document), ec.ECDSA(hashes.SHA256()))
    serial = x509.load_pem_x509_certificate(certificate.encode()).serial_number
    return {
        "alg": ES256,
        "kid": f"{serial:x}",
        "value": base64.b64encode(value).decode(),
        "certificate": certificate,
    }


def sign_by_key(
    document: Mapping[str, Any], *, key: ed25519.Ed25519PrivateKey, kid: str
) -> dict[str, str]:
    """EdDSA with a key the receiver knows by ``kid``."""
    value = base64.b64encode(key.sign(canonical(document))).decode()
    return {"alg": EDDSA, "kid": kid, "value": value}


def _value(signature: Mapping[str, Any]) -> bytes | None:
    try:
        return base64.b64decode(str(signature["value"]), validate=True)
    except (KeyError, binascii.Error, ValueError):
        return None


def holds_by_key(
    document: Mapping[str, Any], signature: Mapping[str, Any], *, public_key: bytes
) -> bool:
    """Whether an EdDSA signature holds under a raw 32-byte public key."""
    value = _value(signature)
    if value is None or signature.get("alg") != EDDSA:
        return False
    try:
        key = ed25519.Ed25519PublicKey.from_public_bytes(public_key)
        key.verify(value, canonical(document))
    except (InvalidSignature, ValueError):
        return False
    return True


def holds_by_certificate(
    document: Mapping[str, Any], signature: Mapping[str, Any], *, certificate: str
) -> bool:
    """Whether an ES256 signature holds under a certificate (PEM)."""
    value = _value(signature)
    if value is None or signature.get("alg") != ES256:
        return False
    try:
        key = x509.load_pem_x509_certificate(certificate.encode()).public_key()
        assert isinstance(key, ec.EllipticCurvePublicKey)
        key.verify(value, canonical(document), ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError, AssertionError):
        return False
    return True


def issued_by(certificate: str, root: bytes) -> bool:
    """Whether a certificate (PEM) was issued by a root (DER)."""
    try:
        made = x509.load_pem_x509_certificate(certificate.encode())
        made.verify_directly_issued_by(x509.load_der_x509_certificate(root))
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def credit_code_of(certificate: str) -> str:
    """The unified social credit code a certificate was issued for; empty where it names none."""
    try:
        subject = x509.load_pem_x509_certificate(certificate.encode()).subject
    except ValueError:
        return ""
    found = subject.get_attributes_for_oid(NameOID.SERIAL_NUMBER)
    return str(found[0].value) if found else ""
