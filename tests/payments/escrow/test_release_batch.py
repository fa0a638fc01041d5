"""A batch of releases leaves exactly what one by one would, and refuses one without the others."""

from __future__ import annotations

import pytest

from backend.events.models import Delivery, EventEntry
from backend.kernel.actor import SYSTEM
from payments.escrow.models import Escrow, EscrowEntry, MerchantHold, Release
from payments.escrow.rules import Part
from payments.escrow.services import escrow_freeze_by_system, escrow_release
from payments.escrow.services.release_batch import BatchRelease, escrow_release_batch
from payments.ledger.models import Journal, Posting
from payments.ledger.selectors import prove
from payments.statements.proof import money_proof
from tests.factories.escrows import a_merchant, an_escrow

pytestmark = pytest.mark.django_db
PRICES = (1_000_000, 333_333, 100_003, 7)


def asked(escrow: Escrow, part: int | None = None) -> BatchRelease:
    amount = part if part is not None else escrow.held_minor
    return BatchRelease(escrow.settlement_subject, [Part(amount, 150)], f"{escrow.pk}:r{part}")


def left_behind(escrow: Escrow) -> object:
    """Everything a release writes, without names and times."""
    escrow = Escrow.objects.get(pk=escrow.pk)
    subject = escrow.settlement_subject
    journals = Journal.objects.filter(subject=subject).order_by("posted_at", "id")
    postings = Posting.objects.filter(journal__in=journals).order_by("journal", "line_no")
    entries = EventEntry.objects.filter(payload__settlement_subject=subject).order_by("position")
    event = entries.last()
    assert event is not None
    payload = {
        k: v for k, v in event.payload.items() if k in {"command", "state_to", "amount_minor"}
    }
    return (
        escrow.state, escrow.version, escrow.released_minor, escrow.commission_minor,
        escrow.released_by_bp,
        [(row.kind, row.n_lines) for row in journals],
        [(row.account.code, row.amount, row.account_version) for row in postings
         if row.account.code == "2020"],
        list(MerchantHold.objects.filter(escrow=escrow).values_list("amount_minor", "reserve_minor")),
        list(Release.objects.filter(escrow=escrow).values_list("goods_minor", "commission_minor",
                                                                "parts")),
        list(EscrowEntry.objects.filter(escrow=escrow).values_list("command", "state_to",
                                                                   "amount_minor")),
        payload, event.kind, event.record and event.record["title"], event.actor,
        sorted(Delivery.objects.filter(entry=event).values_list("handler", flat=True)),
    )  # fmt: skip


def test_the_same_as_one_by_one():
    together = [an_escrow(price) for price in PRICES]
    alone = [an_escrow(price) for price in PRICES]
    outcome = escrow_release_batch(actor=SYSTEM, releases=[asked(row) for row in together])
    for row in alone:
        one = asked(row)
        escrow_release(
            actor=SYSTEM, settlement_subject=one.settlement_subject, parts=one.parts, key=one.key
        )
    assert (outcome.released, outcome.known, outcome.refused) == (4, 0, {})
    assert [left_behind(row) for row in together] == [left_behind(row) for row in alone]
    assert money_proof().faults == []


def test_again_changes_nothing():
    rows = [asked(an_escrow(price)) for price in PRICES]
    escrow_release_batch(actor=SYSTEM, releases=rows)
    journals, events = Journal.objects.count(), EventEntry.objects.count()
    again = escrow_release_batch(actor=SYSTEM, releases=rows)
    assert (again.released, again.known) == (0, 4)
    assert (Journal.objects.count(), EventEntry.objects.count()) == (journals, events)


def test_a_refused_one_stays_and_the_others_go():
    good, frozen, much, young = an_escrow(), an_escrow(), an_escrow(), an_escrow(delivered=False)
    escrow_freeze_by_system(settlement_subject=frozen.settlement_subject, reason="x")
    before = left_behind(much)
    releases = [asked(good), asked(frozen), asked(much, 1_000_001), asked(young)]
    unknown = BatchRelease("stl_nobody", [Part(1, 0)], "k")
    outcome = escrow_release_batch(actor=SYSTEM, releases=[*releases, unknown])
    assert outcome.released == 1
    assert outcome.refused == {
        frozen.settlement_subject: "ESCROW_FROZEN",
        much.settlement_subject: "AMOUNT_EXCEEDS_HELD",
        young.settlement_subject: "ESCROW_STATE",
        "stl_nobody": "NOT_FOUND",
    }
    assert left_behind(much) == before
    assert prove().faults == []


def test_two_parts_of_one_escrow_and_many_of_one_merchant():
    merchant = a_merchant()
    rows = [an_escrow(merchant_id=merchant.pk) for _ in range(3)]
    parts = [asked(rows[0], 400_000), asked(rows[0], 600_000), asked(rows[1]), asked(rows[2])]
    outcome = escrow_release_batch(actor=SYSTEM, releases=parts)
    assert (outcome.released, outcome.refused) == (4, {})
    assert set(Escrow.objects.values_list("state", flat=True)) == {"RELEASED"}
    assert money_proof().faults == []
