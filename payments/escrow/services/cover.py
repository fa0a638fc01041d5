"""Making the provider's balance whole again (E5.3, E5.4), and taking the own money back when won."""

from __future__ import annotations

import uuid

from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import NotFound
from backend.kernel.ids import public_id
from backend.kernel.locking import lock_one
from backend.kernel.money import Money
from payments.escrow.errors import ChargebackState, OwnMoneyShort
from payments.escrow.models import Chargeback
from payments.escrow.services.hold import escrow_lock
from payments.gateway.services import operation_claim
from payments.ledger.selectors import posted_since
from payments.ledger.services import (
    OPERATING_BANK,
    SAFE_BANK,
    balances_locked,
    bank_money_move,
)

HANDLE = "payout.make"
CLIENT_PARTS = ("2020", "2032", "2031", "2030", "2050")


def exposure_minor(row: Chargeback) -> int:
    """What the operator's own money has to stand for: debt, commission and fee (E5: 410000)."""
    return row.parts.get("1050", 0) + row.parts.get("4010", 0) + row.fee_minor


def client_minor(row: Chargeback) -> int:
    """What was taken from client money; its cover follows to the provider."""
    return sum(row.parts.get(code, 0) for code in CLIENT_PARTS)


def chargeback_locked(chargeback_id: uuid.UUID) -> Chargeback:
    """The row under lock, after its escrow's. Raises NotFound."""
    found = Chargeback.objects.select_related("escrow").filter(pk=chargeback_id).first()
    if found is None:
        raise NotFound(field="id")
    escrow = escrow_lock(found.escrow.settlement_subject)
    row = lock_one(Chargeback.objects.filter(pk=chargeback_id).select_related("dispute"))
    assert row is not None, "rows stay"
    row.escrow = escrow
    return row


@act
def chargeback_cover(*, actor: Actor, chargeback_id: uuid.UUID) -> Chargeback:
    """Finance makes up for what is missing. Raises Forbidden, NotFound, ChargebackState when whole,
    OwnMoneyShort when the operating bank has nothing to give."""
    actor.require(HANDLE)
    row = chargeback_locked(chargeback_id)
    missing = exposure_minor(row) - row.cover_own_minor
    if row.state == "WON" or missing <= 0:
        raise ChargebackState
    if not _cover(row):
        raise OwnMoneyShort(missing=Money(missing, row.currency))
    return row


@act
def chargeback_cover_at_once(*, chargeback_id: uuid.UUID) -> Chargeback:
    """The same day, as far as own money is there; the rest waits for finance."""
    row = chargeback_locked(chargeback_id)
    if row.state != "WON" and row.covers == 0:
        _cover(row)
    return row


def _cover(row: Chargeback) -> bool:
    """E5.4 as far as own money is there, E5.3 as far as the provider's balance is below zero.

    For money taken in another currency own money goes to the safeguarding bank, from which it is
    bought back (E6).
    """
    if row.charge_minor:
        return _cover_at_home(row)
    provider = row.dispute.provider
    accounts = [("1010", provider), ("1020", SAFE_BANK), ("1030", OPERATING_BANK)]
    there = balances_locked(accounts, row.currency)
    own = max(0, min(exposure_minor(row) - row.cover_own_minor, there["1030"]))
    below = max(0, -(there["1010"] + own))
    client = min(client_minor(row) - row.cover_client_minor, below, there["1020"])
    if own + client == 0:
        return False
    row.covers += 1
    name = f"{public_id('cbk', row.pk)}:top_up:{row.covers}"
    _move(row, client, "J-CBCLIENT", "1020", f"{name}:client", name)
    _move(row, own, "J-TOPUP", "1030", f"{name}:own", name)
    row.cover_own_minor += own
    row.cover_client_minor += client
    row.save()
    operation_claim(
        key=name,
        kind="top_up",
        provider=provider,
        request={"amount": own + client, "currency": row.currency},
    )
    return own > 0


def _cover_at_home(row: Chargeback) -> bool:
    accounts = [("1020", SAFE_BANK), ("1030", OPERATING_BANK)]
    there = balances_locked(accounts, row.currency)
    own = max(0, min(exposure_minor(row) - row.cover_own_minor, there["1030"]))
    if not own:
        return False
    row.covers += 1
    row.cover_own_minor += own
    row.save()
    bank_money_move(
        key=f"{public_id('cbk', row.pk)}:top_up:{row.covers}",
        kind="J-TOPUP",
        subject=row.escrow.settlement_subject,
        amount=Money(own, row.currency),
        source="1030",
        target="1020",
    )
    return True


def _move(
    row: Chargeback, amount_minor: int, kind: str, source: str, key: str, reference: str
) -> None:
    if not amount_minor:
        return
    bank_money_move(
        key=key,
        kind=kind,
        subject=row.escrow.settlement_subject,
        amount=Money(amount_minor, row.currency),
        source=source,
        target="1010",
        provider=row.dispute.provider,
        reference=reference,
    )


def covers_return_due(limit: int = 100) -> int:
    """Own money of won cases comes back once the provider has settled. Returns how many."""
    won = Chargeback.objects.filter(state="WON", cover_own_minor__gt=0, cover_returned_minor=0)
    return sum(
        _return(key) for key in list(won.order_by("pk").values_list("pk", flat=True)[:limit])
    )


@act
def _return(chargeback_id: uuid.UUID) -> bool:
    """Dr 1030 Cr 1020 for the own part less the fee, which nobody gives back (E5)."""
    row = chargeback_locked(chargeback_id)
    amount = row.cover_own_minor - row.fee_minor
    if row.state != "WON" or row.cover_returned_minor or amount <= 0 or row.decided_at is None:
        return False
    provider = row.dispute.provider
    paid = ("J-CONVERT", row.dispute.currency) if row.charge_minor else ("J-SETTLE", row.currency)
    if not posted_since("1010", provider, paid[1], kind=paid[0], since=row.decided_at):
        return False
    accounts = [("1020", SAFE_BANK), ("1030", OPERATING_BANK)]
    if balances_locked(accounts, row.currency)["1020"] < amount:
        return False
    bank_money_move(
        key=f"{public_id('cbk', row.pk)}:returned",
        kind="J-TOPUPBACK",
        subject=row.escrow.settlement_subject,
        amount=Money(amount, row.currency),
        source="1020",
        target="1030",
    )
    row.cover_returned_minor = amount
    row.save(update_fields=["cover_returned_minor", "updated_at"])
    return True
