"""Where mail goes: an SMTP server by EMAIL_URL, or files. Pure."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlparse

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
SECONDS = 10


def mail_settings(url: str, *, folder: Path) -> dict[str, Any]:
    """Django's settings for ``smtp://user:password@host:port?from=address``.

    ``smtp`` is plain, ``smtp+tls`` begins TLS after the greeting, ``smtps`` speaks TLS at once;
    user and password are percent-encoded. Nothing given: files below the state folder.
    Raises ValueError.
    """
    backend = "django.core.mail.backends"
    if not url:
        return {"EMAIL_BACKEND": f"{backend}.filebased.EmailBackend", "EMAIL_FILE_PATH": folder}
    parts = urlparse(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError("expected smtp://user:password@host:port (or smtp+tls, smtps)")
    asked = parse_qs(parts.query)
    if unknown := sorted(set(asked) - {"from"}):
        raise ValueError(f"unknown part {unknown[0]!r}; only from=address is understood")
    host = parts.hostname
    return {
        "EMAIL_BACKEND": f"{backend}.smtp.EmailBackend",
        "EMAIL_HOST": host,
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": SECONDS,
        "DEFAULT_FROM_EMAIL": asked.get("from", [f"no-reply@{host}"])[0],
    }
