"""The environment, read once into a typed object; all faults are reported together."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote, urlparse

from backend.config.mail import mail_settings

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]
SECRETS = frozenset({"STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRETS", "EMAIL_URL", "SECRET_KEY"})
"""Never shown in a fault: faults end in logs."""
BUILT_IN_SECRET = "embedded-secret-for-one-machine-only-change-it"  # noqa: S105 - refused in production


TEST_TREASURY_KEYS = (
    "treasury:test-treasury-1:6c62d5d50e4e9790b57aa82cc32113ed5ad94061e51175effedb5f27d56263cd,"
    "bank:test-bank-1:99d4f18f06faac22a8bd091b08d4d5cf64ba16741de7053387e288ec658a3e8d"
)
"""Public keys of the built-in treasury and its bank; refused in production."""


class EnvironmentFaulty(Exception):
    """One or more variables are missing or malformed; the message lists each."""


@dataclass(frozen=True, slots=True)
class Database:
    """A PostgreSQL address taken apart."""

    name: str
    user: str
    password: str
    host: str
    port: str


@dataclass(frozen=True, slots=True)
class Env:
    """Everything the product reads from its surroundings."""

    database: Database
    database_owner: Database
    broker_url: str
    cache_url: str
    public_url: str
    internal_hosts: tuple[str, ...]
    files_url: str
    files_storage_url: str
    simulators_url: str
    treasury_keys: dict[str, tuple[str, str]]
    secret_key: str
    state_dir: Path
    email_url: str
    stripe_secret_key: str
    stripe_publishable_key: str
    stripe_webhook_secrets: tuple[str, ...]
    stripe_account: str
    stripe_api_base: str
    stripe_live_here: bool
    elasticsearch_url: str
    debug: bool


def database_of(url: str) -> Database:
    """Take ``postgresql://user:password@host:port/name`` apart; ``?host=/socket`` is understood."""
    parts = urlparse(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ValueError("expected postgresql://user:password@host:port/name")
    host = unquote(parts.hostname or "")
    for pair in parts.query.split("&"):
        name, _, value = pair.partition("=")
        if name == "host":
            host = unquote(value)
    return Database(
        name=parts.path.strip("/"),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=host,
        port=str(parts.port or ""),
    )


def _flag(text: str) -> bool:
    if text.lower() in {"1", "true", "yes", "on"}:
        return True
    if text.lower() in {"", "0", "false", "no", "off"}:
        return False
    raise ValueError("expected yes or no")


def _http(text: str) -> str:
    if urlparse(text).scheme not in {"http", "https"}:
        raise ValueError("expected an http or https address")
    return text.rstrip("/")


def _http_or_none(text: str) -> str:
    return _http(text) if text else ""


def _hosts(text: str) -> tuple[str, ...]:
    """Names by which our own parts call the web process, parted by commas; no wildcard."""
    names = tuple(part.strip() for part in text.split(",") if part.strip())
    if any(
        not re.fullmatch(r"[A-Za-z0-9.-]+|\[[0-9a-f:]+\]", name) or name[0] == "." for name in names
    ):
        raise ValueError("expected names of hosts parted by commas, without ports")
    return names


def _treasury_keys(text: str) -> dict[str, tuple[str, str]]:
    """``role:kid:hex`` by commas, role treasury or bank, hex a raw Ed25519 public key."""
    known = {}
    for part in filter(None, text.split(",")):
        role, _, rest = part.strip().partition(":")
        kid, _, key = rest.partition(":")
        if role not in {"treasury", "bank"} or not kid or len(bytes.fromhex(key)) != 32:
            raise ValueError("expected treasury:NAME:64 hexadecimal digits,bank:NAME:...")
        known[kid] = (role, key)
    return known


def _mail(text: str) -> str:
    mail_settings(text, folder=ROOT)
    return text


def _unbuilt(what: str) -> Callable[[str], str]:
    """A door whose room is not built: naming it is refused at once, never silently ignored."""

    def refuse(text: str) -> str:
        if text:
            raise ValueError(f"{what} is not built yet; leave it unset")
        return ""

    return refuse


def _named(starts: str) -> Callable[[str], str]:
    """A reference of a provider: one of the beginnings, then plain letters and digits."""

    def check(text: str) -> str:
        start = next((each for each in starts.split() if text.startswith(each)), "")
        rest = text[len(start) :]
        if text and not (start and rest.isascii() and rest.isalnum()):
            raise ValueError(f"expected {starts.replace(' ', ' or ')} and what follows it")
        return text

    return check


def _webhook_secrets(text: str) -> tuple[str, ...]:
    """Every active secret, parted by commas: two while one is being changed."""
    found = tuple(part.strip() for part in text.split(",") if part.strip())
    check = _named("whsec_")
    return tuple(check(part) for part in found)


def _storage(text: str) -> str:
    if text and not text.startswith("file:///"):
        raise ValueError("only file:///folder is built; S3-compatible storage is a later adapter")
    return text


def env_read(environ: Mapping[str, str] | None = None) -> Env:
    """Read and check every variable. Raises EnvironmentFaulty with all faults at once."""
    source = os.environ if environ is None else environ
    faults: list[str] = []

    def take(name: str, convert: Callable[[str], T], default: str) -> T:
        text = source.get(name, default)
        try:
            return convert(text)
        except ValueError as error:
            shown = "a value" if name in SECRETS else repr(text)
            faults.append(f"{name}: {error} (found {shown})")
            return convert(default)

    app_default = "postgresql://shiji_app:shiji_app@127.0.0.1:5432/shiji"
    owner_default = "postgresql://shiji_owner:shiji_owner@127.0.0.1:5432/shiji"
    env = Env(
        database=take("DATABASE_URL", database_of, app_default),
        database_owner=take("DATABASE_OWNER_URL", database_of, owner_default),
        broker_url=take("BROKER_URL", str, ""),
        cache_url=take("CACHE_URL", str, ""),
        public_url=take("PUBLIC_URL", _http, "http://127.0.0.1:8000"),
        internal_hosts=take("INTERNAL_HOSTS", _hosts, ""),
        files_url=take("FILES_URL", _http, "http://127.0.0.1:8002"),
        files_storage_url=take("FILES_STORAGE_URL", _storage, ""),
        simulators_url=take("SHIJI_SIMULATORS_URL", _http_or_none, ""),
        treasury_keys=take("TREASURY_KEYS", _treasury_keys, TEST_TREASURY_KEYS),
        secret_key=take("SECRET_KEY", str, BUILT_IN_SECRET),
        state_dir=take("SHIJI_STATE_DIR", Path, str(ROOT / ".local")),
        email_url=take("EMAIL_URL", _mail, ""),
        stripe_secret_key=take(
            "STRIPE_SECRET_KEY", _named("sk_test_ sk_live_ rk_test_ rk_live_"), ""
        ),
        stripe_publishable_key=take("STRIPE_PUBLISHABLE_KEY", _named("pk_test_ pk_live_"), ""),
        stripe_webhook_secrets=take("STRIPE_WEBHOOK_SECRETS", _webhook_secrets, ""),
        stripe_account=take("STRIPE_ACCOUNT", _named("acct_"), ""),
        stripe_api_base=take("STRIPE_API_BASE", _http_or_none, ""),
        stripe_live_here=take("STRIPE_LIVE_HERE", _flag, "no"),
        elasticsearch_url=take("ELASTICSEARCH_URL", _unbuilt("search by Elasticsearch"), ""),
        debug=take("DEBUG", _flag, "no"),
    )
    if env.stripe_publishable_key and ("_live_" in env.stripe_publishable_key[:8]) != (
        "_live_" in env.stripe_secret_key[:8]
    ):
        faults.append("STRIPE_PUBLISHABLE_KEY: not of the same mode as STRIPE_SECRET_KEY")
    if faults:
        raise EnvironmentFaulty("The environment is not usable:\n  " + "\n  ".join(faults))
    return env
