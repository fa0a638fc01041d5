"""Reading guarantees."""

from __future__ import annotations

import uuid

from django.db.models import Q, QuerySet, Sum

from backend.credit.selectors import effects_of
from backend.kernel.actor import Viewer
from backend.kernel.ids import public_id
from payments.guarantees.models import Guarantee
from payments.guarantees.rules import MERCHANT, account_of, needed_minor
from payments.ledger.selectors import balance, balances, owners_with_balance

GIVE = "guarantee.give"
ASK = "guarantee.ask"
DECIDE = "guarantee.decide"
DESK = ("ledger.read", "payout.make", "payout.check")
HOLDING = ("HELD", "RETURN_ASKED")


def guarantee_currency(guarantee_id: uuid.UUID) -> str:
    """What a guarantee is counted in; yuan for one that is not there, which the act itself refuses."""
    rows = Guarantee.objects.filter(pk=guarantee_id)
    return rows.values_list("currency", flat=True).first() or "CNY"


def guarantees_list(*, viewer: Viewer) -> QuerySet[Guarantee]:
    """Those the viewer's organisation gave or secures itself with; all for the finance desk."""
    rows = Guarantee.objects.select_related("giver", "beneficiary", "payment").order_by("-id")
    if any(viewer.may(permission) for permission in DESK):
        return rows
    own = viewer.organization_id
    seen = Q()
    if own is not None and viewer.may(GIVE):
        seen |= Q(giver_id=own)
    if own is not None and (viewer.may(ASK) or viewer.may(DECIDE)):
        seen |= Q(beneficiary_id=own)
    return rows.filter(seen) if seen else rows.none()


def guarantee_get(guarantee_id: uuid.UUID, *, viewer: Viewer) -> Guarantee | None:
    """One, for those who may see it."""
    return guarantees_list(viewer=viewer).filter(pk=guarantee_id).first()


def merchant_subject(merchant_id: uuid.UUID) -> str:
    """What a merchant's own guarantee secures: all its trades."""
    return public_id("org", merchant_id)


def merchant_account(merchant_id: uuid.UUID) -> str:
    """The owner of a merchant's 2050 account."""
    return account_of(merchant_subject(merchant_id), MERCHANT)


def merchant_guarantee_held(merchant_id: uuid.UUID, currency: str) -> int:
    """What a merchant has put up and nobody took, in minor units, from the ledger."""
    return balance("2050", merchant_account(merchant_id), currency)


def merchant_guarantee_needed(merchant_id: uuid.UUID, *, open_minor: int) -> int:
    """What it should keep up by its grade today for that much open escrow (decision D29)."""
    return needed_minor(open_minor, effects_of(merchant_id).deposit_bp)


def guarantee_faults() -> list[str]:
    """Cash that the rows say is held must be what account 2050 says; empty for sound books."""
    faults = []
    rows = Guarantee.objects.values("subject", "purpose", "currency").annotate(
        held=Sum("held_minor")
    )
    by_currency: dict[str, dict[str, int]] = {}
    for row in rows:
        owner = account_of(row["subject"], row["purpose"])
        by_currency.setdefault(row["currency"], {})[owner] = int(row["held"] or 0)
    for currency, held in by_currency.items():
        booked = balances("2050", held, currency)
        faults += [
            f"guarantee {owner} {currency}: held {minor}, booked {booked.get(owner, 0)}"
            for owner, minor in held.items()
            if minor != booked.get(owner, 0)
        ]
        strange = sorted(set(owners_with_balance("2050", currency)) - set(held))
        faults += [f"account 2050 {owner} {currency}: no guarantee" for owner in strange]
    return faults
