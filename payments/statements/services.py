"""Closing a period of a merchant."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta

import structlog
from django.db import transaction

from backend.kernel import clock
from backend.kernel.failpoints import failpoint
from backend.kernel.ids import from_public_id, public_id
from backend.kernel.money import Money
from backend.kernel.turns import Turn, turn_wait
from backend.orders.selectors import order_by_subject
from backend.parties.services.notify import organization_notify
from backend.rulebook.selectors import CHINA, local_day
from payments.escrow.selectors import refunds_between, releases_between, trading_days
from payments.escrow.services import merchant_ref
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import moved_between, posting_days, postings_between
from payments.ledger.services import journal_post
from payments.payouts.selectors import account_of, paid_between, payout_days
from payments.statements.errors import PeriodOpen, StatementDiffers
from payments.statements.models import Statement
from payments.statements.rules import (
    DAY,
    SETTLED_AFTER,
    OrderLine,
    Period,
    period_of,
    totals_of,
)
from payments.statements.selectors import OWN_CODES, cycles_of

log = structlog.get_logger(__name__)
CATCH_UP = timedelta(days=62)
SUMS = ("goods", "freight", "refund", "commission", "vat", "fees", "payable")
PAYOUT_KINDS = ("J-PAY", "J-PAYBACK", "J-PAYRET")
FEE_KIND = "J-FEEM"
DEDUCTIONS = (FEE_KIND, "J-CB", "J-CBBACK", "J-DEBT", "J-RECOVER", "J-COMPENSATE")
"""Fees, and what payers' banks took: with them a statement equals the ledger."""


@transaction.atomic
def merchant_fee_charge(
    *, merchant_id: uuid.UUID, site: str, amount: Money, subject: str, key: str
) -> None:
    """A fee the merchant agreed to (a promotion slot): from available money. Raises LedgerRefusal."""
    journal_post(
        key=key,
        kind=FEE_KIND,
        subject=subject,
        lines=[
            dr("2031", merchant_ref(merchant_id), amount.minor, amount.currency),
            cr("4010", site, amount.minor, amount.currency),
        ],
    )


@transaction.atomic
def statement_close(
    *,
    merchant_id: uuid.UUID,
    currency: str,
    since: datetime,
    until: datetime,
    cycle: str = DAY,
) -> Statement:
    """Close a period once; again gives the same. Raises PeriodOpen, StatementDiffers."""
    turn_wait(Turn.STATEMENT, f"{merchant_id}:{currency}")
    own = Statement.objects.filter(merchant_id=merchant_id, currency=currency)
    held = own.filter(since=since, until=until).first()
    if held is not None:
        return held
    overlaps = own.filter(since__lt=until, until__gt=since).exists()
    if until > clock.now() or since >= until or overlaps:
        raise PeriodOpen
    owner = merchant_ref(merchant_id)
    lines = _lines(merchant_id, currency, since=since, until=until)
    totals = totals_of(lines)
    opening = moved_between(owner, OWN_CODES, currency, since=None, until=since)
    moved = moved_between(owner, OWN_CODES, currency, since=since, until=until)
    paid = -moved_between(owner, OWN_CODES, currency, since=since, until=until, kinds=PAYOUT_KINDS)
    if moved != totals.payable - paid:
        difference = Money(moved - totals.payable + paid, currency)
        raise StatementDiffers(difference=difference)
    account = account_of(merchant_id, currency)
    booked = paid_between(merchant_id, currency, since=since, until=until)
    statement = Statement.objects.create(
        number=f"ST-{local_day(since):%Y%m%d}-{owner[-6:]}-{public_id('stm', uuid.uuid4())[-6:]}",
        merchant_id=merchant_id,
        currency=currency,
        cycle=cycle,
        since=since,
        until=until,
        opening_minor=opening,
        **{f"{name}_minor": getattr(totals, name) for name in SUMS},
        paid_out_minor=paid,
        closing_minor=opening + moved,
        reserve_minor=moved_between(owner, ("2032",), currency, since=None, until=until),
        account_masked=account.masked if account else "",
        account_name=account.account_name if account else "",
        lines=[line.plain() for line in lines],
        payouts=[{"reference": row.end_to_end_id, "amount": row.amount_minor} for row in booked],
        closed_at=clock.now(),
    )
    _announce(statement)
    failpoint("statement.before_commit")
    return statement


