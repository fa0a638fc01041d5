"""Commission invoices: one for each merchant and month, red letters for what was given back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import structlog
from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.ids import from_public_id, public_id, uuid7
from backend.kernel.money import Money, allocate
from backend.kernel.turns import Turn, turn_wait
from backend.orders.selectors import order_by_subject
from backend.parties.selectors import organization_get
from backend.parties.services.notify import organization_notify
from backend.rulebook.selectors import CHINA, local_day
from payments.escrow.services import merchant_ref
from payments.ledger.rules import Line
from payments.ledger.selectors import (
    VAT_PAYABLE,
    commission_owners,
    commission_postings,
    credited_by_kinds,
    first_posted,
)
from payments.ledger.services import journal_post
from payments.statements.errors import InvoiceUncovered, PeriodOpen
from payments.statements.events import CommissionInvoiced
from payments.statements.invoice_rules import (
    COMMISSION,
    FEE,
    Charge,
    Open,
    spread,
    vat_back,
    vat_inside,
)
from payments.statements.models import CommissionInvoice, InvoicedMonth
from payments.statements.rules import MONTH, SETTLED_AFTER, natural_period
from payments.statements.services import FEE_KIND

if TYPE_CHECKING:
    from backend.parties.models import Organization

log = structlog.get_logger(__name__)
HOUSE = Actor.system("invoices")
VAT_KINDS = ("J-VAT", "J-VATRED")


def invoices_issue_due() -> int:
    """Invoice every month that is over, the oldest first. Returns how many papers were made."""
    first = first_posted()
    if first is None:
        return 0
    last = InvoicedMonth.objects.order_by("-month").first()
    month = natural_period(MONTH, local_day(last.until if last else first)).first
    made = 0
    while _span(month)[1] + SETTLED_AFTER <= clock.now():
        made += invoices_issue(month=month)
        if not InvoicedMonth.objects.filter(month=month).exists():
            break  # somebody's books must be looked at first: numbers and months stay in order
        month = natural_period(MONTH, month).after
    return made


def invoices_issue(*, month: date) -> int:
    """Invoice one month for every merchant; again makes nothing. Raises PeriodOpen.

    Each merchant has a transaction of its own, so that no site's income account is held for long.
    """
    since, until = _span(month)
    if until > clock.now():
        raise PeriodOpen
    if InvoicedMonth.objects.filter(month=since.date()).exists():
        return 0
    made, faulty = 0, False
    for owner, currency in commission_owners(since=since, until=until):
        try:
            made += _merchant(owner, currency, since=since, until=until)
        except InvoiceUncovered as uncovered:
            log.error("invoice_uncovered", merchant=owner, why=uncovered.message)
            faulty = True
    if not faulty:
        InvoicedMonth.objects.get_or_create(
            month=since.date(), defaults={"until": until, "closed_at": clock.now()}
        )
    return made


def _span(month: date) -> tuple[datetime, datetime]:
    period = natural_period(MONTH, month)
    start, end = (datetime.combine(day, time.min, CHINA) for day in (period.first, period.after))
    return start, end


@transaction.atomic
def _merchant(owner: str, currency: str, *, since: datetime, until: datetime) -> int:
    """All papers of one merchant, currency and month. Raises InvoiceUncovered."""
    turn_wait(Turn.COMMISSION_INVOICES)
    merchant = organization_get(from_public_id(owner, "org"))
    assert merchant is not None, "who sold here stays"
    month = since.date()
    own = CommissionInvoice.objects.filter(merchant=merchant, currency=currency)
    if own.filter(month=month).exists():
        return 0
    charges = [
        Charge(subject, site, FEE if kind == FEE_KIND else COMMISSION, amount)
        for subject, site, kind, amount in commission_postings(
            owner, currency, since=since, until=until
        )
    ]
    earlier = _open_invoices(list(own.order_by("-month", "-number")))
    found = spread(charges, [invoice for _, invoice in earlier])
    if found.uncovered:
        raise InvoiceUncovered(amount=Money(found.uncovered, currency))
    made = 0
    for blue, invoice in earlier:
        if lines := found.red.get(invoice.ident):
            back = -sum(line.amount for line in lines)
            _issue(merchant, blue.currency, month, lines, -vat_back(invoice.gross, back), blue)
            made += 1
    if found.blue:
        gross = sum(line.amount for line in found.blue)
        _issue(merchant, currency, month, found.blue, vat_inside(gross), None)
        made += 1
    return made


def _open_invoices(rows: Sequence[CommissionInvoice]) -> list[tuple[CommissionInvoice, Open]]:
    """Earlier invoices, the newest first, less what red letters took back."""
    found = {row.pk: Open(ident=row.number) for row in rows if row.reverses_id is None}
    for row in rows:
        charges = [Charge(x["subject"], x["site"], x["kind"], x["amount"]) for x in row.lines]
        found[row.reverses_id or row.pk].add(charges)
    return [(row, found[row.pk]) for row in rows if row.pk in found]


def _issue(
    merchant: Organization,
    currency: str,
    month: date,
    lines: Sequence[Charge],
    vat: int,
    reverses: CommissionInvoice | None,
) -> CommissionInvoice:
    now = clock.now()
    gross = sum(line.amount for line in lines)
    invoice = CommissionInvoice.objects.create(
        id=uuid7(), number=_number(now), merchant=merchant, currency=currency, month=month,
        reverses=reverses, gross_minor=gross, vat_minor=vat, net_minor=gross - vat,
        title=merchant.legal_name, tax_id=merchant.uscc or "", issued_at=now,
        lines=[_plain(line) for line in lines],
    )  # fmt: skip
    _book(invoice, lines)
    publish(
        CommissionInvoiced(
            invoice_id=invoice.pk, merchant_id=merchant.pk, number=invoice.number,
            gross_minor=gross, vat_minor=vat, currency=currency,
            reverses=reverses.number if reverses else "",
        ),
        actor=HOUSE,
    )  # fmt: skip
    organization_notify(
        merchant.pk, permission="merchant.statement.read", template="commission_invoice",
        data={"number": invoice.number, "amount": str(Money(gross, currency))},
        key=f"invoice:{invoice.pk}", link="/merchant/invoices",
    )  # fmt: skip
    return invoice


def _number(now: datetime) -> str:
    """The next number of the year, without a gap: the lock is held until all is committed."""
    start = f"CI-{local_day(now):%Y}-"
    last = CommissionInvoice.objects.filter(number__startswith=start).order_by("-number").first()
    return f"{start}{(int(last.number[len(start) :]) if last else 0) + 1:07d}"


def _plain(line: Charge) -> dict[str, Any]:
    order = order_by_subject(line.subject)
    return {
        "subject": line.subject, "number": order.number if order else line.subject,
        "site": line.site, "kind": line.kind, "amount": line.amount,
    }  # fmt: skip


def _book(invoice: CommissionInvoice, lines: Sequence[Charge]) -> None:
    """J-VAT: out of each site's income by its share, into VAT payable; a red letter the other way."""
    if not invoice.vat_minor:
        return
    by_site: dict[str, int] = defaultdict(int)
    for line in lines:
        by_site[line.site] += abs(line.amount)
    sites = sorted(by_site)
    vat = Money(invoice.vat_minor, invoice.currency)
    parts = allocate(vat, [by_site[site] for site in sites])
    journal_post(
        key=f"{public_id('civ', invoice.pk)}:vat",
        kind=VAT_KINDS[invoice.reverses_id is not None],
        subject=invoice.number,
        lines=[
            *(
                Line("4010", site, part.minor, vat.currency)
                for site, part in zip(sites, parts, strict=True)
                if part.minor
            ),
            Line(VAT_PAYABLE, "", -vat.minor, vat.currency),
        ],
    )


