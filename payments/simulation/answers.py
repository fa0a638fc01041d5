"""What an account has to hold by the rows it answers to, and what foreign money counts.

The rows are read as a stranger would: from the tables of guarantees, receipts, refunds, notices and
payouts, never from journals, so that a journal too many or too few is seen.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import F, Q, QuerySet, Sum

from backend.kernel.ids import from_public_id, public_id
from backend.kernel.readings import row_get
from backend.kernel.statements import run
from payments.escrow.fx import minor_rate
from payments.escrow.models import DefaultNotice, Refund
from payments.gateway.models import Operation
from payments.gateway.selectors import payment_get
from payments.guarantees.models import Guarantee
from payments.guarantees.selectors import guarantee_faults
from payments.ledger.selectors import balances, journals_known
from payments.payouts.models import WalletPayout
from payments.receipts.models import Receipt
from payments.statements.proof import MEMO
from payments.treasury.models import PaymentOrder
from payments.treasury.selectors import memo_faults, quota_faults

HAIRCUT_BP = 300
MEMO_PAIR = {code: f"{left}/{right}" for left, right in MEMO for code in (left, right)}
SECURED = """
SELECT coalesce(sum(held_minor), 0) FROM payments_guarantees_guarantee
WHERE subject = %s AND purpose = %s AND currency = %s
"""
PIECES = """
SELECT coalesce(sum(taken_minor), 0) FROM payments_receipts_receipt
WHERE payment_id = %s AND currency = %s AND state = 'PART'
"""
RATE = "SELECT rate FROM payments_escrow_quote WHERE pair = %s ORDER BY id DESC LIMIT 1"
Account = tuple[str, str, str, int]
"""Code, owner, currency and balance of an account."""


def worth(pair: str, held: int) -> int:
    """What foreign units count at home: the last quote, 3 % against us either way, half up."""
    foreign, _, home = pair.partition("/")
    rows = run(RATE, [pair])[0]
    if not rows:
        return 0
    rate = rows[0][0]
    less = Decimal(10_000 - HAIRCUT_BP if held > 0 else 10_000 + HAIRCUT_BP) / 10_000
    exact = held * minor_rate(rate, foreign, home) * less
    return int(exact.to_integral_value(rounding=ROUND_HALF_UP))


def fault_of(code: str, owner: str, currency: str, booked: int) -> str:
    """How an account differs from its rows, or an empty text."""
    expected = ROWED[code](owner, currency, booked)
    return (
        "" if booked == expected else f"{code}:{owner} has {booked}, its rows {expected} {currency}"
    )


def answer_faults(accounts: Iterable[Account]) -> list[str]:
    """Every account against its rows, and rows that lack their account."""
    faults = [fault_of(*account) for account in accounts]
    return [*filter(None, faults), *guarantee_faults(), *memo_faults(), *quota_faults()]


def _sum(rows: QuerySet[Any], what: Any) -> int:
    return int(rows.aggregate(total=Sum(what))["total"] or 0)


def _guarantee(owner: str, currency: str, _booked: int) -> int:
    subject, _, purpose = owner.rpartition(":")
    return int(run(SECURED, [subject, purpose, currency])[0][0][0])


def _apart(owner: str, currency: str, booked: int) -> int:
    """2900: what of a receipt nobody has; what gathers for a payment until it is whole.

    Late money goes back in the commit that books it, so nothing of it stays.
    """
    prefix = owner.partition("_")[0]
    if prefix == "rcp":
        receipt = row_get(Receipt, from_public_id(owner, "rcp"))
        return receipt.open_minor if receipt is not None else 0
    if prefix != "pay":
        return 0
    key = from_public_id(owner, "pay")
    payment = payment_get(key)
    if payment is not None and payment.state == "CAPTURED" and booked == payment.amount_minor:
        return booked  # whole: it lies here until the escrow has heard of it
    return int(run(PIECES, [key, currency])[0][0][0])


def _wallet(owner: str, currency: str, _booked: int) -> int:
    """2010: refunds that failed, doubled earnest, money of which the desk found the owner."""
    abroad = Q(charge_currency=currency)
    home = Q(charge_currency="", currency=currency)
    failed = Refund.objects.filter(state="FAILED", payment__payer=owner)
    came = _sum(failed.filter(abroad), "charge_minor") + _sum(failed.filter(home), "amount_minor")
    came += _returns_failed(owner, currency) + _doubled(owner, currency)
    if _is_id(owner):
        found = Receipt.objects.filter(
            state="ASSIGNED", how="WALLET", currency=currency,
            target__in=[public_id(prefix, uuid.UUID(owner)) for prefix in ("org", "usr")],
        )  # fmt: skip
        came += _sum(found, F("amount_minor") - F("taken_minor") - F("earlier_minor"))
    sent = WalletPayout.objects.filter(owner=owner, currency=currency, state__in=["SENT", "BOOKED"])
    return came - _sum(sent, "amount_minor")


def _returns_failed(owner: str, currency: str) -> int:
    """Security that could not go back the way it came, also what was paid in too late."""
    own = Guarantee.objects.filter(giver__id=owner) if _is_id(owner) else Guarantee.objects.none()
    failed = own.filter(refund_state="FAILED", currency=currency, payment__isnull=False)
    late = Operation.objects.filter(
        kind="refund", state="FAILED", key__startswith="gua_", key__contains=":late:",
        payment__payer=owner, payment__currency=currency,
    )  # fmt: skip
    heard = journals_known(f"{row.key}:{word}" for row in late for word in ("failed", "back"))
    return _sum(failed, "returned_minor") + sum(
        int(row.request["amount"])
        for row in late
        if f"{row.key}:failed" in heard or f"{row.key}:back" in heard
    )


def _doubled(owner: str, currency: str) -> int:
    """What defaulting sellers paid so far of twice the earnest."""
    buyer = Q(escrow__buyer_id=owner) if _is_id(owner) else Q(escrow__buyer_id=None)
    rows = DefaultNotice.objects.filter(
        buyer, side="MERCHANT", state__in=["CONSENTED", "RULED"], escrow__currency=currency
    )
    if not _is_id(owner):
        rows = rows.filter(escrow__payment_ref=owner)
    unfunded = {public_id("esc", row.escrow_id): row.unfunded_minor for row in rows}
    open_still = balances("9050", unfunded, currency)
    return _sum(rows, "doubled_minor") + sum(unfunded.values()) - sum(open_still.values())


def _committed(owner: str, _currency: str, _booked: int) -> int:
    order = row_get(PaymentOrder, from_public_id(owner, "tpo"))
    if order is None or order.state == "CANCELLED":
        return 0
    return order.amount_minor - order.paid_minor


def _paired(_owner: str, _currency: str, booked: int) -> int:
    """Memo accounts of which only the pair is looked at."""
    return booked


def _is_id(owner: str) -> bool:
    return len(owner) == 36


ROWED: dict[str, Callable[[str, str, int], int]] = {
    "2010": _wallet, "2050": _guarantee, "2900": _apart, "9030": _committed, "9040": _committed,
    "9010": _paired, "9020": _paired, "9050": _paired, "9060": _paired,
}  # fmt: skip
"""For each code: owner, currency and what is booked give what has to be there."""
