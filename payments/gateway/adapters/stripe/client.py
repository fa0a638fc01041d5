"""The SDK behind one door: one client per key, one time limit, and what its errors mean to us."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import stripe
import structlog

from payments.gateway.port import ProviderSilent

log = structlog.get_logger(__name__)
API_VERSION = "2026-10-28.endive"
"""The version whose shapes ``shapes.py`` reads; an SDK that moves on still asks for this one."""
CALL_SECONDS = 3.0  # decision D22
UPLOAD_SECONDS = 20.0
"""A file of some megabytes takes longer; nobody waits for it in a request."""


class CallRefused(Exception):
    """The provider understood and will not: ``code``, and the objects its answer carried."""

    def __init__(self, code: str, body: dict[str, Any], *, missing: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.body = body
        self.missing = missing


@lru_cache(maxsize=4)
def client_for(key: str, base: str, seconds: float = CALL_SECONDS) -> stripe.StripeClient:
    """A client that never tries again by itself: our operation rows do."""
    return stripe.StripeClient(
        key,
        stripe_version=API_VERSION,
        base_addresses={"api": base, "files": base} if base else None,
        max_network_retries=0,
        http_client=stripe.RequestsClient(timeout=seconds),
    )


@contextmanager
def heard(key: str) -> Iterator[None]:
    """Run calls and read their answers. Raises ProviderSilent or CallRefused, nothing else.

    No answer, a 5xx, a 429, an answer that is none, and a key that is refused as such leave open
    whether it was done. A card that is declined and a request that is wrong are final.
    """
    try:
        yield
    except (stripe.CardError, stripe.InvalidRequestError) as error:
        raise _refusal(error, key) from error
    except stripe.IdempotencyError as error:
        log.error("provider_key_reused", key=key, request_id=error.request_id)
        raise CallRefused("idempotency_key_reused", {}) from error
    except (stripe.AuthenticationError, stripe.PermissionError) as error:
        log.error("provider_credentials_refused", key=key, request_id=error.request_id)
        raise ProviderSilent(type(error).__name__) from error
    except stripe.StripeError as error:
        raise ProviderSilent(type(error).__name__) from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        log.error("provider_answer_unreadable", key=key, problem=type(error).__name__)
        raise ProviderSilent("unreadable answer") from error


@contextmanager
def asking(key: str) -> Iterator[None]:
    """Run questions: what is refused is not known either. Raises ProviderSilent, nothing else."""
    try:
        with heard(key):
            yield
    except CallRefused as error:
        raise ProviderSilent(error.code) from error


def _refusal(error: Any, key: str) -> CallRefused:
    body = (error.json_body or {}).get("error") or {}
    code = str(body.get("decline_code") or error.code or "invalid_request")
    declined = isinstance(error, stripe.CardError)
    missing = error.http_status == 404
    if not declined and not missing:  # our own mistake, or the provider's rules: a person must look
        log.error(
            "provider_call_refused", key=key, code=code, param=error.param,
            request_id=error.request_id,
        )  # fmt: skip
    return CallRefused(code, body, missing=missing)
