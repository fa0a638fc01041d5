"""Who acts in a request: bearer token or nobody (decisions D33, D34)."""

from __future__ import annotations

from django.http import HttpRequest

from backend.kernel.actor import ANONYMOUS, Actor
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_relay
from backend.parties.services.sessions import ACCESS, actor_of_session, session_of, token_read


def actor_for_request(request: HttpRequest) -> Actor:
    """The actor behind the bearer token, in the organisation of ``X-Organization``.

    Nobody without a token. Raises ExpiredSignatureError or InvalidTokenError.
    """
    header = request.headers.get("Authorization", "")
    scheme, _, token = header.partition(" ")
    if scheme.lower() not in {"bearer", "jwt"} or not token.strip():
        return ANONYMOUS
    session = session_of(token_read(token.strip(), ACCESS))
    chosen = request.headers.get("X-Organization", "")
    try:
        organization = from_relay(chosen, "Organization") if chosen else None
    except InvalidId:
        organization = None
    return actor_of_session(session, organization_id=organization)
