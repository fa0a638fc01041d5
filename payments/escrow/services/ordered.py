"""An arbitrator orders released money back; what the merchant lacks it owes (row 19, end of E7)."""

from __future__ import annotations

import uuid
from decimal import Decimal

from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import IdempotencyMismatch, Invalid, NotFound, SodConflict
from backend.kernel.ids import public_id
from backend.kernel.money import Money
from payments.escrow.errors import AmountExceedsHeld
from payments.escrow.models import Claim, Escrow, Funding
from payments.escrow.rules import commission_back
from payments.escrow.services.after import HOLDS_RUNNING
from payments.escrow.services.claims import claim_raise
from payments.escrow.services.dispute import RULE
from payments.escrow.services.hold import escrow_lock, escrow_ref, must
from payments.escrow.services.refund import refund_released
from payments.escrow.services.release import merchant_ref
from payments.gateway.services import operation_claim
from payments.ledger.rules import cash_side, cr, dr
from payments.ledger.selectors import journal_by_key, postings_of_journal
from payments.ledger.services import (
    OPERATING_BANK,
    balances_locked,
    bank_money_move,
    journal_post,
)


@act
def refund_ordered(
    *, actor: Actor, escrow_id: uuid.UUID, amount: Decimal, client_key: str, reason: str
) -> Escrow:
    """Row 19 by order, in the escrow's currency and once per client key: the buyer is paid back now, the shortfall is 1050 and later sales pay it.

    Own money goes to the provider for what is advanced and for the commission, as in E5.4, as far
    as it is there. Raises Forbidden, NotFound, Invalid, SodConflict for a party, EscrowState,
    EscrowFrozen, AmountExceedsHeld, Safeguarding where nothing covers it.
    """
    actor.require(RULE)
    if not 5 <= len(reason.strip()) <= 160:
        raise Invalid("请写明裁决理由，5 至 160 字。", field="reason")
    found = Escrow.objects.filter(pk=escrow_id).first()
    if found is None:
        raise NotFound(field="id")
    if not 1 <= len(client_key) <= 64:
        raise Invalid("请求编号须为 1 至 64 个字符。", field="idempotencyKey")
    escrow = escrow_lock(found.settlement_subject)
    minor = Money.of(amount, escrow.currency).minor
    key = f"{escrow_ref(escrow)}:ordered:{client_key}"
    earlier = journal_by_key(key)
    if earlier is not None:
        paid = postings_of_journal(earlier.pk).filter(account__code="2041")
        if sum(-row.amount for row in paid) != minor:
            raise IdempotencyMismatch
        return escrow
    if actor.organization_id in {escrow.merchant_id, escrow.buyer_id} - {None}:
        raise SodConflict
    must(escrow, "refund_after")
    if not 0 < minor <= escrow.released_minor:
        raise AmountExceedsHeld("退款金额须大于零，且不超过已放款的金额。")
    _advance(escrow, minor, key)
    return refund_released(
        actor=actor, settlement_subject=escrow.settlement_subject, amount_minor=minor,
        key=key, reason=reason.strip(),
    )  # fmt: skip


def _advance(escrow: Escrow, amount_minor: int, key: str) -> None:
    """What the merchant's pending and available money lacks is lent to it: Dr 1050 Cr 2031."""
    back, _ = commission_back(amount_minor, escrow.released_by_bp)
    pending = sum(hold.amount_minor for hold in HOLDS_RUNNING(escrow.pk))
    merchant = merchant_ref(escrow.merchant_id)
    accounts = [
        ("1010", escrow.provider), ("1030", OPERATING_BANK), ("1050", merchant),
        ("2030", merchant), ("2031", merchant), ("2041", escrow.provider), ("4010", escrow.site),
    ]  # fmt: skip
    there = balances_locked(accounts, escrow.currency)
    short = amount_minor - back - pending - there["2031"]
    if short <= 0:
        return
    claim = claim_raise(escrow, short)
    assert claim is not None, "something is short"
    _top_up(escrow, min(short + back, there["1030"]), claim)
    journal_post(
        key=f"{key}:debt",
        kind="J-DEBT",
        subject=escrow.settlement_subject,
        lines=[
            dr("1050", merchant, short, escrow.currency),
            cr("2031", merchant, short, escrow.currency),
        ],
    )


def _top_up(escrow: Escrow, own_minor: int, claim: Claim) -> None:
    """To where the refund goes out: the provider, or our own bank for a transfer and for dollars,
    which are bought there.
    """
    if own_minor <= 0:
        return
    name = f"{public_id('clm', claim.pk)}:top_up"
    root = escrow.parent_id or escrow.pk
    abroad = Funding.objects.filter(escrow_id=root, charge_minor__gt=0).exists()
    at_bank = abroad or cash_side(escrow.provider)[0] == "1020"
    bank_money_move(
        key=name,
        kind="J-TOPUP",
        subject=escrow.settlement_subject,
        amount=Money(own_minor, escrow.currency),
        source="1030",
        target="1020" if at_bank else "1010",
        provider="" if at_bank else escrow.provider,
        reference="" if at_bank else name,
    )
    if at_bank:
        return
    operation_claim(
        key=name,
        kind="top_up",
        provider=escrow.provider,
        request={"amount": own_minor, "currency": escrow.currency},
    )
