"""Whose side somebody is on in a guaranteed trade."""

from __future__ import annotations

from backend.kernel.actor import Actor
from payments.escrow.models import Escrow

BUYER, MERCHANT = "BUYER", "MERCHANT"
SELLS, BUYS = "order.confirm", "order.pay"


def side_of(actor: Actor, escrow: Escrow) -> str:
    """BUYER, MERCHANT, or nothing for strangers; a member of an organisation needs the right."""
    own = actor.organization_id
    if own is not None and own == escrow.merchant_id:
        return MERCHANT if actor.may(SELLS) else ""
    if escrow.buyer_id is None:
        return ""
    if own is not None and own == escrow.buyer_id:
        return BUYER if actor.may(BUYS) else ""
    return BUYER if actor.user_id == escrow.buyer_id else ""


def is_party(actor: Actor, escrow: Escrow) -> bool:
    """Whether somebody belongs to either side, with or without a right to act for it."""
    sides = {escrow.merchant_id, escrow.buyer_id} - {None}
    return bool(sides & {actor.organization_id, actor.user_id})


def payer_ref(escrow: Escrow) -> str:
    """The buyer's name in the ledger (2010), as the payment names its payer."""
    return str(escrow.buyer_id or escrow.payment_ref)
