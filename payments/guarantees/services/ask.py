"""Asking for security, and when it must go back."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import IntegrityError

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import Conflict, Invalid, NotFound
from backend.kernel.locking import lock_rows
from backend.kernel.money import Money
from backend.parties.selectors import organization_get
from backend.rulebook.calendar import workday_add
from backend.rulebook.selectors import local_day, value
from payments.guarantees.errors import DepositCap
from payments.guarantees.models import Guarantee
from payments.guarantees.rules import BID, PERFORMANCE, PURPOSES, cap_minor, term_fits
from payments.guarantees.selectors import ASK, HOLDING
from payments.guarantees.services.hold import step

_CAPS = {
    BID: ("guarantee.bid_max_bp", "预算"),
    PERFORMANCE: ("guarantee.performance_max_bp", "合同"),
}


@act
def guarantee_ask(
    *,
    actor: Actor,
    subject: str,
    purpose: str,
    giver_id: uuid.UUID,
    beneficiary_id: uuid.UUID,
    base: Money,
    amount: Money,
    due_at: datetime | None = None,
) -> Guarantee:
    """A department asks a bidder or a supplier for security; the giver chooses cash or a letter.

    ``base``: the budget of a bid security, the contract price of a performance guarantee.
    Raises Forbidden, NotFound, Invalid, DepositCap, Conflict for a second open one.
    """
    actor.require(ASK)
    if not actor.is_system and actor.organization_id != beneficiary_id:
        raise NotFound(field="beneficiary")
    giver = organization_get(giver_id)
    if giver is None or giver_id == beneficiary_id:
        raise NotFound(field="giver")
    if purpose not in _CAPS:
        raise Invalid("请选择投标保证金或履约保证金。", field="purpose")
    _cap_check(purpose, base, amount)
    now = clock.now()
    if due_at is not None and not term_fits(due_at, now=now):
        raise Invalid("期限须晚于现在，不超过三年，并注明时区。", field="dueAt")
    guarantee = Guarantee(
        subject=_subject(subject),
        purpose=purpose,
        giver_id=giver_id,
        beneficiary_id=beneficiary_id,
        currency=amount.currency,
        base_minor=base.minor,
        amount_minor=amount.minor,
        asked_at=now,
        due_at=due_at or now + timedelta(days=value("guarantee.put_up_days", on=now).number),
    )
    try:
        step(guarantee, act="ask", actor=actor, amount_minor=amount.minor)
    except IntegrityError as error:
        if "payments_guarantees_one_open" in str(error):
            raise Conflict("该事项已要求该单位缴纳同类保证金。") from error
        raise
    return guarantee


def _subject(text: str) -> str:
    named = text.strip()
    if not named or len(named) > 64 or not named.isprintable():
        raise Invalid("请填写项目或合同编号（不超过 64 个字符）。", field="subject")
    return named


def _cap_check(purpose: str, base: Money, amount: Money) -> None:
    if base.currency != amount.currency:
        raise Invalid("保证金须与预算或合同同一币种。", field="currency")
    if amount.minor <= 0 or base.minor <= 0:
        raise Invalid("金额须大于零。", field="amount")
    key, what = _CAPS[purpose]
    most = value(key, on=clock.now()).number
    limit = Money(cap_minor(base.minor, most), base.currency)
    if amount > limit:
        raise DepositCap(
            what=PURPOSES[purpose][0], base=what, percent=f"{most / 100:g}", limit=limit
        )


@act
def guarantees_returnable(
    *,
    actor: Actor,
    subject: str,
    purpose: str,
    noticed_on: date | datetime,
    giver_ids: Iterable[uuid.UUID] | None = None,
) -> int:
    """The award notice (losers) or the contract (winner), or the acceptance, is out.

    From that day 5 working days run; on the last of them the timer returns what is still held.
    Returns how many guarantees were dated.
    """
    days = value("guarantee.refund_workdays", on=clock.now()).number
    last = workday_add(local_day(noticed_on), days)
    rows = Guarantee.objects.filter(
        subject=subject, purpose=purpose, state__in=HOLDING, return_by=None
    )
    if giver_ids is not None:
        rows = rows.filter(giver_id__in=list(giver_ids))
    dated = lock_rows(rows)
    for guarantee in dated:
        guarantee.return_by = last
        step(guarantee, act="notice", actor=actor, amount_minor=guarantee.amount_minor)
    return len(dated)
