"""One account, as far as its sheets follow each other: take, match, name, total."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from backend.kernel import clock
from backend.kernel.bulk import rows_update
from backend.kernel.ids import uuid7
from backend.kernel.locking import lock_one
from backend.rulebook.selectors import CHINA, local_day, value
from payments.escrow.selectors import escrows_by_subject
from payments.escrow.services import escrow_freeze_by_system
from payments.reconciliation import rules
from payments.reconciliation.models import (
    LIVE,
    Break,
    LedgerItem,
    OutsideAccount,
    OutsideLine,
    StatementFile,
)
from payments.reconciliation.rules import Finding, Item, Line, Match, Outcome
from payments.reconciliation.selectors import lines_met, sheets_in_chain
from payments.reconciliation.services.breaks import break_auto_close, break_open, break_step
from payments.reconciliation.services.days import days_total

_TAKE = """
INSERT INTO payments_reconciliation_ledgeritem
  (posting_id, account_id, day, amount_minor, reference, kind, subject, rule)
SELECT p.id, %(account)s, (j.posted_at AT TIME ZONE 'Asia/Shanghai')::date, p.amount, j.reference,
       j.kind, j.subject, ''
FROM payments_ledger_account a
JOIN payments_ledger_posting p ON p.account_id = a.id
JOIN payments_ledger_journal j ON j.id = p.journal_id
WHERE a.code = %(code)s AND a.owner = %(owner)s AND a.currency = %(currency)s
  AND j.posted_at >= %(since)s AND j.posted_at < %(until)s
ON CONFLICT (posting_id) DO NOTHING
"""
LATE_COMMITS = timedelta(days=1)
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


def day_end(day: date) -> datetime:
    """The moment a day in China is over."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=CHINA)


def accounts_reconcile() -> int:
    """Every account that has sheets, each in its own transaction. Returns how many."""
    return _each(OutsideAccount.objects.all())


def bank_accounts_meet() -> int:
    """Accounts at the bank with lines that wait for our books. Returns how many."""
    waiting = OutsideLine.objects.filter(account=OuterRef("pk"), match__isnull=True)
    return _each(OutsideAccount.objects.filter(Exists(waiting), code__in=rules.AT_BANK))


def _each(accounts: QuerySet[OutsideAccount]) -> int:
    keys = list(accounts.order_by("pk").values_list("pk", flat=True))
    for key in keys:
        account_reconcile(account_id=key)
    return len(keys)


@transaction.atomic
def account_reconcile(*, account_id: uuid.UUID) -> None:
    """Bring an account up to its last sheet without a gap; again finds the same."""
    account = lock_one(OutsideAccount.objects.filter(pk=account_id))
    assert account is not None, "the account exists"
    chain = sheets_in_chain(account)
    known = set(account.days.exclude(state="BLOCKED").values_list("file_id", flat=True))
    fresh = [file for file in chain if file.pk not in known]
    for file in fresh or chain[-1:]:
        last = account.code in rules.AT_BANK and file is chain[-1]
        _run(account, file, first=file is chain[0], last=last)
    days_total(account, chain)


def _run(account: OutsideAccount, file: StatementFile, *, first: bool, last: bool) -> None:
    """One sheet beside our books. ``last``: the bank may tell nothing for long after it, so what
    we booked since answers its lines too: of a payout carried out at 23:30 we hear after midnight.
    """
    known = local_day(clock.now()) if last else file.day
    items_take(account, known)
    if first:
        _carry_forward(account, file)
    outcome = _meet(account, file, until=file.day)
    if known > file.day and any(finding.lines for finding in outcome.findings):
        _meet(account, file, until=known)
        outcome = _meet(account, file, until=file.day)
    _close_met(account)
    _write_findings(account, outcome.findings)


def _meet(account: OutsideAccount, file: StatementFile, *, until: date) -> Outcome:
    """Match the lines up to a sheet with our postings up to a day."""
    lines = _lines(account, file.day)
    outcome = rules.reconcile(
        _items(account, until),
        lines,
        code=account.code,
        today=file.day,
        met=lines_met(account, lines),
        timing_days=value("reconciliation.timing_days", on=clock.now()).number,
    )
    _write_matches(outcome.matches)
    return outcome


def items_take(account: OutsideAccount, day: date) -> None:
    """The ledger's postings up to the end of a day, each once, also those committed late."""
    last = account.items.order_by("-day").values_list("day", flat=True).first()
    since = day_end(last) - timedelta(days=1) - LATE_COMMITS if last else BEGINNING
    with connection.cursor() as cursor:
        cursor.execute(
            _TAKE,
            {"account": account.pk, "code": account.code, "owner": account.owner,
             "currency": account.currency, "since": since, "until": day_end(day)},
        )  # fmt: skip


def _carry_forward(account: OutsideAccount, file: StatementFile) -> None:
    """Postings from before the first sheet are what its opening balance says, when the sums agree."""
    before = list(account.items.filter(day__lt=file.day, match__isnull=True))
    if before and sum(row.amount_minor for row in before) == file.opening_minor:
        key = uuid7()
        for row in before:
            row.match, row.matched_on, row.rule = key, file.day, rules.FORWARD
        rows_update(before, ["match", "matched_on", "rule"])


