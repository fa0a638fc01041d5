"""Both sides in default at the same moment, on a database that commits: one end wins."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import DomainError
from payments.escrow.models import DefaultNotice
from payments.escrow.services import default_consent
from payments.ledger.selectors import prove
from tests.factories.deposits import Deal, end
from tests.factories.guarantees import a_merchant_guarantee


@pytest.mark.parametrize("_round", range(3))
def test_both_defaults_at_once_one_wins(committed_db, at, _round):
    deal = Deal()
    a_merchant_guarantee(600000, deal.house)
    deal.pays(1000000)
    against_buyer, against_seller = deal.notice(deal.seller), deal.notice(deal.buyer)
    DefaultNotice.objects.update(cure_by=clock.now() - timedelta(seconds=1))
    outcomes: list[str] = []
    gate = threading.Barrier(2)

    def consents(actor: Actor, notice: DefaultNotice) -> None:
        gate.wait()
        try:
            default_consent(actor=actor, notice_id=notice.pk)
            outcomes.append("done")
        except DomainError as error:
            outcomes.append(error.code)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=consents, args=pair)
        for pair in ((deal.buyer, against_buyer), (deal.seller, against_seller))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["NOTICE_CLOSED", "done"]
    books = deal.books()
    assert books in (
        end(a2030=1000000, a2050=600000), end(a2010=1600000, a9050=400000),
    )  # fmt: skip
    assert prove().faults == []
