"""Reading the public purse's payment orders."""

from __future__ import annotations

from backend.kernel.ids import public_id
from payments.ledger.selectors import balances
from payments.treasury.models import PaymentOrder


def payment_order_by_reference(reference: str) -> PaymentOrder | None:
    """The order for a payable."""
    return PaymentOrder.objects.filter(reference=reference).first()


def memo_faults() -> list[str]:
    """Orders whose open commitment differs from the memo account; empty for sound books."""
    rows = {public_id("tpo", row.pk): row for row in PaymentOrder.objects.all()}
    faults = []
    for currency in {row.currency for row in rows.values()}:
        own = {name: row for name, row in rows.items() if row.currency == currency}
        booked = balances("9030", own, currency)
        for name, row in own.items():
            left = 0 if row.state == "CANCELLED" else row.amount_minor - row.paid_minor
            if left != booked.get(name, 0):
                faults.append(f"treasury {name}: open {left}, booked {booked.get(name, 0)}")
    return faults
