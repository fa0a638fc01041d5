"""A receipt goes back to the account it came from, by a bank file, and what the bank makes of it."""

from __future__ import annotations

import uuid

from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_public_id
from backend.kernel.locking import lock_one
from payments.gateway.adapters import BANK as RAIL
from payments.gateway.bank.orders import Order
from payments.gateway.selectors import bank_movement, bank_order_lines
from payments.gateway.services import operation_claim, orders_keep
from payments.ledger.rules import cr, dr
from payments.ledger.services import SAFE_BANK
from payments.receipts.errors import SenderUnknown
from payments.receipts.models import Receipt
from payments.receipts.services.book import BANK, apart, post, tell

CLEARING = "2041"


def give_back(receipt: Receipt, *, actor: Actor) -> None:
    """Claim the return in the ledger, keep the file, owe the bank the call. Raises SenderUnknown."""
    if not receipt.payer_account:
        raise SenderUnknown
    receipt.returns += 1
    amount, number = receipt.open_minor, receipt.returns
    key = f"{receipt.ref}:return:{number}"
    post(
        receipt, step=f"return:{number}", kind="J-RCPRET",
        lines=[apart(receipt, amount), cr(CLEARING, RAIL, amount, receipt.currency)],
    )  # fmt: skip
    short = receipt.ref.removeprefix("rcp_")
    orders_keep(
        key=key, purpose="return", message_id=f"RT{number}-{short}"[:35], currency=receipt.currency,
        orders=[
            Order(
                end_to_end_id=f"rcr{number}_{short}"[:35], amount_minor=amount,
                name=receipt.payer_name or "-", account=receipt.payer_account,
                text=f"退回来款 {receipt.bank_ref}",
            )
        ],
    )  # fmt: skip
    operation_claim(
        key=key, kind="payout", provider=RAIL,
        request={"lines": [], "currency": receipt.currency, "receipt": receipt.ref},
    )  # fmt: skip
    receipt.state, receipt.open_minor = "RETURNING", 0


@act
def receipt_return_settle(*, operation_key: str) -> None:
    """The bank booked the return, or refused it and the money lies apart again; twice is once."""
    name, _, number = operation_key.partition(":return:")
    lines = bank_order_lines(operation_key)
    receipt = lock_one(Receipt.objects.filter(state="RETURNING", returns=int(number or 0)).filter(
        pk=from_public_id(name, "rcp")
    ))  # fmt: skip
    if receipt is None or len(lines) != 1 or lines[0].state == "SENT":
        return
    _settled(receipt, lines[0].amount_minor, lines[0].end_to_end_id, lines[0].state == "BOOKED")
    tell(receipt, actor=BANK)


def _settled(receipt: Receipt, amount: int, reference: str, booked: bool) -> None:
    number = receipt.returns
    target = ("1020", SAFE_BANK) if booked else ("2900", receipt.ref)
    post(
        receipt, step=f"return:{number}:{'booked' if booked else 'refused'}",
        kind="J-RCPRETOK" if booked else "J-RCPRETNO", reference=reference,
        lines=[
            dr(CLEARING, RAIL, amount, receipt.currency), cr(*target, amount, receipt.currency),
        ],
    )  # fmt: skip
    receipt.state = "RETURNED" if booked else "UNIDENTIFIED"
    receipt.why = receipt.why if booked else "RETURN_REFUSED"
    receipt.open_minor = 0 if booked else amount
    receipt.save(update_fields=["state", "why", "open_minor", "updated_at"])


@act
def receipt_returned_again(*, movement_id: uuid.UUID) -> None:
    """What was given back came back once more: it lies apart again.

    Also where its booking is not heard of yet: it was booked, or it could not have come back.
    """
    movement = bank_movement(movement_id)
    if movement is None or not movement.end_to_end_id.startswith("rcr"):
        return
    number, _, short = movement.end_to_end_id.removeprefix("rcr").partition("_")
    try:
        key = from_public_id(f"rcp_{short}", "rcp")
    except InvalidId:
        return
    receipt = lock_one(Receipt.objects.filter(pk=key, state__in=["RETURNING", "RETURNED"]))
    if receipt is None or str(receipt.returns) != number:
        return
    amount = movement.amount_minor
    if receipt.state == "RETURNING":
        _settled(receipt, amount, movement.end_to_end_id, booked=True)
    post(
        receipt, step=f"return:{number}:back", kind="J-RECEIPT", reference=movement.ref,
        lines=[
            dr("1020", SAFE_BANK, amount, receipt.currency),
            cr("2900", receipt.ref, amount, receipt.currency),
        ],
    )  # fmt: skip
    receipt.state, receipt.why, receipt.open_minor = "UNIDENTIFIED", "RETURN_CAME_BACK", amount
    receipt.save(update_fields=["state", "why", "open_minor", "updated_at"])
    tell(receipt, actor=BANK)
