"""The built-in TEST authority: marked 测试证书, one root in a file, refused in production."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.conf import settings

from backend.kernel.once import made_once
from backend.signing.errors import AuthorityRefused
from backend.signing.ports import Issued

YEARS = timedelta(days=3 * 365)
_PEM = serialization.Encoding.PEM
_DER = serialization.Encoding.DER
_PKCS8 = serialization.PrivateFormat.PKCS8
_OPEN = serialization.NoEncryption()


def _name(common: str, serial: str = "") -> x509.Name:
    parts = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "市集 测试证书 Shiji TEST"),
        x509.NameAttribute(NameOID.COMMON_NAME, common[:64]),
    ]
    if serial:
        parts.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, serial))
    return x509.Name(parts)


class BuiltInAuthority:
    """Keys are P-256 (the stamp's RSA-3072); the root lies under the state folder, readable by its owner alone."""

    def __init__(self, folder: Path) -> None:
        if settings.ENVIRONMENT == "production":
            raise AuthorityRefused
        self.folder = folder
        self.key, self.certificate = self._root()

    def _root(self) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
        data = made_once(self.folder / "test-authority.pem", self._root_make)
        loaded = serialization.load_pem_private_key(data, None)
        assert isinstance(loaded, ec.EllipticCurvePrivateKey), "the root is P-256"
        return loaded, x509.load_pem_x509_certificate(data[data.index(b"-----BEGIN CERT") :])

    def _root_make(self) -> bytes:
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = self._certificate(_name("Shiji TEST Root"), key, key, None, ca=True)
        return key.private_bytes(_PEM, _PKCS8, _OPEN) + certificate.public_bytes(_PEM)

    @staticmethod
    def _certificate(
        subject: x509.Name,
        key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey,
        signer: ec.EllipticCurvePrivateKey,
        issuer: x509.Name | None,
        *,
        ca: bool = False,
        stamping: bool = False,
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        usage = x509.KeyUsage(
            digital_signature=True, content_commitment=not ca, key_encipherment=False,
            data_encipherment=False, key_agreement=False, key_cert_sign=ca, crl_sign=ca,
            encipher_only=False, decipher_only=False,
        )  # fmt: skip
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer or subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=3700))
            .not_valid_after(now + YEARS * 4)
            .add_extension(
                x509.BasicConstraints(ca=ca, path_length=0 if ca else None), critical=True
            )
            .add_extension(usage, critical=True)
            .add_extension(
                x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
            )
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()),
                critical=False,
            )
        )
        if stamping:
            builder = builder.add_extension(
                x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
            )
        return builder.sign(signer, hashes.SHA256())

    def issue(self, *, name: str, uscc: str) -> Issued:
        """A certificate for an organisation."""
        key = ec.generate_private_key(ec.SECP256R1())
        made = self._certificate(
            _name(f"{name} 测试证书", uscc), key, self.key, self.certificate.subject
        )
        return Issued(
            serial=f"{made.serial_number:x}",
            certificate=made.public_bytes(_PEM).decode(),
            key=key.private_bytes(_PEM, _PKCS8, _OPEN).decode(),
            not_after=made.not_valid_after_utc,
        )

    def root(self) -> bytes:
        """The trust root, DER."""
        return self.certificate.public_bytes(_DER)

    def revocations(self, serials: list[str]) -> bytes:
        """A fresh revocation list, DER."""
        now = datetime.now(UTC)
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.certificate.subject)
            .last_update(now - timedelta(days=3650))
            .next_update(now + timedelta(days=3650))
        )
        for serial in serials:
            builder = builder.add_revoked_certificate(
                x509.RevokedCertificateBuilder()
                .serial_number(int(serial, 16))
                .revocation_date(now)
                .build()
            )
        return builder.sign(self.key, hashes.SHA256()).public_bytes(_DER)

    def stamp_identity(self) -> tuple[bytes, bytes]:
        """Certificate and key of the built-in time-stamp service, DER."""
        data = made_once(self.folder / "test-stamp.pem", self._stamp_make)
        key_loaded = serialization.load_pem_private_key(data, None)
        certificate = x509.load_pem_x509_certificate(data[data.index(b"-----BEGIN CERT") :])
        return certificate.public_bytes(_DER), key_loaded.private_bytes(_DER, _PKCS8, _OPEN)

    def _stamp_make(self) -> bytes:
        key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
        name, issuer = _name("Shiji TEST Time Stamp"), self.certificate.subject
        made = self._certificate(name, key, self.key, issuer, stamping=True)
        return key.private_bytes(_PEM, _PKCS8, _OPEN) + made.public_bytes(_PEM)


def authority() -> BuiltInAuthority:
    """The authority of these settings."""
    return BuiltInAuthority(Path(settings.STATE_DIR) / "keys")
