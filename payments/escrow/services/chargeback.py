"""A payer's bank took money back (row 18, E5): what it is taken from, and what a decision does.

Locks: escrows, then holds, chargebacks and claims, then the ledger's accounts all at once.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.locking import lock_rows
from backend.kernel.money import Money, allocate, half_up
from backend.rulebook.selectors import value
from payments.escrow.fx import pair_of
from payments.escrow.models import Chargeback, Escrow, Funding, MerchantHold, Refund
from payments.escrow.rules import FINAL, RECOVERY, Clawback, clawback, state_after
from payments.escrow.services.apply import payment_apply
from payments.escrow.services.chargeback_unowned import unowned_follow
from payments.escrow.services.claims import claim_raise, claims_locked, claims_recover
from payments.escrow.services.hold import escrow_ref, step
from payments.escrow.services.holds_lower import (
    Piece,
    pending_lower,
    pieces_restore,
    reserves_lower,
)
from payments.escrow.services.release import merchant_ref
from payments.gateway.selectors import dispute_get
from payments.guarantees.selectors import merchant_account
from payments.guarantees.services import (
    guarantee_give_back,
    guarantee_take,
    merchant_guarantee_locked,
)
from payments.ledger.rules import Line, cr, dr, without_zeros
from payments.ledger.selectors import journal_by_key
from payments.ledger.services import balances_locked, journal_post

if TYPE_CHECKING:
    from payments.gateway.models import Dispute

Side = Callable[[str, str, int, str], Line]
PROVIDER = Actor.system("gateway")
FLAG = "CHARGED_BACK"
GUARANTEE_REASON = "付款人的银行扣回货款（拒付）"
FREEZE_REASON = "付款人的银行提出拒付，等待结果"


def owner_of(code: str, escrow: Escrow, provider: str) -> str:
    """Whose account of a code a chargeback of this escrow touches."""
    if code == "2020":
        return escrow_ref(escrow)
    if code in {"1010", "5020"}:
        return provider
    if code == "4010":
        return escrow.site
    return (
        merchant_account(escrow.merchant_id) if code == "2050" else merchant_ref(escrow.merchant_id)
    )


@act
def chargeback_follow(*, dispute_id: uuid.UUID) -> list[Chargeback]:
    """Bring the books to where a dispute stands; twice, late and out of order is once.

    The capture is booked first, should its news come later. Returns one row per escrow of the
    payment; none where no money of it reached an escrow: then the house bears it and is alarmed.
    """
    dispute = dispute_get(dispute_id)
    assert dispute is not None, "rows stay"
    payment_apply(payment_id=dispute.payment_id)
    parts = Funding.objects.filter(payment_id=dispute.payment_id, state="FUNDED")
    escrows = lock_rows(Escrow.objects.filter(pk__in=parts.values("escrow")))
    held = lock_rows(Chargeback.objects.filter(dispute=dispute).select_related("escrow"))
    if not held and not parts:
        unowned_follow(dispute)
    rows = held or _open_all(dispute, {escrow.pk: escrow for escrow in escrows}, list(parts))
    for row in rows:
        if row.state != "OPEN":
            continue
        if dispute.state == "WON":
            _won(row, dispute)
        elif dispute.state == "LOST":
            _lost(row)
    return rows


def _open_all(
    dispute: Dispute, escrows: dict[uuid.UUID, Escrow], parts: list[Funding]
) -> list[Chargeback]:
    """The amount spread over what the payer has not got back otherwise; the fee once."""
    parts.sort(key=lambda part: part.escrow_id)
    rest = [part.amount_minor - _given_back(part) for part in parts]
    weights = rest if any(rest) else [part.amount_minor for part in parts]
    if not parts:
        return []
    shares = allocate(Money(dispute.amount_minor, dispute.currency), weights)
    rows = [
        _open(dispute, escrows[part.escrow_id], _at_home(part, share.minor), share.minor)
        for part, share in zip(parts, shares, strict=True)
        if share.minor
    ]
    _fee(dispute, rows[0])
    return rows


def _at_home(part: Funding, taken_minor: int) -> int:
    """What was taken, in the escrow's currency: its share of what the charge paid for (E6)."""
    if not part.charge_minor:
        return taken_minor
    return max(1, half_up(part.amount_minor * taken_minor, part.charge_minor))


def _given_back(part: Funding) -> int:
    refunds = Refund.objects.filter(escrow_id=part.escrow_id, payment_id=part.payment_id)
    return sum(refunds.exclude(state="FAILED").values_list("amount_minor", flat=True))


