"""Guarantees for tests, made through the services."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from backend.kernel.actor import SYSTEM, Actor
from backend.kernel.money import Money
from backend.parties.models import Organization
from payments.guarantees.models import Guarantee
from payments.guarantees.services import (
    guarantee_ask,
    guarantee_received,
    merchant_guarantee_open,
)
from tests.factories.trade import a_merchant, acting, an_organization


def a_merchant_guarantee(minor: int = 600000, merchant: Organization | None = None) -> Guarantee:
    """Put up by bank transfer and held, as in E4.4."""
    owner = merchant or a_merchant()
    asked = merchant_guarantee_open(
        actor=acting(owner, "merchant_owner"), amount=Money(minor, "CNY"), client_key=""
    )
    reference = f"camt-{uuid.uuid4().hex[:12]}"
    return guarantee_received(actor=SYSTEM, guarantee_id=asked.pk, reference=reference)


def a_department() -> tuple[Organization, Actor, Actor]:
    """A department, its finance officer (asks) and its approver (decides)."""
    house = an_organization(kind="DEPARTMENT")
    return house, acting(house, "gov_finance"), acting(house, "gov_approver")


def an_asked(
    *,
    asker: Actor,
    giver: Organization,
    amount: int = 20000,
    base: int = 1000000,
    purpose: str = "BID",
    subject: str = "",
    due_at: datetime | None = None,
) -> Guarantee:
    """Security that a department asked for."""
    given: dict[str, Any] = {"due_at": due_at} if due_at else {}
    assert asker.organization_id is not None
    return guarantee_ask(
        actor=asker, subject=subject or f"ocds-{uuid.uuid4().hex[:12]}", purpose=purpose,
        giver_id=giver.pk, beneficiary_id=asker.organization_id, base=Money(base, "CNY"),
        amount=Money(amount, "CNY"), **given,
    )  # fmt: skip
