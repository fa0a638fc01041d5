"""Escrows for tests, made through the services."""

from __future__ import annotations

import uuid
from typing import Any

from backend.kernel.actor import SYSTEM
from backend.parties.models import Organization
from payments.escrow.models import Escrow
from payments.escrow.services import escrow_create, escrow_delivered, escrow_fund
from payments.ledger.rules import cr, dr
from payments.ledger.services import journal_post


def a_merchant() -> Organization:
    """A seller."""
    mark = uuid.uuid4().hex[:8]
    return Organization.objects.create(
        kind="COMPANY", legal_name=f"商户{mark}", display_name=f"商户{mark}", slug=f"m-{mark}",
        is_merchant=True, status="ACTIVE",
    )  # fmt: skip


def own_float(amount: int = 100000) -> None:
    """The operator's own money in the safeguarding account (payments brief 5)."""
    journal_post(
        key="float", kind="X", lines=[dr("1020", "bank", amount), cr("3010", "own", amount)]
    )


def an_escrow(price: int = 1000000, *, delivered: bool = True, **fields: Any) -> Escrow:
    """A funded escrow, in inspection unless told otherwise."""
    subject = f"stl_{uuid.uuid4().hex[:20]}"
    given: dict[str, Any] = {
        "actor": SYSTEM, "settlement_subject": subject, "site": "textile", "currency": "CNY",
        "merchant_id": a_merchant().pk, "buyer_id": None, "payment_ref": "chk_x",
        "price_minor": price,
    }  # fmt: skip
    given.update(fields)
    escrow_create(**given)
    escrow_fund(
        actor=SYSTEM, settlement_subject=subject, amount_minor=price, provider="psp",
        charge_id=uuid.uuid4(), key=f"{subject}:fund",
    )  # fmt: skip
    if delivered:
        escrow_delivered(actor=SYSTEM, settlement_subject=subject, amount_minor=price)
    return Escrow.objects.get(settlement_subject=subject)


def an_escrow_unfunded(price: int = 1000000) -> Escrow:
    """An escrow that waits for money."""
    return escrow_create(
        actor=SYSTEM, settlement_subject=f"stl_{uuid.uuid4().hex[:20]}", site="textile",
        currency="CNY", merchant_id=a_merchant().pk, buyer_id=None, payment_ref="chk_x",
        price_minor=price,
    )  # fmt: skip
