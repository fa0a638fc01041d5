"""Statements in: each sheet once, checked before a line of it counts."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from django.db import transaction

from backend.kernel import clock
from backend.kernel.bulk import rows_copy
from backend.kernel.ids import uuid7
from backend.kernel.locking import lock_one
from backend.rulebook.selectors import local_day
from payments.ledger.rules import AMOUNT_MAX
from payments.reconciliation.errors import StatementChanged, StatementInvalid
from payments.reconciliation.models import Break, OutsideAccount, OutsideLine, StatementFile
from payments.reconciliation.rules import STATEMENT_BALANCE, STATEMENT_GAP, gaps, sheet_fault
from payments.reconciliation.services.breaks import break_auto_close, break_open

if TYPE_CHECKING:
    from datetime import date

    from payments.gateway.port import StatementSheet

MIRRORED = ("1010", "1020", "1030")
"""Ledger codes that are reconciled (payments brief 9): money at providers and at our banks."""
LINES_MAX = 200_000
SEQUENCE_MAX = 2**31 - 1


def account_lock(code: str, owner: str, currency: str, *, source: str = "") -> OutsideAccount:
    """The account's row under lock, made when its first sheet comes."""
    keys = {"code": code, "owner": owner, "currency": currency}
    OutsideAccount.objects.get_or_create(**keys, defaults={"source": source or owner})
    row = lock_one(OutsideAccount.objects.filter(**keys))
    assert row is not None, "it was just made or was there"
    return row


def sheet_digest(sheet: StatementSheet) -> str:
    """The SHA-256 of all that a sheet says."""
    lines = [
        [line.ref, line.kind, line.amount_minor, line.at.isoformat(), line.key, line.object_ref,
         line.name, line.text]
        for line in sheet.lines
    ]  # fmt: skip
    plain = [sheet.sequence, sheet.code, sheet.owner, sheet.currency, sheet.day.isoformat(),
             sheet.opening_minor, sheet.closing_minor, lines]  # fmt: skip
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False).encode()).hexdigest()


def _check(sheet: StatementSheet) -> None:
    """What cannot be stored at all, by the name of the part. Raises StatementInvalid."""
    if sheet.code not in MIRRORED:
        raise StatementInvalid(field="code")
    if not sheet.owner or len(sheet.owner) > 80 or "\x00" in sheet.owner:
        raise StatementInvalid(field="owner")
    if len(sheet.currency) != 3 or not sheet.currency.isascii() or not sheet.currency.isupper():
        raise StatementInvalid(field="currency")
    if not sheet.ident or len(sheet.ident) > 120 or "\x00" in sheet.ident:
        raise StatementInvalid(field="ident")
    if not 0 < sheet.sequence <= SEQUENCE_MAX:
        raise StatementInvalid(field="sequence")
    if sheet.day > local_day(clock.now()):
        raise StatementInvalid("对账单日期在将来。", field="day")
    if len(sheet.lines) > LINES_MAX:
        raise StatementInvalid(field="lines")
    sums = (sheet.opening_minor, sheet.closing_minor)
    if any(abs(amount) > AMOUNT_MAX for amount in sums):
        raise StatementInvalid(field="balance")
    for number, line in enumerate(sheet.lines, start=1):
        bad = line.amount_minor == 0 or abs(line.amount_minor) > AMOUNT_MAX
        if bad or not line.ref or max(len(line.ref), len(line.key), len(line.object_ref)) > 120:
            raise _wrong(number)
        words = (line.ref, line.kind, line.key, line.object_ref, line.name, line.text)
        if any("\x00" in word for word in words) or len(line.kind) > 16:
            raise _wrong(number)


def _wrong(number: int) -> StatementInvalid:
    return StatementInvalid(
        "第 {number} 笔无效。", field="lines", details={"line": number}, number=number
    )


def statement_import(*, sheet: StatementSheet, source: str = "") -> StatementFile:
    """Keep one sheet, as ``sheet_take``."""
    return sheet_take(sheet=sheet, source=source)[0]