def _items(account: OutsideAccount, until: date) -> list[Item]:
    rows = account.items.filter(match__isnull=True, day__lte=until).order_by("pk")
    return [
        Item(*row)
        for row in rows.values_list(
            "posting_id", "day", "amount_minor", "reference", "kind", "subject"
        )
    ]


def _lines(account: OutsideAccount, until: date) -> list[Line]:
    rows = account.lines.filter(match__isnull=True, day__lte=until).order_by("day", "number", "pk")
    return [
        Line(*row)
        for row in rows.values_list(
            "id", "day", "amount_minor", "kind", "ref", "object_ref", "key", "name", "text"
        )
    ]


def _write_matches(matches: Iterable[Match]) -> None:
    items: list[LedgerItem] = []
    lines: list[OutsideLine] = []
    for match in matches:
        key = uuid7()
        day = rules.latest(match)
        items += [
            LedgerItem(posting_id=item.id, match=key, matched_on=day, rule=match.rule)
            for item in match.items
        ]
        lines += [
            OutsideLine(id=line.id, match=key, matched_on=day, rule=match.rule)
            for line in match.lines
        ]
    rows_update(items, ["match", "matched_on", "rule"])
    rows_update(lines, ["match", "matched_on", "rule"])


def _close_met(account: OutsideAccount) -> None:
    """Breaks whose members have all met: TIMING where it took no longer than that lasts."""
    limit = value("reconciliation.timing_days", on=clock.now()).number
    live = Break.objects.filter(account=account, state__in=LIVE).exclude(anchor__startswith="S:")
    for row in live.order_by("pk").select_related("account").prefetch_related("items", "lines"):
        members: list[LedgerItem | OutsideLine] = [*row.items.all(), *row.lines.all()]
        if not members or any(member.match is None for member in members):
            continue
        took = (max(m.matched_on for m in members if m.matched_on) - row.day).days
        timing = rules.TIMING if took <= limit and len(members) == 1 else ""
        break_auto_close(row, text="另一方记录已出现", type_=timing)


def _write_findings(account: OutsideAccount, findings: Iterable[Finding]) -> None:
    listed = list(findings)
    held = _breaks_of(account, listed)
    items: list[LedgerItem] = []
    lines: list[OutsideLine] = []
    for finding in listed:
        rows = list({held[key].pk: held[key] for key in _keys(finding) if key in held}.values())
        row = _renew(rows[0], finding) if rows else _found(account, finding)
        for other in rows[1:]:  # two breaks turn out to be the two sides of one
            break_auto_close(other, text="并入另一差异")
        items += [LedgerItem(posting_id=item.id, found_id=row.pk) for item in finding.items]
        lines += [OutsideLine(id=line.id, found_id=row.pk) for line in finding.lines]
    rows_update(items, ["found_id"])
    rows_update(lines, ["found_id"])


def _keys(finding: Finding) -> list[str]:
    return [
        *(f"P:{item.id}" for item in finding.items),
        *(f"L:{line.id}" for line in finding.lines),
    ]


def _breaks_of(account: OutsideAccount, findings: list[Finding]) -> dict[str, Break]:
    """The live break each member stands in already."""
    live = {row.pk: row for row in Break.objects.filter(account=account, state__in=LIVE)}
    posted = account.items.filter(found__in=live, match__isnull=True)
    told = account.lines.filter(found__in=live, match__isnull=True)
    found = {
        f"P:{key}": live[row] for key, row in posted.values_list("posting_id", "found_id") if row
    }
    return found | {f"L:{key}": live[row] for key, row in told.values_list("id", "found_id") if row}


def _found(account: OutsideAccount, finding: Finding) -> Break:
    subject = next((item.subject for item in finding.items if item.subject), "")
    row = break_open(
        account,
        type_=finding.type,
        day=finding.day,
        anchor=_keys(finding)[0],
        ledger=finding.ledger,
        outside=finding.outside,
        subject=subject or next((line.key or line.ref for line in finding.lines), ""),
    )
    _freeze(finding)
    return row


def _renew(row: Break, finding: Finding) -> Break:
    """The same difference seen again; its type and sums follow what is known now.

    What the other side has refused, or was waited for long enough, is no matter of time again.
    """
    late = (row.type, finding.type) == (rules.MISSING_OUTSIDE, rules.TIMING)
    now = (row.type if late else finding.type, finding.ledger, finding.outside)
    if (row.type, row.ledger_minor, row.outside_minor) == now:
        return row
    row.type, row.ledger_minor, row.outside_minor = now
    row.difference_minor = finding.ledger - finding.outside
    if row.state == "PROPOSED":  # proposed for other figures
        row.state, row.way, row.proposed_by = "IN_WORK", "", None
    row.save()
    break_step(row, "renewed")
    _freeze(finding)
    return row


def _freeze(finding: Finding) -> None:
    """A sum that differs stops the escrow it belongs to; two persons lift the stop."""
    if finding.type != rules.AMOUNT_MISMATCH:
        return
    for subject in escrows_by_subject({item.subject for item in finding.items if item.subject}):
        escrow_freeze_by_system(settlement_subject=subject, reason="对账金额不符")
