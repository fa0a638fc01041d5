"""Timed work of the record."""

from backend.audit.services import head_sign, sequence_all
from backend.events.timer import periodic


@periodic(seconds=1)
def sequence() -> None:
    """Number what was committed."""
    sequence_all()


@periodic(seconds=60)
def sign_head() -> None:
    """Sign the tree when it has grown."""
    head_sign()