def invoice_faults() -> list[str]:
    """Invoices against the ledger: gross is the merchants' commission, VAT what J-VAT booked."""
    last = InvoicedMonth.objects.order_by("-month").first()
    if last is None:
        return []
    told: dict[tuple[str, str], int] = defaultdict(int)
    faults = []
    for row in CommissionInvoice.objects.order_by("number").select_related("reverses"):
        told[merchant_ref(row.merchant_id), row.currency] += row.gross_minor
        if sum(line["amount"] for line in row.lines) != row.gross_minor:
            faults.append(f"invoice {row.number}: does not add up")
        if row.reverses_id is None and row.vat_minor != vat_inside(row.gross_minor):
            faults.append(f"invoice {row.number}: VAT {row.vat_minor} of {row.gross_minor}")
    begin = datetime.min.replace(tzinfo=CHINA) + timedelta(days=2)
    for owner, currency in commission_owners(since=begin, until=last.until):
        rows = commission_postings(owner, currency, since=begin, until=last.until)
        booked = sum(amount for _, _, _, amount in rows)
        if told.pop((owner, currency), 0) != booked:
            faults.append(f"invoices of {owner} {currency}: not the {booked} of the ledger")
    faults += [f"invoices of {owner} {cur}: nothing in the ledger" for owner, cur in told]
    vat: dict[str, int] = defaultdict(int)
    for currency, minor in CommissionInvoice.objects.values_list("currency", "vat_minor"):
        vat[currency] += minor
    for currency, minor in vat.items():
        if (posted := credited_by_kinds(VAT_PAYABLE, VAT_KINDS, currency)) != minor:
            faults.append(f"VAT {currency}: {minor} on invoices, {posted} booked")
    return faults
