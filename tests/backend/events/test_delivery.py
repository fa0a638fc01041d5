"""The log is the outbox: at least once, in order, twice is once."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

import pytest
from django.db import DatabaseError, connection, transaction

from backend.events.domain import DomainEvent, event
from backend.events.models import Delivery, EventEntry
from backend.events.registry import handles
from backend.events.services import deliver_due, publish, remember, replay
from backend.kernel.actor import SYSTEM
from backend.kernel.errors import IdempotencyMismatch
from backend.kernel.ids import public_id

pytestmark = pytest.mark.django_db
heard: list[int] = []
also_heard: list[int] = []
failing = {"on": False}


@event("tests.thing.done", version=1)
@dataclass(frozen=True, kw_only=True)
class ThingDone(DomainEvent):
    thing_id: uuid.UUID
    step: int

    @property
    def subject(self) -> str:
        return public_id("thg", self.thing_id)


@handles(ThingDone)
def listen(event: ThingDone, entry: EventEntry) -> None:
    if failing["on"]:
        raise RuntimeError("not now")
    heard.append(event.step)


@handles(ThingDone)
def listen_too(event: ThingDone, entry: EventEntry) -> None:
    assert connection.in_atomic_block
    also_heard.append(event.step)


@pytest.fixture(autouse=True)
def _quiet():
    heard.clear()
    also_heard.clear()
    failing["on"] = False


def test_an_event_reaches_its_handler_once():
    thing = uuid.uuid4()
    for step in (1, 2, 3):
        publish(ThingDone(thing_id=thing, step=step), actor=SYSTEM)

    assert deliver_due() == 6
    assert deliver_due() == 0
    assert heard == also_heard == [1, 2, 3]


def test_a_failed_step_holds_the_later_ones_back():
    thing = uuid.uuid4()
    publish(ThingDone(thing_id=thing, step=1), actor=SYSTEM)
    publish(ThingDone(thing_id=thing, step=2), actor=SYSTEM)
    failing["on"] = True

    deliver_due()

    assert heard == []
    failed = Delivery.objects.filter(handler__endswith=".listen").order_by("entry_id")
    assert [d.attempts for d in failed] == [1, 0]


def test_a_failed_handler_leaves_the_others_of_its_event_their_work():
    publish(ThingDone(thing_id=uuid.uuid4(), step=1), actor=SYSTEM)
    failing["on"] = True

    deliver_due()

    # it was heard twice: what it wrote with the failed one was taken back
    assert set(also_heard) == {1}
    states = dict(Delivery.objects.values_list("handler", "state"))
    assert {name.rsplit(".")[-1]: state for name, state in states.items()} == {
        "listen": "PENDING",
        "listen_too": "DONE",
    }


def test_deliveries_of_one_event_share_a_transaction_and_few_statements(
    django_assert_max_num_queries,
):
    publish(ThingDone(thing_id=uuid.uuid4(), step=1), actor=SYSTEM)
    with django_assert_max_num_queries(12):  # the savepoints are those of the test
        assert deliver_due() == 2


def test_the_log_refuses_to_change():
    entry = publish(ThingDone(thing_id=uuid.uuid4(), step=1), actor=SYSTEM)

    for sql in ("UPDATE events_evententry SET kind = 'x'", "DELETE FROM events_evententry"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert EventEntry.objects.get(pk=entry.pk).kind == "tests.thing.done"


def test_a_replayed_key_gives_the_first_answer_and_refuses_other_content():
    assert replay("k1", scope="t", of={"a": 1}) is None
    remember("k1", scope="t", of={"a": 1}, result={"id": "x"})

    assert replay("k1", scope="t", of={"a": 1}) == {"id": "x"}
    with pytest.raises(IdempotencyMismatch):
        replay("k1", scope="t", of={"a": 2})
