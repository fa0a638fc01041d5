"""Section 10 of the payments brief: the process really dies at the place; recovery is the ordinary one.

Every row ends the same: the effect is there exactly once, and the proof of all money has no fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest

from backend.kernel.errors import DomainError
from backend.kernel.failpoints import NAMES
from payments.statements.proof import money_proof
from tests.factories.payments import own_money_kept
from tests.factories.trade import Shop, a_shop
from tests.payments.exactly_once import outside, stories
from tests.payments.exactly_once.victim import KILLED, Victim
from tests.plugin.database import own_database

ROWS: list[tuple[str, type[stories.Story]]] = [
    ("payment.before_claim_commit", stories.Purchase),
    ("payment.after_claim_commit", stories.Purchase),
    ("gateway.before_call", stories.Purchase),
    ("gateway.after_call", stories.Purchase),
    ("gateway.half_saved", stories.Purchase),
    ("payment.before_apply", stories.Purchase),
    ("gateway.after_call", outside.Overtaken),
    ("gateway.after_call", outside.Unheard),
    ("inbox.half_applied", outside.RefundFailsLate),
    ("inbox.half_applied", outside.LateMoney),
    ("gateway.after_call", stories.Capture),
    ("gateway.half_saved", stories.Capture),
    ("outbox.leased", stories.Capture),
    ("outbox.called", stories.Capture),
    ("inbox.before_store_commit", stories.Message),
    ("inbox.after_store_commit", stories.Message),
    ("inbox.claimed", stories.Message),
    ("inbox.half_applied", stories.Message),
    ("outbox.claimed", stories.Acceptance),
    ("outbox.before_commit", stories.Acceptance),
    ("release.before_commit", stories.Acceptance),
    ("refund.before_commit", stories.Cancellation),
    ("refund.half_settled", stories.Cancellation),
    ("gateway.before_call", stories.Cancellation),
    ("gateway.after_call", stories.Cancellation),
    ("outbox.called", stories.Cancellation),
    ("timer.hold", stories.HoldEnds),
    ("timer.reserve", stories.ReserveEnds),
    ("timer.window", stories.WindowEnds),
    ("timer.expiry", stories.NeverPaid),
    ("settlement.half_booked", stories.Settlement),
    ("statement.before_commit", stories.Closing),
    ("payout.claimed", stories.Payout),
    ("payout.file_built", stories.Payout),
    ("payout.sent", stories.Payout),
    ("payout.half_settled", stories.PayoutAnswered),
    ("bank.half_read", stories.PayoutAnswered),
    ("gateway.before_call", outside.BatchDeployed),
    ("gateway.after_call", outside.BatchDeployed),
    ("gateway.after_call", outside.BankSilent),
    ("payout.half_settled", outside.OneOfFiveHundred),
    ("bank.half_read", outside.BookedAfterRefusal),
]


@pytest.fixture(scope="module")
def victim(django_db_setup: None) -> Iterator[Victim]:
    held = Victim()
    yield held
    held.end()


@pytest.fixture(scope="module")
def town(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[tuple[str, Shop]]:
    """One database for the whole table: what one row leaves behind must not disturb the next."""
    with own_database(django_db_blocker, called="_killed") as name:
        stories.begin_at_nine()
        own_money_kept()
        yield name, a_shop()


@pytest.fixture
def own_town(committed_db: str) -> tuple[str, Shop]:
    stories.begin_at_nine()
    own_money_kept()
    return committed_db, a_shop()


def test_every_place_has_a_row():
    assert {point for point, _ in ROWS} == NAMES


@pytest.mark.parametrize(("point", "story"), ROWS, ids=[f"{p}-{s.__name__}" for p, s in ROWS])
def test_killed_there_it_happens_once(
    request: pytest.FixtureRequest, victim: Victim, point: str, story: type[stories.Story]
):
    database, first = request.getfixturevalue("own_town" if story.alone else "town")
    scene = story(stories.another_shop(first))
    scene.prepare()
    end = victim.run(scene.act, point=point, database=database, **scene.given)
    assert end == KILLED, end
    assert money_proof().faults == []  # also before anything has recovered

    scene.recover()
    with suppress(DomainError):  # "already done" is a good answer too
        scene.act(**scene.given)
    scene.recover()

    scene.once()
    assert money_proof().faults == []
