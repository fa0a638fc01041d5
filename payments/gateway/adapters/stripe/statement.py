"""Stripe's balance, day by day, and what it paid to our bank.

Stripe prints no daily sheet: a day's closing is the balance now less every movement since, its
opening the closing less the day's movements. The balance is read before and after the list; when it
moved in between, the answer is thrown away and asked for again.

Fees stand on each movement. The ledger books them once a day and currency under a reference of our
own making, ``fees_DAY_CURRENCY``, which each fee line names; a payout is booked when it has arrived.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from stripe import StripeClient

from payments.gateway.adapters.stripe.amounts import from_stripe
from payments.gateway.adapters.stripe.methods import KEY
from payments.gateway.adapters.stripe.shapes import Row, id_of
from payments.gateway.port import ProviderSilent, Settlement, StatementLine, StatementSheet

PROVIDER = "stripe"
HERE = ZoneInfo("Asia/Shanghai")
KINDS = {
    "charge": "CHARGE",
    "refund": "REFUND",
    "refund_failure": "RETURN",
    "charge_failure": "RETURN",
    "dispute": "CLAWBACK",
    "dispute_reversal": "CLAWBACK",
    "fee": "FEE",
    "payout": "SETTLEMENT",
    "payout_reversal": "SETTLEMENT",
    "transfer": "PAYOUT",
    "transfer_reversal": "RETURN",
    "topup": "RECEIPT",
}


def sheets(client: StripeClient, day: date, *, live: bool) -> list[StatementSheet]:
    """The sheets of one day by the house's calendar, one per currency of the balance.

    Raises ProviderSilent while the balance moves, and for a day that is not over.
    """
    start, end = _bounds(day)
    if datetime.now(tz=UTC).timestamp() < end:
        raise ProviderSilent("the day is not over")
    before = _balance(client)
    rows = _movements(client, since=start)
    if _balance(client) != before:
        raise ProviderSilent("the balance moved while it was read")
    found = []
    for currency, total in sorted(before.items()):
        own = [row for row in rows if row["currency"] == currency]
        after = sum(row["net"] for row in own if row["created"] >= end)
        lines = sorted(
            (row for row in own if row["created"] < end),
            key=lambda row: (row["created"], row["id"]),
        )
        closing = total - after
        opening = closing - sum(row["net"] for row in lines)
        found.append(
            StatementSheet(
                ident=f"{PROVIDER}:{'live' if live else 'test'}:{day:%Y%m%d}:{currency.upper()}",
                sequence=day.toordinal(),  # one sheet a day, also of an empty one
                code="1010",
                owner=PROVIDER,
                currency=currency.upper(),
                day=day,
                opening_minor=from_stripe(opening, currency).minor,
                closing_minor=from_stripe(closing, currency).minor,
                lines=tuple(line for row in lines for line in lines_of(row, day)),
            )
        )
    return found


def lines_of(row: Row, day: date) -> list[StatementLine]:
    """One movement as lines: what moved, and its fee as a line of its own."""
    currency = row["currency"]
    at = datetime.fromtimestamp(row["created"], tz=UTC)
    source = row.get("source")
    thing: Row = source if isinstance(source, dict) else {}
    kind = _kind(row, thing)
    fees = _fees_ref(day, currency)
    disputed = kind == "CLAWBACK"
    lines = []
    if row["amount"]:
        lines.append(
            StatementLine(
                ref=row["id"],
                kind=kind,
                amount_minor=from_stripe(row["amount"], currency).minor,
                at=at,
                key=str((thing.get("metadata") or {}).get(KEY, "")),
                object_ref=fees if kind == "FEE" else _object(kind, thing, source),
                text=_text(row, thing),
            )
        )
    if row["fee"]:
        lines.append(
            StatementLine(
                ref=f"{row['id']}:fee",
                kind="DISPUTE_FEE" if disputed else "FEE",
                amount_minor=-from_stripe(row["fee"], currency).minor,
                at=at,
                object_ref=id_of(source) if disputed else fees,
            )
        )
    return lines


def settlements(client: StripeClient, since: datetime) -> list[Settlement]:
    """The fees of every day that is over since then, and the payouts that reached our bank."""
    first = since.astimezone(HERE).date() + timedelta(days=1)
    last = datetime.now(tz=HERE).date() - timedelta(days=1)
    fees: dict[tuple[date, str], int] = defaultdict(int)
    for row in _movements(client, since=_bounds(first)[0]):
        day = datetime.fromtimestamp(row["created"], tz=HERE).date()
        kind = KINDS.get(row["reporting_category"], "")
        if day <= last and kind != "CLAWBACK":
            fees[day, row["currency"]] += row["fee"] - (row["amount"] if kind == "FEE" else 0)
    booked = [
        _fees_of(day, currency, total)
        for (day, currency), total in sorted(fees.items())
        if total > 0
    ]
    params: Any = {"created": {"gte": int(since.timestamp())}, "status": "paid", "limit": 100}
    paid = [row.to_dict() for row in client.v1.payouts.list(params).auto_paging_iter()]
    return booked + [_paid(row) for row in reversed(paid)]


def _fees_of(day: date, currency: str, total: int) -> Settlement:
    minor = from_stripe(total, currency).minor
    end = datetime.combine(day, time.max, tzinfo=HERE).astimezone(UTC)
    return Settlement(
        ref=_fees_ref(day, currency), currency=currency.upper(), gross_minor=minor,
        fee_minor=minor, net_minor=0, at=end,
    )  # fmt: skip


def _paid(row: Row) -> Settlement:
    money = from_stripe(row["amount"], row["currency"])
    return Settlement(
        ref=row["id"], currency=money.currency, gross_minor=money.minor, fee_minor=0,
        net_minor=money.minor, at=datetime.fromtimestamp(row["arrival_date"], tz=UTC),
    )  # fmt: skip


def _fees_ref(day: date, currency: str) -> str:
    return f"fees_{day:%Y%m%d}_{currency}"


def _kind(row: Row, thing: Row) -> str:
    known = KINDS.get(row["reporting_category"])
    if known == "CHARGE" and thing.get("currency", row["currency"]) != row["currency"]:
        return "CONVERSION"  # taken in another currency, here at the provider's rate
    return known or ("RECEIPT" if row["amount"] > 0 else "FEE")


def _object(kind: str, thing: Row, source: Any) -> str:
    """The payment of a charge, else the thing itself."""
    if kind in {"CHARGE", "CONVERSION"}:
        return id_of(thing.get("payment_intent")) or id_of(source)
    return id_of(source)


def _text(row: Row, thing: Row) -> str:
    if row.get("exchange_rate"):
        return f"{thing.get('amount')} {thing.get('currency')} x {row['exchange_rate']}"
    return str(row.get("description") or row["type"])[:200]


def _bounds(day: date) -> tuple[int, int]:
    start = datetime.combine(day, time.min, tzinfo=HERE)
    return int(start.timestamp()), int((start + timedelta(days=1)).timestamp())


def _balance(client: StripeClient) -> dict[str, int]:
    row = client.v1.balance.retrieve().to_dict()
    total: dict[str, int] = defaultdict(int)
    for part in ("available", "pending"):
        for each in row[part]:
            total[each["currency"]] += each["amount"]
    return dict(total)


def _movements(client: StripeClient, *, since: int) -> list[Row]:
    params: Any = {"created": {"gte": since}, "expand": ["data.source"], "limit": 100}
    listed = client.v1.balance_transactions.list(params).auto_paging_iter()
    rows = [row.to_dict() for row in listed]
    return [row for row in rows if row.get("balance_type", "payments") == "payments"]
