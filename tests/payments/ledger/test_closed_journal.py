"""L4: a journal is closed when its transaction commits; needs a database of its own."""

from __future__ import annotations

import pytest
from django.db import DatabaseError

from payments.ledger.models import Account, Posting
from payments.ledger.rules import cr, dr
from payments.ledger.services import journal_post


def test_no_posting_joins_an_earlier_transaction(committed_db):
    journal = journal_post(
        key="fund", kind="J-FUND", lines=[dr("1010", "psp", 9), cr("2020", "e", 9)]
    )
    account = Account.objects.get(code="1010")

    with pytest.raises(DatabaseError, match="LEDGER_CLOSED_JOURNAL"):
        Posting.objects.create(
            journal=journal, line_no=2, account=account, amount=7, currency="CNY"
        )
    assert Posting.objects.count() == 2