@transaction.atomic
def sheet_take(*, sheet: StatementSheet, source: str = "") -> tuple[StatementFile, bool]:
    """Keep one sheet; again is the same. One that does not add up is kept apart with its fault.

    Returns the row and whether it is new.

    ``source``: who delivers it, where that is not the account's owner. Raises StatementInvalid for
    what cannot be stored, StatementChanged when the name or number came with other content.
    """
    _check(sheet)
    account = account_lock(sheet.code, sheet.owner, sheet.currency, source=source)
    digest = sheet_digest(sheet)
    held = StatementFile.objects.filter(account=account, ident=sheet.ident).first()
    if held is not None:
        if held.sha256 != digest:
            raise StatementChanged
        return held, False
    good = StatementFile.objects.filter(account=account, fault="")
    if good.filter(sequence=sheet.sequence).exists():
        raise StatementChanged(field="sequence")
    fault = _fault(account, sheet)
    file = StatementFile.objects.create(
        account=account,
        ident=sheet.ident,
        sequence=sheet.sequence,
        day=sheet.day,
        opening_minor=sheet.opening_minor,
        closing_minor=sheet.closing_minor,
        lines_count=len(sheet.lines),
        sha256=digest,
        fault=fault,
        imported_at=clock.now(),
    )
    if fault:
        _balance_break(account, sheet)
        return file, True
    rows_copy(_lines(account, file, sheet))
    _chain_mend(account, sheet.sequence)
    return file, True


def _fault(account: OutsideAccount, sheet: StatementSheet) -> str:
    amounts = [line.amount_minor for line in sheet.lines]
    if fault := sheet_fault(sheet.opening_minor, amounts, sheet.closing_minor):
        return fault
    good = StatementFile.objects.filter(account=account, fault="")
    before = good.filter(sequence=sheet.sequence - 1).first()
    if before is not None and (
        before.closing_minor != sheet.opening_minor or before.day >= sheet.day
    ):
        return STATEMENT_BALANCE
    after = good.filter(sequence=sheet.sequence + 1).first()
    if after is not None and (after.opening_minor != sheet.closing_minor or after.day <= sheet.day):
        return STATEMENT_BALANCE
    return ""


def _balance_break(account: OutsideAccount, sheet: StatementSheet) -> None:
    added = sheet.opening_minor + sum(line.amount_minor for line in sheet.lines)
    row = break_open(
        account,
        type_=STATEMENT_BALANCE,
        day=sheet.day,
        anchor=f"S:{sheet.sequence}:balance",
        ledger=added,
        outside=sheet.closing_minor,
        subject=sheet.ident,
    )
    row.note = f"{sheet.ident}"
    row.save(update_fields=["note", "updated_at"])


def _lines(
    account: OutsideAccount, file: StatementFile, sheet: StatementSheet
) -> list[OutsideLine]:
    return [
        OutsideLine(
            id=uuid7(),
            account=account,
            file=file,
            number=number,
            day=sheet.day,
            ref=line.ref,
            kind=line.kind,
            amount_minor=line.amount_minor,
            at=line.at,
            key=line.key,
            object_ref=line.object_ref,
            name=line.name[:140],
            text=line.text[:280],
        )
        for number, line in enumerate(sheet.lines, start=1)
    ]


def _chain_mend(account: OutsideAccount, sequence: int) -> None:
    """A good sheet ends the breaks of its number; numbers still missing get theirs."""
    anchors = [f"S:{sequence}:gap", f"S:{sequence}:balance"]
    for row in Break.objects.filter(
        account=account, anchor__in=anchors, state__in=("OPEN", "IN_WORK")
    ):
        break_auto_close(row, text="对账单已补齐")
    good = StatementFile.objects.filter(account=account, fault="").order_by("sequence")
    days = dict(good.values_list("sequence", "day"))
    for missing in gaps(list(days)):
        if Break.objects.filter(account=account, anchor=f"S:{missing}:balance").exists():
            continue  # it came, and does not add up: that is its break
        later = min(number for number in days if number > missing)
        gap_open(account, missing, days[later])


def gap_open(account: OutsideAccount, sequence: int, day: date) -> None:
    """A sheet that should be there is not; the days from it on wait."""
    anchor = f"S:{sequence}:gap"
    if not Break.objects.filter(account=account, anchor=anchor).exists():
        break_open(account, type_=STATEMENT_GAP, day=day, anchor=anchor, subject=f"#{sequence}")
