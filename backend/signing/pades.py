"""PAdES with pyHanko: sign with time stamp and revocation data, verify offline."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from asn1crypto import crl as asn1_crl
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers, timestamps
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from backend.signing.ports import CertificateAuthority
from backend.signing.reports import SignatureReport

_THREAD = ThreadPoolExecutor(max_workers=2, thread_name_prefix="pades")


def _der_certificate(pem: str) -> asn1_x509.Certificate:
    loaded = x509.load_pem_x509_certificate(pem.encode())
    return asn1_x509.Certificate.load(loaded.public_bytes(serialization.Encoding.DER))


def _der_key(pem: str) -> asn1_keys.PrivateKeyInfo:
    key = serialization.load_pem_private_key(pem.encode(), None)
    return asn1_keys.PrivateKeyInfo.load(
        key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


def _context(root: bytes, revocations: bytes) -> ValidationContext:
    return ValidationContext(
        trust_roots=[asn1_x509.Certificate.load(root)],
        crls=[asn1_crl.CertificateList.load(revocations)],
        allow_fetching=False,
        revocation_mode="soft-fail",
    )


def _store(certificate: asn1_x509.Certificate) -> SimpleCertificateStore:
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # untyped library
    store.register(certificate)
    return store


def _apart(call: Any, *arguments: Any) -> Any:
    """pyHanko runs its own event loop; resolvers already stand in one, so it works in a thread."""
    return _THREAD.submit(call, *arguments).result(timeout=30)


def sign(
    data: bytes,
    *,
    field: str,
    certificate: str,
    key: str,
    authority: CertificateAuthority,
    revoked: list[str],
) -> bytes:
    """One more signature as an increment of the file."""
    return bytes(_apart(_sign, data, field, certificate, key, authority, revoked))


def _sign(
    data: bytes,
    field: str,
    certificate: str,
    key: str,
    authority: CertificateAuthority,
    revoked: list[str],
) -> bytes:
    known = _store(asn1_x509.Certificate.load(authority.root()))
    stamp_certificate, stamp_key = authority.stamp_identity()
    stamper = timestamps.DummyTimeStamper(
        tsa_cert=asn1_x509.Certificate.load(stamp_certificate),
        tsa_key=asn1_keys.PrivateKeyInfo.load(stamp_key),
        certs_to_embed=known,
    )
    signer = signers.SimpleSigner(
        signing_cert=_der_certificate(certificate),
        signing_key=_der_key(key),
        cert_registry=known,
    )
    metadata = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        embed_validation_info=True,
        validation_context=_context(authority.root(), authority.revocations(revoked)),
    )
    out = io.BytesIO()
    signers.PdfSigner(metadata, signer=signer, timestamper=stamper).sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(data)), output=out
    )
    return out.getvalue()


def verify(data: bytes, *, root: bytes, revocations: bytes) -> list[SignatureReport]:
    """Every signature of a file against a root and its revocations (DER); an unreadable file has none."""
    reports: list[SignatureReport] = _apart(_verify, data, root, revocations)
    return reports


def _verify(data: bytes, root: bytes, revocations: bytes) -> list[SignatureReport]:
    try:
        reader = PdfFileReader(io.BytesIO(data))
        signatures = list(reader.embedded_regular_signatures)
    except (PdfReadError, ValueError, KeyError):
        return []
    reports = []
    for place, embedded in enumerate(signatures):
        last = place == len(signatures) - 1
        reports.append(_report(embedded, _context(root, revocations), last=last))
    return reports


def _report(embedded: Any, context: ValidationContext, *, last: bool) -> SignatureReport:
    certificate = embedded.signer_cert
    name = str(certificate.subject.native.get("common_name", ""))
    serial = f"{certificate.serial_number:x}"
    try:
        status = validate_pdf_signature(embedded, context, ts_validation_context=context)
    except (SignatureValidationError, PdfReadError, ValueError):
        return SignatureReport(name, serial, None, False, False, False, True)
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    level = status.modification_level
    changed = level is None or level == ModificationLevel.OTHER
    stamp = status.timestamp_validity
    return SignatureReport(
        signer=name,
        serial=serial,
        signed_at=stamp.timestamp if stamp else status.signer_reported_dt,
        valid=bool(status.intact and status.valid),
        trusted=bool(status.trusted),
        covers_whole_file=whole,
        changed_after=changed or not (status.intact and status.valid),
    )
