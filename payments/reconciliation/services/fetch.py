"""Asking providers and banks for their sheets, day after day, and noticing when none comes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import structlog
from django.db import transaction
from django.db.models import Max

from backend.kernel import clock
from backend.rulebook.calendar import workday_until
from backend.rulebook.selectors import CHINA, local_day, value
from payments.gateway.adapters import provider_code, provider_codes, provider_of
from payments.gateway.port import ProviderSilent, StatementSheet
from payments.gateway.selectors import bank_sheets_told
from payments.ledger.rules import BANK_RAIL
from payments.ledger.selectors import first_posted, posted_between
from payments.reconciliation.errors import StatementChanged, StatementInvalid
from payments.reconciliation.models import Break, OutsideAccount, RefusedSheet, StatementFile
from payments.reconciliation.rules import AT_BANK, account_name
from payments.reconciliation.services.account import account_reconcile, day_end
from payments.reconciliation.services.refused import sheet_refuse
from payments.reconciliation.services.sheet import (
    MIRRORED,
    account_lock,
    gap_open,
    sheet_digest,
    sheet_take,
)

log = structlog.get_logger(__name__)
DAYS_MAX = 62


def statements_fetch(*, until: date | None = None) -> int:
    """Import the sheets of every provider up to a day (yesterday). Returns how many were new."""
    last = until or local_day(clock.now()) - timedelta(days=1)
    new = 0
    for code in sorted({provider_code(name) for name in provider_codes()}):
        for day in _days_wanted(code, last):
            try:
                sheets = provider_of(code).statement(day)
            except ProviderSilent:
                break  # the next round asks again
            new += sum(_import(sheet, code) for sheet in sheets if sheet.code in MIRRORED)
    return new


def _import(sheet: StatementSheet, source: str) -> int:
    """One bad sheet must not hold up the others; the desk sees it, and its number stays missing."""
    try:
        _, new = sheet_take(sheet=sheet, source=source)
    except (StatementChanged, StatementInvalid) as refused:
        log.error("statement_refused", ident=sheet.ident, code=refused.code, field=refused.field)
        sheet_refuse(
            source=source, ident=sheet.ident, sha256=sheet_digest(sheet), code=refused.code,
            reason=refused.message, field=refused.field or "", day=sheet.day,
            account=account_name(sheet.code, sheet.owner, sheet.currency),
        )  # fmt: skip
        return 0
    return int(new)


def _days_wanted(source: str, last: date) -> list[date]:
    """Days of sheets that may be there and are not taken in, and those of sheets still missing."""
    oldest = last - timedelta(days=DAYS_MAX)
    fresh = _days_unread(oldest) if source == BANK_RAIL else _days_after(source, oldest, last)
    missing = Break.objects.filter(
        account__source=source, type__in=("STATEMENT_GAP", "STATEMENT_BALANCE"),
        state__in=("OPEN", "IN_WORK"), day__gte=oldest,
    )  # fmt: skip
    again = {row.day - timedelta(days=back) for row in missing for back in (0, 1)}
    return sorted(day for day in fresh | again if day <= last)


def _days_unread(oldest: date) -> set[date]:
    """Days of the bank's sheets in our drop box that are neither taken in nor refused.

    The bank tells of each account apart and leaves quiet days out, so the newest day says nothing
    of what came late for another account.
    """
    taken = StatementFile.objects.filter(account__source=BANK_RAIL, day__gte=oldest)
    keys = taken.values_list("account__code", "account__owner", "account__currency", "ident")
    known = {(account_name(*account), ident) for *account, ident in keys}
    refused = RefusedSheet.objects.filter(source=BANK_RAIL, day__gte=oldest)
    known |= set(refused.values_list("account", "ident"))
    sheets = bank_sheets_told(since=oldest)
    return {day for day, *account, ident in sheets if (account_name(*account), ident) not in known}


def _days_after(source: str, oldest: date, last: date) -> set[date]:
    """Every day after the provider's newest sheet, or from our first posting on."""
    files = StatementFile.objects.filter(account__source=source, fault="")
    newest: date | None = files.aggregate(day=Max("day"))["day"]
    posted = first_posted()
    begin = local_day(posted) if posted else last
    start = max(newest + timedelta(days=1) if newest else begin, oldest)
    return {start + timedelta(days=n) for n in range((last - start).days + 1)}


def sheets_missing_look() -> int:
    """A sheet that is not there some hours after its day is a gap. Returns how many were opened."""
    now = clock.now()
    hours = value("reconciliation.sheet_due_hours", on=now).number
    yesterday = local_day(now) - timedelta(days=1)
    if now < datetime.combine(local_day(now), time.min, tzinfo=CHINA) + timedelta(hours=hours):
        yesterday -= timedelta(days=1)
    opened = 0
    for account in OutsideAccount.objects.order_by("pk"):
        newest = account.files.filter(fault="").order_by("-sequence").first()
        if newest is None or newest.day >= yesterday or not _owed(account, newest.day, yesterday):
            continue
        with transaction.atomic():
            account_lock(account.code, account.owner, account.currency)
            gap_open(account, newest.sequence + 1, newest.day + timedelta(days=1))
        opened += 1
    return opened


def _owed(account: OutsideAccount, newest: date, last: date) -> bool:
    """Whether a sheet of the days after the newest one is due.

    Providers tell of every day, the bank of days on which something moved there. What we booked
    after its newest sheet may be what that sheet told us; else the bank moves it on the same day or
    the next on which it works. What only the bank knows of shows by the number of its next sheet.
    """
    if account.code not in AT_BANK:
        return True
    last = workday_until(last)
    since, until = day_end(newest), day_end(last - timedelta(days=1))
    if not posted_between(account.code, account.owner, account.currency, since=since, until=until):
        return False
    account_reconcile(account_id=account.pk)
    return account.items.filter(match__isnull=True, day__gt=newest, day__lt=last).exists()