def _lines(
    merchant_id: uuid.UUID, currency: str, *, since: datetime, until: datetime
) -> list[OrderLine]:
    by_subject: dict[str, OrderLine] = {}

    def line(subject: str, site: str) -> OrderLine:
        if subject not in by_subject:
            order = order_by_subject(subject)
            by_subject[subject] = OrderLine(
                subject=subject, number=order.number if order else subject, site=site
            )
        return by_subject[subject]

    for release in releases_between(merchant_id, currency, since=since, until=until):
        row = line(release.escrow.settlement_subject, release.escrow.site)
        row.released_at = row.released_at or release.released_at.isoformat()
        row.goods += release.goods_minor
        row.freight += release.freight_minor
        row.commission += release.commission_minor
        row.rates = sorted({*row.rates, *(bp for bp, _ in release.parts)})
    for refund in refunds_between(merchant_id, currency, since=since, until=until):
        row = line(refund.escrow.settlement_subject, refund.escrow.site)
        row.refund += refund.amount_minor
        row.commission -= refund.commission_back_minor
    fees = postings_between(
        merchant_ref(merchant_id), OWN_CODES, currency, since=since, until=until, kinds=DEDUCTIONS
    )
    for posting in fees:
        line(posting.journal.subject, "").fees += posting.amount
    return list(by_subject.values())


def _announce(statement: Statement) -> None:
    organization_notify(
        statement.merchant_id,
        permission="merchant.statement.read",
        template="statement_ready",
        data={"period": _period_words(statement.since, statement.until)},
        key=f"statement:{statement.pk}",
        link="/merchant/statements",
    )


def _period_words(since: datetime, until: datetime) -> str:
    first, last = local_day(since), local_day(until - timedelta(microseconds=1))
    return f"{first:%Y-%m-%d}" if first == last else f"{first:%Y-%m-%d} – {last:%Y-%m-%d}"


def statements_close_due(*, limit: int = 500) -> int:
    """T+1: close every period that is over and in which a merchant's money moved. Returns how many.

    Periods are days, weeks or months (China) as the merchant chose. One that ended while nobody
    looked is closed later all the same, the oldest first. What cannot be closed does not count
    towards ``limit``: it would keep the others waiting for ever.
    """
    until = _midnight(local_day(clock.now() - SETTLED_AFTER))
    closed = 0
    for merchant_id, currency, period in _periods_open(until=until):
        if closed == limit:
            break
        try:
            statement_close(
                merchant_id=merchant_id, currency=currency, cycle=period.cycle,
                since=_midnight(period.first), until=_midnight(period.after),
            )  # fmt: skip
        except PeriodOpen:  # a longer period that somebody closed by hand covers a part of it
            continue
        except StatementDiffers as differs:  # one merchant's books must not hold up the others
            log.error("statement_differs", merchant=str(merchant_id), why=differs.message)
            continue
        closed += 1
    return closed


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=CHINA)


def _periods_open(*, until: datetime) -> list[tuple[uuid.UUID, str, Period]]:
    """Periods over by ``until``, with movements, and without a statement; the oldest first."""
    since = until - CATCH_UP
    moved = trading_days(since=since, until=until) | payout_days(since=since, until=until)
    for owner, currency, day in posting_days(OWN_CODES, DEDUCTIONS, since=since, until=until):
        moved.add((from_public_id(owner, "org"), currency, day))
    closed = set(
        Statement.objects.filter(until__gt=since).values_list("merchant_id", "currency", "since")
    )
    chosen = cycles_of({merchant for merchant, _, _ in moved})
    today = local_day(until)
    periods = {
        (merchant, currency, period)
        for merchant, currency, day in moved
        for period in [period_of(day, chosen.get(merchant, ()))]
        if period.after <= today and (merchant, currency, _midnight(period.first)) not in closed
    }
    return sorted(periods, key=lambda row: (row[2].first, str(row[0]), row[1]))