def _open(dispute: Dispute, escrow: Escrow, amount_minor: int, abroad_minor: int) -> Chargeback:
    """E5.1 for one escrow, decided from balances that cannot move any more."""
    found, pieces = _decide(dispute, escrow, amount_minor)
    row = Chargeback.objects.create(
        escrow=escrow,
        dispute=dispute,
        merchant_id=escrow.merchant_id,
        currency=escrow.currency,
        amount_minor=amount_minor,
        charge_minor=abroad_minor if dispute.currency != escrow.currency else 0,
        parts=found.parts,
        holds=pieces,
        rates=found.rates,
        evidence_due=dispute.evidence_due,
        opened_at=clock.now(),
    )
    claim_raise(escrow, found.of("1050"), chargeback=row)
    escrow.charged_back_minor += found.of("2020")
    escrow.commission_minor -= found.of("4010")
    escrow.released_by_bp = found.totals
    escrow.flag = FLAG
    if escrow.state not in FINAL and not escrow.frozen:
        escrow.frozen = True
        if not escrow.freeze_pending:  # else the reason is the person's who asked for a freeze
            escrow.freeze_reason = FREEZE_REASON
    step(
        escrow,
        command="chargeback",
        to=escrow.state,
        actor=PROVIDER,
        amount_minor=amount_minor,
        kind="J-CB",
        lines=[*_lines(found.parts, escrow, dispute, dr), *_taken(row, dispute, cr, dr)],
        key=taken_key(dispute, escrow),
        reference=dispute.ref,
        outside_event=True,
    )
    return row


def _decide(dispute: Dispute, escrow: Escrow, amount_minor: int) -> tuple[Clawback, list[Piece]]:
    pending, pending_take = pending_lower(escrow, amount_minor)
    reserves_take = reserves_lower(escrow, amount_minor)
    guarantee = merchant_guarantee_locked(merchant_id=escrow.merchant_id, currency=escrow.currency)
    codes = ("1010", "1050", "2020", *RECOVERY, "4010", "5020")
    accounts = [(code, owner_of(code, escrow, dispute.provider)) for code in codes]
    there = balances_locked(accounts, escrow.currency)
    # a hold that somebody made a moment ago stays whole: what is missing then is owed
    there["2030"] = min(there["2030"], pending)
    there["2050"] = min(there["2050"], guarantee)
    found = clawback(
        amount_minor,
        held=escrow.held_minor,
        released=escrow.released_minor,
        released_by_bp=escrow.released_by_bp,
        there=there,
    )
    pieces = pending_take(found.of("2030"))
    reserves_take(found.of("2032"))
    if found.of("2050"):
        guarantee_take(
            actor=PROVIDER, merchant_id=escrow.merchant_id, currency=escrow.currency,
            wanted_minor=found.of("2050"), reason=GUARANTEE_REASON, key=taken_key(dispute, escrow),
        )  # fmt: skip
    return found, pieces


def taken_key(dispute: Dispute, escrow: Escrow) -> str:
    """The key of E5.1."""
    return f"{dispute.provider}:{dispute.ref}:taken:{escrow_ref(escrow)}"


def _taken(row: Chargeback, dispute: Dispute, side: Side, other: Side) -> list[Line]:
    """The provider's side; where it is in another currency the pair's position bridges it."""
    if not row.charge_minor:
        return [side("1010", dispute.provider, row.amount_minor, row.currency)]
    pair = pair_of(dispute.currency, row.currency)
    return [
        side("1010", dispute.provider, row.charge_minor, dispute.currency),
        other("6010", pair, row.charge_minor, dispute.currency),
        side("6010", pair, row.amount_minor, row.currency),
    ]


def _lines(parts: dict[str, int], escrow: Escrow, dispute: Dispute, side: Side) -> list[Line]:
    order = ("2020", *RECOVERY, "1050", "4010")
    return without_zeros(
        [
            side(code, owner_of(code, escrow, dispute.provider), parts[code], escrow.currency)
            for code in order
            if code in parts
        ]
    )


