"""A transfer of own money that the bank refused: a break at once, not when two days have passed."""

from __future__ import annotations

from django.db import transaction

from backend.rulebook.selectors import local_day
from payments.gateway.bank.house import CODE
from payments.ledger.selectors import journal_by_key, postings_of_journal
from payments.reconciliation.models import Break, LedgerItem
from payments.reconciliation.rules import BANK, MISSING_OUTSIDE, OWN_BANK
from payments.reconciliation.services.account import items_take
from payments.reconciliation.services.breaks import break_open
from payments.reconciliation.services.sheet import account_lock


@transaction.atomic
def transfer_refused(*, journal_key: str) -> Break | None:
    """The break of the account the money has not left; again is the same one.

    Two persons reverse the journal there; its posting on the other account meets its own reversal.
    None where no bank of ours lost anything, or what it lost is explained already.
    """
    journal = journal_by_key(journal_key)
    if journal is None:
        return None
    source = next(
        (
            posting
            for posting in postings_of_journal(journal.pk)
            if posting.account.code in {BANK, OWN_BANK} and posting.amount < 0
        ),
        None,
    )
    if source is None:
        return None
    there = source.account
    account = account_lock(there.code, there.owner, there.currency, source=CODE)
    day = local_day(journal.posted_at)
    items_take(account, day)
    item = LedgerItem.objects.get(posting=source)
    if item.match is not None:
        return None
    row = break_open(
        account, type_=MISSING_OUTSIDE, day=day, anchor=f"P:{source.pk}", ledger=source.amount,
        subject=journal.subject or journal.reference,
    )  # fmt: skip
    LedgerItem.objects.filter(pk=item.pk).update(found=row)
    return row
