"""Database and broker: the given ones, or embedded ones under the state folder."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from backend.config.launch.options import LaunchFailed, Options
from backend.embedded.postgres import PostgresServer, running_postgres, start_postgres
from backend.embedded.processes import ServerFailed, port_is_taken
from backend.embedded.valkey import ValkeyServer, running_valkey, start_valkey

SIMULATORS_VARIABLE = "SHIJI_SIMULATORS_URL"
SIMULATORS_MARK = "simulators.url"
SETTINGS = "backend.config.settings.embedded"


class Servers:
    """Started on the way up, stopped on the way down; what was given is left alone."""

    def __init__(self, state: Path, environ: Mapping[str, str] | None = None) -> None:
        """``environ`` says what is given: DATABASE_URL, BROKER_URL with CACHE_URL."""
        self._state = state
        self._given = os.environ if environ is None else environ
        self.postgres: PostgresServer | None = None
        self.valkey: ValkeyServer | None = None

    def start_database(self) -> None:
        """Unless one is given. Raises LaunchFailed."""
        if "DATABASE_URL" in self._given:
            return
        try:
            self.postgres = start_postgres(self._state / "postgres")
        except (ServerFailed, OSError) as error:
            raise LaunchFailed(f"the database cannot start (DATABASE_URL): {error}") from error

    def start_broker(self) -> None:
        """Unless one is given. Raises LaunchFailed."""
        if "BROKER_URL" in self._given:
            return
        try:
            self.valkey = start_valkey(self._state / "valkey")
        except (ServerFailed, OSError) as error:
            raise LaunchFailed(f"the broker cannot start (BROKER_URL): {error}") from error

    def borrow(self) -> bool:
        """Use what another launcher of this folder runs; says whether a database was found."""
        if "DATABASE_URL" not in self._given:
            self.postgres = running_postgres(self._state / "postgres")
        if "BROKER_URL" not in self._given:
            self.valkey = running_valkey(self._state / "valkey")
        return self.postgres is not None

    def environment(self, *, as_owner: bool = False) -> dict[str, str]:
        """Addresses for a child; only who migrates learns the owner's."""
        found: dict[str, str] = {}
        if self.postgres is not None:
            found["DATABASE_URL"] = self.postgres.app_url
            if as_owner:
                found["DATABASE_OWNER_URL"] = self.postgres.owner_url
        if self.valkey is not None:
            found["BROKER_URL"] = self.valkey.url_broker
            found["CACHE_URL"] = self.valkey.url_cache
        return found

    def simulators(self) -> dict[str, str]:
        """The address of simulators that another launcher of this folder runs, if they answer."""
        try:
            address = (self._state / SIMULATORS_MARK).read_text().strip()
        except OSError:
            return {}
        port = urlsplit(address).port
        alive = port is not None and port_is_taken(port, host="127.0.0.1")
        return {SIMULATORS_VARIABLE: address} if alive else {}

    def stop(self, *, remove: bool = False) -> None:
        """Stop what was started, broker first; with ``remove`` delete their data."""
        for server in (self.valkey, self.postgres):
            if server is not None:
                server.remove() if remove else server.stop()
        self.valkey = self.postgres = None


def environment_of(options: Options, *, storefront: bool) -> dict[str, str]:
    """Variables every child reads; what the outside has set stays.

    Other settings than the embedded ones get no defaults: they say themselves what is missing.
    """
    if os.environ.get("DJANGO_SETTINGS_MODULE", SETTINGS) != SETTINGS:
        return {"PYTHONUNBUFFERED": "1"}
    public = options.public if storefront else options.api
    wanted = {
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "PUBLIC_URL": f"http://127.0.0.1:{public.number}",
        "FILES_URL": f"http://127.0.0.1:{options.files.number}",
        "API_URL": f"http://127.0.0.1:{options.api.number}",
        "PYTHONUNBUFFERED": "1",
        "SECRET_KEY": os.environ.get("SECRET_KEY") or _secret_of(options.state),
    }
    kept = {name: os.environ[name] for name in wanted if name in os.environ}
    return wanted | kept | {"SHIJI_STATE_DIR": str(options.state)}


def _secret_of(state: Path) -> str:
    """A secret of this machine's own, so that no demo shares one with another."""
    path = state / "secret"
    state.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()