def _fee(dispute: Dispute, row: Chargeback) -> None:
    """E5.2, once per dispute: what the provider says, else the tariff.

    A fee in another currency is an expense at home at the rate of what was taken, and the pair's
    position owes it, so that no foreign money of others pays it.
    """
    told = dispute.fee_minor
    fee = value("chargeback.fee_minor", on=clock.now()).number if told is None else told
    row.fee_minor = half_up(row.amount_minor * fee, row.charge_minor) if row.charge_minor else fee
    row.save(update_fields=["fee_minor", "updated_at"])
    if fee == 0:
        return
    lines = [
        dr("5020", dispute.provider, row.fee_minor, row.currency),
        cr("1010", dispute.provider, fee, dispute.currency),
    ]
    if row.charge_minor:
        pair = pair_of(dispute.currency, row.currency)
        lines += [
            cr("6010", pair, row.fee_minor, row.currency),
            dr("6010", pair, fee, dispute.currency),
        ]
    journal_post(
        key=f"{dispute.provider}:{dispute.ref}:fee",
        kind="J-CBFEE",
        subject=row.escrow.settlement_subject,
        lines=lines,
        reference=f"{dispute.ref}:fee",
        outside_event=True,
    )


def _won(row: Chargeback, dispute: Dispute) -> None:
    """E5.1 the other way round; what the merchant repaid meanwhile goes to its available money."""
    escrow = row.escrow
    claims = claims_locked(row.merchant_id, row.currency)
    claim = next((one for one in claims if one.chargeback_id == row.pk), None)
    still_owed = claim.open_minor if claim is not None else 0
    repaid = row.parts.get("1050", 0) - still_owed
    back = {**row.parts, "1050": still_owed, "2031": row.parts.get("2031", 0) + repaid}
    row.state, row.decided_at = "WON", clock.now()
    row.save(update_fields=["state", "decided_at", "updated_at"])
    if claim is not None:
        claim.open_minor = 0
        claim.save(update_fields=["open_minor", "updated_at"])
    key = f"{dispute.provider}:{dispute.ref}:won:{escrow_ref(escrow)}"
    _restore(row, key)
    step(
        escrow,
        command="chargeback_won",
        to=escrow.state,
        actor=PROVIDER,
        amount_minor=row.amount_minor,
        kind="J-CBBACK",
        lines=[*_taken(row, dispute, dr, cr), *_lines(back, escrow, dispute, cr)],
        key=key,
        reference=f"{dispute.ref}:won",
        outside_event=True,
        reverses=journal_by_key(taken_key(dispute, escrow)),
    )
    claims_recover([one for one in claims if one.open_minor])


def _restore(row: Chargeback, key: str) -> None:
    """Sums, holds and the freeze as they were; the escrow's step writes its row."""
    escrow, parts = row.escrow, row.parts
    escrow.charged_back_minor -= parts.get("2020", 0)
    escrow.commission_minor += parts.get("4010", 0)
    escrow.released_by_bp = {
        bp: escrow.released_by_bp.get(bp, 0) + row.rates.get(bp, 0)
        for bp in {**escrow.released_by_bp, **row.rates}
    }
    pieces_restore(row.holds)
    if parts.get("2032"):
        MerchantHold.objects.create(
            escrow=escrow, amount_minor=parts["2032"], reserve_minor=parts["2032"],
            due_at=row.opened_at, done_at=row.opened_at,
        )  # fmt: skip
    if parts.get("2050"):
        guarantee_give_back(
            actor=PROVIDER, merchant_id=row.merchant_id, currency=row.currency,
            amount_minor=parts["2050"], reason=GUARANTEE_REASON, key=key,
        )  # fmt: skip
    _thaw(escrow)
    kept = escrow.chargebacks.exclude(pk=row.pk).exclude(state="WON").exists()
    escrow.flag = FLAG if kept else ""


def _thaw(escrow: Escrow) -> None:
    """Our own freeze ends with the last open case; one that persons laid stays."""
    if escrow.chargebacks.filter(state="OPEN").exists():
        return
    if escrow.frozen and escrow.freeze_reason == FREEZE_REASON and not escrow.freeze_pending:
        escrow.frozen, escrow.freeze_reason = False, ""


def _lost(row: Chargeback) -> None:
    """The money is gone; an escrow that holds nothing any more is over."""
    escrow = row.escrow
    row.state, row.decided_at = "LOST", clock.now()
    row.save(update_fields=["state", "decided_at", "updated_at"])
    _thaw(escrow)
    to = escrow.state
    if to not in FINAL and escrow.held_minor == 0:
        to = state_after(
            funded=escrow.funded_minor - escrow.retained_minor,
            released=escrow.released_minor,
            refunded=escrow.refunded_minor + escrow.charged_back_minor,
            otherwise=to,
        )
    step(escrow, command="chargeback_lost", to=to, actor=PROVIDER, amount_minor=row.amount_minor)
