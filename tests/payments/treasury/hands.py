"""The treasury and its bank as tests play them: papers with sound or unsound signatures."""

from __future__ import annotations

import copy
from typing import Any

from backend.kernel import clock
from backend.kernel.actor import SYSTEM
from backend.kernel.money import Money
from backend.parties.models import Organization
from backend.signing.detached import digest, sign_by_key
from payments.treasury.models import PaymentOrder, TreasuryPaper
from payments.treasury.papers import Party
from payments.treasury.services import payment_apply, payment_order_create
from procurement.exchange.simulator.treasury import BANK_KID, TREASURY_KID, test_key
from tests.factories.procurement import a_supplier, an_organization

KEYS = {TREASURY_KID: "treasury", BANK_KID: "agent bank"}
ITEM = "BI-2026-1"


def signed(document: dict[str, Any], kid: str) -> dict[str, Any]:
    """A paper under one of the two keys outside."""
    key = test_key(KEYS[kid])
    return {"document": document, "signature": sign_by_key(document, key=key, kid=kid)}


def applied(
    reference: str = "prq_1", *, minor: int = 8000000, mode: str = "DIRECT",
    department: Organization | None = None, at_desk: bool = False,
) -> PaymentOrder:  # fmt: skip
    """A department's signed application stands, in authorised mode its order too."""
    supplier = a_supplier(uscc=None)
    payer = department or an_organization()
    order = payment_order_create(
        actor=SYSTEM, reference=reference, payer_id=payer.pk, supplier_id=supplier.pk,
        amount=Money(minor, "CNY"), mode=mode, at_desk=at_desk, budget_item=ITEM,
        payee=Party(name=supplier.legal_name, account="6222024100001024", bank="冀中商业银行"),
    )  # fmt: skip
    payment_apply(
        actor=SYSTEM, order=order, number=f"ZF-{reference}", texts={"reservationId": "ZBDJ-1"}
    )
    order.refresh_from_db()
    return order


def paper_of(order: PaymentOrder, kind: str) -> TreasuryPaper:
    """The kept paper of a kind."""
    return TreasuryPaper.objects.get(order=order, kind=kind)


def order_document(order: PaymentOrder, **other: Any) -> dict[str, Any]:
    """The treasury's payment order for an application."""
    application = paper_of(order, "paymentApplication").document
    kept = {name: application[name] for name in ("reference", "mode", "payer", "payee")}
    return {
        "type": "paymentOrder", "schemaVersion": "1.0", "number": f"GKZF-{order.reference}",
        "issuedAt": clock.now().isoformat(), "applicationHash": digest(application),
        "amountMinor": order.amount_minor, "currency": "CNY", **copy.deepcopy(kept), **other,
    }  # fmt: skip


def receipt_document(order: PaymentOrder, minor: int, number: str, **other: Any) -> dict[str, Any]:
    """The bank's receipt for the order that stands."""
    issued = paper_of(order, "paymentOrder").document
    kept = {name: copy.deepcopy(issued[name]) for name in ("reference", "payer", "payee")}
    return {
        "type": "receipt", "schemaVersion": "1.0", "number": number,
        "issuedAt": clock.now().isoformat(), "orderNumber": issued["number"],
        "orderHash": digest(issued), "amountMinor": minor, "currency": "CNY", **kept, **other,
    }  # fmt: skip


def red_document(order: PaymentOrder, minor: int, number: str, **other: Any) -> dict[str, Any]:
    """The bank's red letter for a receipt."""
    given = {"type": "redReceipt", "reason": "账号有误", **other}
    return receipt_document(order, -minor, number, **given)


def quota_document(department: Organization, minor: int, month: str, number: str) -> dict[str, Any]:
    """The treasury's quota notice."""
    return {
        "type": "quotaNotice", "schemaVersion": "1.0", "number": number,
        "issuedAt": clock.now().isoformat(), "budgetItemId": ITEM, "month": month,
        "payer": {"name": department.legal_name, "uscc": department.uscc or ""},
        "amountMinor": minor, "currency": "CNY",
    }  # fmt: skip
