"""Finding what a key made, after an answer that never came.

Search by metadata lags by a minute, in a bad hour by an hour, and some regions have none; lists are
exact. So a payment is searched for, and the recent ones are listed; a refund is listed under its
payment.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from stripe import StripeClient

from payments.gateway.adapters.stripe.client import CallRefused, heard
from payments.gateway.adapters.stripe.methods import KEY

SEARCH_LAG = timedelta(hours=2)
KEYS_LIVE = timedelta(hours=25)
"""Within a day Stripe itself answers a repeated key with the first answer."""


def intent(client: StripeClient, key: str) -> dict[str, Any] | None:
    """The PaymentIntent made under a key."""
    assert not set(key) & set("'\\"), "our keys are plain"
    window = SEARCH_LAG
    try:
        with heard(key):
            params: Any = {"query": f"metadata['{KEY}']:'{key}'", "limit": 1}
            hits = [row.to_dict() for row in client.v1.payment_intents.search(params).data]
    except CallRefused:
        hits, window = [], KEYS_LIVE
    exact = [row for row in hits if _key_of(row) == key]
    if exact:
        return exact[0]
    return _first(client.v1.payment_intents.list(_since(window)), key)


def refund(client: StripeClient, key: str, parent: str) -> dict[str, Any] | None:
    """The refund made under a key; without its payment's reference only a recent one is found."""
    params: Any = {"payment_intent": parent, "limit": 100} if parent else _since(KEYS_LIVE)
    return _first(client.v1.refunds.list(params), key)


def top_up(client: StripeClient, key: str) -> dict[str, Any] | None:
    """The recent top-up made under a key."""
    return _first(client.v1.topups.list(_since(KEYS_LIVE)), key)


def _since(window: timedelta) -> Any:
    start = datetime.now(tz=UTC) - window
    return {"created": {"gte": int(start.timestamp())}, "limit": 100}


def _first(listed: Any, key: str) -> dict[str, Any] | None:
    for row in listed.auto_paging_iter():
        plain: dict[str, Any] = row.to_dict()
        if _key_of(plain) == key:
            return plain
    return None


def _key_of(row: dict[str, Any]) -> str:
    return str((row.get("metadata") or {}).get(KEY, ""))
