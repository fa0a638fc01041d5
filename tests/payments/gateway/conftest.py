"""A Stripe to talk to: the fake once per session, a door in front of it per test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.payments.gateway.stripe.door import Door, LocalStripe

SECRET = "whsec_first"


@pytest.fixture(scope="session")
def localstripe() -> Iterator[LocalStripe]:
    fake = LocalStripe()
    yield fake
    fake.close()


def configure(settings: Any, door: Door) -> None:
    settings.STRIPE_SECRET_KEY = "sk_test_door"
    settings.STRIPE_PUBLISHABLE_KEY = "pk_test_door"
    settings.STRIPE_ACCOUNT = "acct_ours"
    settings.STRIPE_API_BASE = door.base
    settings.WEBHOOK_SECRETS = {"stripe": [SECRET]}


@pytest.fixture
def stripe_door(localstripe: LocalStripe, settings: Any) -> Iterator[Door]:
    """Stripe with a memory: localstripe behind the door that makes its gaps good."""
    door = Door(upstream=localstripe.port)
    configure(settings, door)
    yield door
    door.close()


@pytest.fixture
def stripe_tape(settings: Any) -> Iterator[Door]:
    """Stripe as recorded: only what a test orders is answered."""
    door = Door()
    configure(settings, door)
    yield door
    assert not door.script, "everything recorded was asked for"
    door.close()
