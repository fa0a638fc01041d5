"""Payment orders are kept, byte for byte, before anything is sent."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from backend.kernel import clock
from backend.kernel.acts import act
from backend.kernel.readings import Reading
from backend.kernel.rows import row_insert, rows_insert
from payments.gateway.bank.house import SAFEGUARDING, own_account
from payments.gateway.bank.orders import Order, orders_write
from payments.gateway.models import BankFile, BankOrder

BATCH = 1000


_BY_KEY = Reading(lambda key: BankFile.objects.filter(direction="OUT", operation_key=key), str)


def order_file(key: str) -> BankFile | None:
    """The file kept under an operation's key."""
    return _BY_KEY.one(key)


@act
def orders_keep(
    *,
    key: str,
    purpose: str,
    message_id: str,
    currency: str,
    orders: Sequence[Order],
    paid_from: str = SAFEGUARDING,
) -> BankFile:
    """Build the file of some orders from one of our accounts and keep it; the same key once.

    Raises BankFileInvalid for what the schema does not allow.
    """
    held = order_file(key)
    if held is not None:
        return held
    now = clock.now()
    body = orders_write(
        message_id=message_id,
        debtor=own_account(paid_from, currency),
        orders=orders,
        at=now,
    )
    file = row_insert(
        BankFile(
            direction="OUT", kind="pain.001", message_id=message_id, purpose=purpose,
            operation_key=key, currency=currency, body=body, state="KEPT", at=now,
            total_minor=sum(order.amount_minor for order in orders),
            sha256=hashlib.sha256(body).hexdigest(),
        )
    )  # fmt: skip
    rows = [
        BankOrder(file=file, end_to_end_id=order.end_to_end_id, amount_minor=order.amount_minor)
        for order in orders
    ]
    for start in range(0, len(rows), BATCH):
        rows_insert(rows[start : start + BATCH])
    return file
