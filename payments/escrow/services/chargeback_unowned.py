"""A payer's bank takes back money that no escrow holds: it came too late, or a guarantee was put up with it.

The provider has less, so the house bears it at once (5050) and finance is alarmed: what lies in 2900
or 2050 for the same payment must not go out a second time. A decision for us is booked back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.money import Money
from backend.parties.selectors import operator_organization
from backend.parties.services.notify import organization_notify
from backend.rulebook.selectors import value
from payments.escrow.events import DisputeUnowned
from payments.ledger.rules import Line, cr, dr, without_zeros
from payments.ledger.selectors import LEDGER_READ, journal_by_key
from payments.ledger.services import journal_post

if TYPE_CHECKING:
    from payments.gateway.models import Dispute

PROVIDER = Actor.system("gateway")


def unowned_follow(dispute: Dispute) -> None:
    """Book what was taken, and what was given back; each once, whatever the order of the news."""
    key = f"{dispute.provider}:{dispute.ref}:unowned"
    taken = journal_by_key(key)
    if taken is None:
        fee = dispute.fee_minor
        if fee is None:
            fee = value("chargeback.fee_minor", on=clock.now()).number
        _post(dispute, key, "J-CBLOSS", _lines(dispute, dispute.amount_minor), dispute.ref)
        if fee:
            lines = [
                dr("5020", dispute.provider, fee, dispute.currency),
                cr("1010", dispute.provider, fee, dispute.currency),
            ]
            told = f"{dispute.ref}:fee"
            _post(dispute, f"{dispute.provider}:{told}", "J-CBFEE", lines, told)
        _alarm(dispute)
        taken = journal_by_key(key)
    if dispute.state == "WON" and journal_by_key(f"{key}:won") is None:
        journal_post(
            key=f"{key}:won", kind="J-CBLOSSBACK", subject=dispute.payment.subject,
            lines=_lines(dispute, -dispute.amount_minor), reference=f"{dispute.ref}:won",
            outside_event=True, reverses=taken,
        )  # fmt: skip


def _lines(dispute: Dispute, minor: int) -> list[Line]:
    return without_zeros([
        Line("5050", "", minor, dispute.currency),
        Line("1010", dispute.provider, -minor, dispute.currency),
    ])  # fmt: skip


def _post(dispute: Dispute, key: str, kind: str, lines: list[Line], reference: str) -> None:
    journal_post(
        key=key, kind=kind, subject=dispute.payment.subject, lines=lines, reference=reference,
        outside_event=True,
    )  # fmt: skip


def _alarm(dispute: Dispute) -> None:
    publish(
        DisputeUnowned(
            dispute_id=dispute.pk, payment_id=dispute.payment_id,
            payment_subject=dispute.payment.subject, amount_minor=dispute.amount_minor,
            currency=dispute.currency,
        ),
        actor=PROVIDER,
    )  # fmt: skip
    house = operator_organization()
    if house is not None:
        organization_notify(
            house.pk, permission=LEDGER_READ, template="dispute_unowned",
            data={
                "amount": str(Money(dispute.amount_minor, dispute.currency)),
                "payment": dispute.payment.subject,
            },
            key=f"dispute:{dispute.pk}", link="/finance/books",
        )  # fmt: skip
