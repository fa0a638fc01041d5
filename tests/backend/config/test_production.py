"""The settings of real servers, running: a web process that our own parts and a proxy reach."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from backend.embedded.processes import free_port, port_is_taken, wait_until
from backend.embedded.valkey import ValkeyServer, start_valkey
from tests.plugin import servers

ROOT = Path(__file__).resolve().parents[3]
PUBLIC = "shiji.example.org"
TREASURY = "treasury:gk-1:" + "d7" * 32 + ",bank:yh-1:" + "3d" * 32


def _environment(database: str, valkey: ValkeyServer, state: Path) -> dict[str, str]:
    """What compose.yaml gives a part, and nothing of the tests' own."""
    return {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "SHIJI_STATE_DIR": str(state),
        "DJANGO_SETTINGS_MODULE": "backend.config.settings.production",
        "DATABASE_URL": servers.named("app", database), "BROKER_URL": valkey.url_broker, "CACHE_URL": valkey.url_cache,
        "PUBLIC_URL": f"https://{PUBLIC}", "FILES_URL": f"https://files.{PUBLIC}",
        "INTERNAL_HOSTS": "web", "SECRET_KEY": "of-this-test-alone-" * 4,
        "EMAIL_URL": "smtp+tls://u:p@mail.example.org?from=a@example.org", "TREASURY_KEYS": TREASURY,
    }  # fmt: skip


@pytest.fixture
def web(committed_db: str, tmp_path: Path) -> Iterator[int]:
    """The port of a web process under the production settings."""
    valkey, port = start_valkey(tmp_path / "valkey"), free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--port", str(port),
         "--log-level", "warning", "backend.config.wsgi:application"],
        cwd=ROOT, env=_environment(committed_db, valkey, tmp_path), start_new_session=True,
    )  # fmt: skip
    try:
        assert wait_until(lambda: port_is_taken(port), seconds=60)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)
        valkey.stop()


def _ask(
    port: int, host: str, path: str = "/graphql/", **more: str
) -> tuple[int, dict[str, str], str]:
    talk = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        if path == "/graphql/":
            body = json.dumps({"query": "{ shop { name } }"})
            talk.request(
                "POST", path, body, {"Host": host, "Content-Type": "application/json"} | more
            )
        else:
            talk.request("GET", path, headers={"Host": host} | more)
        answer = talk.getresponse()
        told = {name.lower(): text for name, text in answer.getheaders()}
        return answer.status, told, answer.read().decode(errors="replace")
    finally:
        talk.close()


def test_our_parts_and_the_proxy_are_answered_and_nobody_else(web: int):
    status, _, body = _ask(web, "web:8001")
    assert status == 200, "the storefront asks by the name of the service"
    found: dict[str, Any] = json.loads(body)
    assert found["data"]["shop"]["name"] == "市集"
    assert _ask(web, PUBLIC)[0] == 200
    assert _ask(web, "elsewhere.example")[0] == 400

    status, headers, _ = _ask(web, PUBLIC, "/admin/login/", **{"X-Forwarded-Proto": "https"})
    assert status == 200
    assert "Secure" in headers["set-cookie"]
    assert "max-age=31536000" in headers["strict-transport-security"]
