"""Money on from the platform's balance to connected accounts: one transfer per line of a batch.

Separate charges and transfers: the batch's key is the ``transfer_group``, each line's key its own.
A batch counts as found only when every line of it has its transfer; else it is sent again, which
leaves out what is there and repeats the rest under the same keys.
"""

from __future__ import annotations

from typing import Any

from stripe import StripeClient

from backend.kernel.money import Money
from payments.gateway.adapters.stripe.amounts import from_stripe, to_stripe
from payments.gateway.adapters.stripe.client import CallRefused, heard
from payments.gateway.adapters.stripe.methods import KEY
from payments.gateway.port import SUCCEEDED, ProviderObject

Line = dict[str, Any]


def send(client: StripeClient, lines: list[Line], currency: str, *, key: str) -> ProviderObject:
    """Transfer every line that is not there yet. Lines: ``id``, ``account``, ``amount``.

    A line that Stripe refuses is REJECTED with its code, the others go. Raises ProviderSilent.
    """
    with heard(key):
        there = _by_line(client, key)
    done = [
        {**line, "state": "BOOKED", "ref": there[line_key(line)]["id"]}
        if line_key(line) in there
        else _one(client, line, currency, key=key, count=len(lines))
        for line in lines
    ]
    return _batch(key, currency, done)


def found(client: StripeClient, key: str) -> ProviderObject | None:
    """The batch as Stripe knows it; None while a line is missing."""
    there = _by_line(client, key)
    if not there:
        return None
    rows = list(there.values())
    if len(rows) < int(rows[0]["metadata"].get("shiji_lines", "0")):
        return None
    currency = str(rows[0]["currency"]).upper()
    lines = [
        {
            "id": name,
            "account": row["destination"],
            "amount": from_stripe(row["amount"] - row["amount_reversed"], currency).minor,
            "state": "REJECTED" if row["reversed"] else "BOOKED",
            "ref": row["id"],
        }
        for name, row in there.items()
    ]
    return _batch(key, currency, lines)


def line_key(line: Line) -> str:
    """Our name of a line, as the bank's file has it."""
    return str(line["id"])


def _by_line(client: StripeClient, key: str) -> dict[str, Line]:
    params: Any = {"transfer_group": key, "limit": 100}
    rows = [row.to_dict() for row in client.v1.transfers.list(params).auto_paging_iter()]
    return {row["metadata"][KEY]: row for row in rows if KEY in row["metadata"]}


def _one(client: StripeClient, line: Line, currency: str, *, key: str, count: int) -> Line:
    params: Any = {
        "amount": to_stripe(Money(line["amount"], currency)),
        "currency": currency.lower(),
        "destination": line["account"],
        "transfer_group": key,
        "metadata": {KEY: line_key(line), "shiji_lines": str(count)},
    }
    try:
        with heard(line_key(line)):
            made = client.v1.transfers.create(
                params, {"idempotency_key": f"{key}:{line_key(line)}"}
            )
            return {**line, "state": "BOOKED", "ref": made.id}
    except CallRefused as error:
        return {**line, "state": "REJECTED", "reason": error.code}


def _batch(key: str, currency: str, lines: list[Line]) -> ProviderObject:
    return ProviderObject(
        kind="payout",
        ref=key,
        key=key,
        result=SUCCEEDED,
        state="BOOKED",
        amount=Money(sum(line["amount"] for line in lines), currency),
        lines=lines,
    )
