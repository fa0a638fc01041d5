"""Too many tries: sign-in, reset and registration, per account and per client address (T4, T17).

A request that asks again after the limit is answered 429 before anything runs (audit brief 5).
Within one request the services refuse with LOGIN_ATTEMPT_DELAYED, as Saleor's clients know it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import HttpRequest

from backend.kernel.errors import RateLimited
from backend.parties.errors import SignInDelayed
from backend.parties.models import SignInFailure
from backend.parties.rules import ADDRESS_TRIES_MAX, FAILURES_MAX, LOCK_WINDOW

RESET = "requestPasswordReset"
REGISTER = "accountRegister"
SIGN_IN = "tokenCreate"
_ACCOUNT_MAX = 254
_ADDRESS_MAX = 64


def client_address(meta: dict[str, Any]) -> str:
    """The client's address; the front door overwrites what a client claims about itself."""
    forwarded = str(meta.get("HTTP_X_FORWARDED_FOR", "")).split(",")[0].strip()
    return (forwarded or str(meta.get("REMOTE_ADDR", "")))[:_ADDRESS_MAX]


def _keys(act: str, account: str, address: str) -> tuple[str, str]:
    """How the tries of an act are kept; a sign-in's are plain."""
    name = account.strip().lower()
    if act == SIGN_IN:
        return name[:_ACCOUNT_MAX], address[:_ADDRESS_MAX]
    return f"{act}:{name}"[:_ACCOUNT_MAX], (
        f"{act[:2]}:{address}"[:_ADDRESS_MAX] if address else ""
    )


def retry_after(act: str, *, account: str, address: str) -> int:
    """Seconds until the next try of an act is free; 0 when it is free now."""
    name, place = _keys(act, account, address)
    now = datetime.now(UTC)
    wait = 0
    for where, most in (({"account": name}, FAILURES_MAX), ({"address": place}, ADDRESS_TRIES_MAX)):
        if not next(iter(where.values())):
            continue
        rows = SignInFailure.objects.filter(at__gt=now - LOCK_WINDOW, **where).order_by("-at")
        last = list(rows.values_list("at", flat=True)[most - 1 : most])
        if last:
            left = last[0] + LOCK_WINDOW - now
            wait = max(wait, int(left / timedelta(seconds=1)) + 1)
    return wait


def try_count(act: str, *, account: str, address: str) -> None:
    """Count one try of an act whose answer never tells success. Raises SignInDelayed."""
    if retry_after(act, account=account, address=address):
        raise SignInDelayed
    name, place = _keys(act, account, address)
    SignInFailure.objects.create(account=name, address=place, at=datetime.now(UTC))


def _account_of(act: str, given: dict[str, Any]) -> str:
    held = given.get("input") if act == REGISTER else given
    name = held.get("email") if isinstance(held, dict) else None
    return name if isinstance(name, str) else ""


def request_gate(request: HttpRequest, calls: list[tuple[str, dict[str, Any]]]) -> None:
    """Refuse a request that only asks for what is spent. Raises RateLimited with retryAfter."""
    wanted = [(act, given) for act, given in calls if act in {SIGN_IN, RESET, REGISTER}]
    if not wanted:
        return
    address = client_address(request.META)
    waits = [
        retry_after(act, account=_account_of(act, given), address=address) for act, given in wanted
    ]
    if all(waits):
        raise RateLimited(details={"retryAfter": min(waits)})
