"""The environment is read once and all faults are told together."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from backend.config.env import EnvironmentFaulty, env_read

ROOT = Path(__file__).resolve().parents[3]


def test_all_faults_are_reported_together():
    with pytest.raises(EnvironmentFaulty) as refusal:
        env_read({"DATABASE_URL": "mysql://x", "PUBLIC_URL": "ftp://x", "DEBUG": "perhaps"})

    text = str(refusal.value)
    assert all(name in text for name in ("DATABASE_URL", "PUBLIC_URL", "DEBUG"))


def test_defaults_are_for_one_machine():
    env = env_read({})

    assert (env.database.user, env.database.name, env.public_url) == (
        "shiji_app", "shiji", "http://127.0.0.1:8000",
    )  # fmt: skip


def test_a_database_address_is_taken_apart():
    env = env_read({"DATABASE_URL": "postgresql://a:p%40ss@db:5433/name"})

    assert (env.database.password, env.database.host, env.database.port) == ("p@ss", "db", "5433")


def _start(**variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"],
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "backend.config.settings.production", **variables},
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_production_refuses_every_embedded_default():
    answer = _start()

    assert answer.returncode != 0
    assert all(
        name in answer.stderr
        for name in (
            "SECRET_KEY",
            "BROKER_URL",
            "CACHE_URL",
            "EMAIL_URL",
            "PUBLIC_URL",
            "DATABASE_URL",
        )
    )
