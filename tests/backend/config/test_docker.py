"""What real servers are started from matches the parts, the variables and the lock files of today."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import psycopg
import pytest

from backend.config.env import env_read
from backend.config.launch.options import PARTS
from backend.embedded.binaries import postgres_programs
from backend.embedded.node import find_node
from backend.embedded.postgres import PostgresServer, start_postgres

ROOT = Path(__file__).resolve().parents[3]
DOCKER = ROOT / "docker"
OURS = {"migrate", "web", "worker", "timer", "files", "storefront", "proxy"}
KEYS = {
    "build", "image", "restart", "environment", "volumes", "depends_on", "command", "healthcheck",
    "ports", "profiles",
}  # fmt: skip
WORDS = {
    "FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "EXPOSE", "ENTRYPOINT", "CMD", "ARG", "LABEL",
    "HEALTHCHECK",
}  # fmt: skip


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """The file read by the storefront's own YAML parser: the product itself needs none."""
    storefront = ROOT / "storefront"
    if not (storefront / "node_modules" / "js-yaml").is_dir():
        pytest.skip("the storefront's packages are not installed: compose.yaml is not checked")
    code = (
        "const y = require('js-yaml'), f = require('fs');"
        "console.log(JSON.stringify(y.load(f.readFileSync(process.argv[1], 'utf8'))))"
    )
    done = subprocess.run(
        [str(find_node().node), "-e", code, str(DOCKER / "compose.yaml")],
        cwd=storefront, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_services_are_todays_parts(compose: dict[str, Any]):
    services = compose["services"]
    assert set(services) >= OURS | {"database", "valkey", "search"}
    for name in ("web", "worker", "timer", "files"):
        assert services[name]["command"] == ["--only", name]
        assert name in PARTS
    assert "simulators" not in services  # they are for one machine


def test_every_service_is_well_formed(compose: dict[str, Any]):
    for name, service in compose["services"].items():
        assert set(service) <= KEYS, name
        assert "image" in service, name
        for needed in service.get("depends_on", []):
            assert needed in compose["services"], f"{name} needs {needed}"
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            known = source in compose["volumes"] or (DOCKER / source).exists()
            assert known, f"{name} mounts {source}"
        if "build" in service:
            assert (DOCKER / service["build"]["context"] / service["build"]["dockerfile"]).is_file()


def test_the_variables_are_ones_the_product_reads_and_the_example_gives_each(
    compose: dict[str, Any],
):
    text = (DOCKER / "compose.yaml").read_text(encoding="utf-8")
    asked = set(re.findall(r"\$\{([A-Z_]+)", text))
    example = (DOCKER / ".env.example").read_text(encoding="utf-8")
    given = set(re.findall(r"^#? ?([A-Z_]+)=", example, flags=re.MULTILINE))
    assert asked <= given
    source = (ROOT / "backend/config/env.py").read_text(encoding="utf-8")
    for name in compose["x-backend"]["environment"]:
        assert f'"{name}"' in source, name
    env_read({"EMAIL_URL": "smtp+tls://u:p@mail.example.org?from=a@example.org"})


def test_dockerfiles_copy_what_is_there_and_install_from_the_locks():
    for path in DOCKER.glob("*.Dockerfile"):
        text = re.sub(r"\\\n", " ", path.read_text(encoding="utf-8"))
        lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
        assert lines[0].startswith("FROM ")
        for line in lines:
            word, *rest = line.split()
            assert word in WORDS, f"{path.name}: {line}"
            if word == "COPY" and not rest[0].startswith("--from"):
                for source in rest[:-1]:
                    assert (ROOT / source).exists(), f"{path.name} copies {source}"
    backend = (DOCKER / "backend.Dockerfile").read_text(encoding="utf-8")
    assert "--require-hashes -r requirements-server.lock" in backend
    assert "npm ci" in (DOCKER / "storefront.Dockerfile").read_text(encoding="utf-8")


def test_uploaded_files_are_handed_out_by_their_own_part_alone():
    caddy = (DOCKER / "Caddyfile").read_text(encoding="utf-8")
    assert "reverse_proxy files:8002" in caddy
    assert "file_server" not in caddy  # it would publish what nobody signed
    assert caddy.count("{") == caddy.count("}")


def _pins(name: str) -> dict[str, str]:
    """Every pinned package of a lock file with its hashes."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^(\w.*) \\\n((?: +--hash.*\n)+)", text, flags=re.MULTILINE))


def test_images_hold_the_packages_of_the_core_alone_as_they_were_tested() -> None:
    everything, servers = _pins("requirements.lock"), _pins("requirements-server.lock")
    assert servers.items() <= everything.items(), "`make lock` was not run"
    wanted = (ROOT / "requirements.in").read_text(encoding="utf-8")
    core, _, rest = wanted.partition("# -- one machine")
    names = {re.split(r"[=\[ ;]", pin)[0] for pin in servers}
    for here, part in ((True, core), (False, rest)):
        for name in re.findall(r"^([a-z0-9-]+)", part, flags=re.MULTILINE):
            assert (name in names) is here, name


def test_every_folder_that_a_volume_is_laid_on_is_made_for_the_user_of_the_image(
    compose: dict[str, Any],
) -> None:
    """Else the engine makes it, for root, and nothing can be uploaded."""
    text = (DOCKER / "backend.Dockerfile").read_text(encoding="utf-8")
    made = re.search(r"install -d .* -o shiji -g shiji (.*)", text)
    assert made is not None
    for name in ("migrate", "web", "worker", "timer", "files"):
        for volume in compose["services"][name]["volumes"]:
            folder, *mode = volume.split(":")[1:]
            assert folder in made[1].split() or mode == ["ro"], f"{name}: {folder}"


def test_images_hold_no_secret_and_the_builder_is_sent_none() -> None:
    backend = (DOCKER / "backend.Dockerfile").read_text(encoding="utf-8")
    assert re.search(r"SECRET_KEY=\S+ python -m backend collectstatic", backend), (
        "none is made then"
    )
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {".git", ".local", "docker", "tests"} <= set(ignored)


def _kind_of(server: PostgresServer) -> tuple[Any, ...]:
    """How the product's database sorts, folds and encodes, and what is installed in it."""
    with psycopg.connect(server.owner_url) as connection:
        row = connection.execute(
            "SELECT encoding, datlocprovider, datlocale, datcollate, datctype,"
            " ARRAY(SELECT extname::text FROM pg_extension ORDER BY 1)"
            " FROM pg_database WHERE datname = current_database()"
        ).fetchone()
        assert row is not None
        return row


def test_a_servers_database_is_the_embedded_one_whatever_the_images_locale(tmp_path: Path) -> None:
    server = start_postgres(tmp_path / "postgres", fsync=False)
    try:
        embedded = _kind_of(server)
        passwords = server.owner_url.split(":")[2].split("@")[0], "of-the-application"
        with psycopg.connect(server.superuser_url, autocommit=True) as root:
            for words in ("DATABASE shiji", "ROLE shiji_owner", "ROLE shiji_app"):
                root.execute(f"DROP {words}".encode())
            # an image whose own locale is another
            root.execute("UPDATE pg_database SET datistemplate = false WHERE datname = 'template1'")
            root.execute("DROP DATABASE template1")
            root.execute(
                "CREATE DATABASE template1 IS_TEMPLATE true TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C'"
            )
        subprocess.run(
            ["bash", str(DOCKER / "postgres-roles.sh")], check=True, capture_output=True,
            env={
                "PATH": f"{postgres_programs(for_stranger=False)}:{os.environ['PATH']}",
                "PGHOST": "127.0.0.1", "PGPORT": str(server.port),
                "PGPASSWORD": server.superuser_url.split(":")[2].split("@")[0],
                "SHIJI_OWNER_PASSWORD": passwords[0], "SHIJI_APP_PASSWORD": passwords[1],
            },
        )  # fmt: skip
        assert _kind_of(server) == embedded
    finally:
        server.remove()
