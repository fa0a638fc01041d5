"""A promise of money: noted in memo accounts, never as money (J-AUTH)."""

from __future__ import annotations

from backend.kernel.actor import Actor
from backend.kernel.acts import act
from payments.escrow.models import Escrow
from payments.escrow.services.hold import escrow_lock, escrow_ref, must, step
from payments.ledger.rules import Line, cr, dr
from payments.ledger.selectors import balance, journal_by_key
from payments.ledger.services import journal_post


def _memo(escrow: Escrow, amount_minor: int) -> list[Line]:
    return [
        dr("9010", escrow_ref(escrow), amount_minor, escrow.currency),
        cr("9020", escrow_ref(escrow), amount_minor, escrow.currency),
    ]


@act
def escrow_authorise(
    *, actor: Actor, settlement_subject: str, amount_minor: int, key: str
) -> Escrow:
    """Row 2: the method holds exactly the price. Raises EscrowState."""
    escrow = escrow_lock(settlement_subject)
    if journal_by_key(key):
        return escrow
    must(escrow, "authorise")
    assert amount_minor == escrow.price_minor, "an authorisation is for the whole price"
    step(
        escrow, command="authorise", to="AUTHORISED", actor=actor, amount_minor=amount_minor,
        kind="J-AUTH", lines=_memo(escrow, amount_minor), key=key,
    )  # fmt: skip
    return escrow


@act
def escrow_unauthorise(*, actor: Actor, settlement_subject: str, key: str) -> Escrow:
    """The promise is over: taken, dropped or run out; the memo is reversed, the state stays."""
    escrow = escrow_lock(settlement_subject)
    open_minor = balance("9010", escrow_ref(escrow), escrow.currency)
    if journal_by_key(key) or open_minor == 0:
        return escrow
    lines = [Line(x.code, x.owner, -x.amount, x.currency) for x in _memo(escrow, open_minor)]
    journal_post(key=key, kind="J-AUTH-REV", lines=lines, subject=escrow.settlement_subject)
    return escrow
