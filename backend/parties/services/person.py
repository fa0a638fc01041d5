"""The account behind an actor."""

from __future__ import annotations

from backend.kernel.actor import Actor
from backend.kernel.errors import Unauthenticated
from backend.kernel.locking import lock_one
from backend.parties.errors import AccountNotConfirmed
from backend.parties.models import User


def own_account(actor: Actor, *, confirmed: bool = False) -> User:
    """The actor's living account, locked. Raises Unauthenticated, AccountNotConfirmed."""
    key = actor.user_id
    user = lock_one(User.objects.filter(pk=key, is_active=True)) if key is not None else None
    if user is None:
        raise Unauthenticated
    if confirmed and not user.is_confirmed:
        raise AccountNotConfirmed
    return user
