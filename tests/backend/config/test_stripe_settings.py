"""A Stripe key decides what the house may do with money: the wrong one is refused at start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from backend.config.env import EnvironmentFaulty, env_read

ROOT = Path(__file__).resolve().parents[3]
TEST = {"STRIPE_SECRET_KEY": "sk_test_1", "STRIPE_WEBHOOK_SECRETS": "whsec_1"}
LIVE = {"STRIPE_SECRET_KEY": "sk_live_1", "STRIPE_WEBHOOK_SECRETS": "whsec_1"}


def test_what_is_given_is_read():
    env = env_read({
        **TEST, "STRIPE_WEBHOOK_SECRETS": "whsec_new, whsec_old", "STRIPE_PUBLISHABLE_KEY": "pk_test_1",
        "STRIPE_ACCOUNT": "acct_1", "STRIPE_API_BASE": "http://127.0.0.1:1/",
    })  # fmt: skip
    assert env.stripe_webhook_secrets == ("whsec_new", "whsec_old")
    assert (env.stripe_secret_key, env.stripe_account) == ("sk_test_1", "acct_1")
    assert (env.stripe_api_base, env.stripe_live_here) == ("http://127.0.0.1:1", False)
    assert env_read({}).stripe_secret_key == ""


@pytest.mark.parametrize(("name", "value"), [
    ("STRIPE_SECRET_KEY", "pk_test_hidden"), ("STRIPE_SECRET_KEY", "sk_test_"),
    ("STRIPE_SECRET_KEY", "sk_test_hid den"), ("STRIPE_SECRET_KEY", "sk_test_１hidden"),
    ("STRIPE_SECRET_KEY", " sk_test_hidden"), ("STRIPE_WEBHOOK_SECRETS", "whsec_1,hidden"),
    ("STRIPE_ACCOUNT", "ours"), ("STRIPE_API_BASE", "ftp://x"), ("STRIPE_LIVE_HERE", "perhaps"),
    ("STRIPE_PUBLISHABLE_KEY", "sk_test_1"), ("STRIPE_PUBLISHABLE_KEY", "pk_live_1"),
])  # fmt: skip
def test_what_is_malformed_is_named_and_a_secret_not_repeated(name: str, value: str):
    with pytest.raises(EnvironmentFaulty) as refusal:
        env_read({**TEST, name: value})
    assert name in str(refusal.value)
    assert "hidden" not in str(refusal.value)


def start(settings: str, **variables: str) -> str:
    """What a start with these settings complains about; empty when it does not."""
    answer = subprocess.run(
        [sys.executable, "-c", f"import backend.config.settings.{settings}"],
        env={"PATH": os.environ["PATH"], **variables},
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    return "" if answer.returncode == 0 else answer.stderr


def test_production_refuses_test_keys_another_stripe_and_blind_webhooks():
    told = start("production", **TEST, STRIPE_API_BASE="http://127.0.0.1:1")
    assert "STRIPE_SECRET_KEY: a test key" in told
    assert "STRIPE_API_BASE" in told
    assert "STRIPE_WEBHOOK_SECRETS" in start("production", STRIPE_SECRET_KEY="sk_live_1")
    assert "STRIPE" not in start("production", **LIVE)


def test_one_machine_refuses_live_keys_unless_told():
    assert "STRIPE_LIVE_HERE" in start("embedded", **LIVE)
    assert start("embedded", **LIVE, STRIPE_LIVE_HERE="yes") == ""
    assert start("embedded", **TEST) == ""
