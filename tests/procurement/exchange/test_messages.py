"""Messages: asked without a transaction, repeated safely, silence is UNKNOWN."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kernel.ids import public_id, uuid7
from procurement.exchange.errors import NoAnswer
from procurement.exchange.models import Message, SimulatedRecord
from procurement.exchange.services import message_ask, message_queue
from procurement.exchange.simulator.machines import BudgetMachine
from tests.factories.procurement import SYSTEM


def stories(*words):
    SimulatedRecord.objects.update_or_create(
        partner="budget", key="stories", defaults={"value": list(words)}
    )


def a_message(**fields):
    given = {
        "actor": SYSTEM,
        "partner": "budget",
        "kind": "budgetReserve",
        "body": {
            "budgetItemId": "BI-1",
            "approvedMinor": 1000,
            "amountMinor": 600,
            "currency": "CNY",
        },
        "correlation_id": "ocds-x",
        "reference": public_id("brs", uuid7()),
        "message_id": "m-1",
    }
    return message_queue(**{**given, **fields})


@pytest.mark.django_db
def test_a_message_is_sent_once_and_its_answer_told(deliver, events):
    reference = public_id("brs", uuid7())
    first, second = (a_message(reference=reference) for _ in range(2))
    deliver()

    message = Message.objects.get()
    assert first == second == message
    assert message.state == "ACCEPTED"
    assert message.reply == {"reservationId": "ZBDJ-00000001", "balanceMinor": 400}
    assert events.published() == ["procurement.exchange.queued", "procurement.exchange.answered"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("story", "state"), [("silent", "UNKNOWN"), ("lost", "UNKNOWN"), ("received", "RECEIVED")]
)
def test_no_final_answer_stays_open_and_is_asked_again(deliver, story, state):
    stories(story)
    message = a_message()
    deliver()
    message.refresh_from_db()
    assert (message.state, message.attempts) == (state, 2)

    message_ask(message.pk)

    message.refresh_from_db()
    assert message.state == "ACCEPTED"
    item = SimulatedRecord.objects.get(partner="budget", key="item:BI-1")
    assert item.value == {"approved": 1000, "reserved": 600, "spent": 0}


@pytest.mark.django_db
def test_an_answered_message_is_not_asked_again(deliver, events):
    message = a_message()
    deliver()
    message_ask(message.pk)

    assert events.published().count("procurement.exchange.answered") == 1


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["budgetReserve", "budgetRelease", "budgetSpend"]),
            st.integers(min_value=1, max_value=500),
            st.sampled_from(["", "silent", "lost", "received", "reject"]),
        ),
        max_size=20,
    )
)
def test_the_bureau_never_overdraws_whatever_is_repeated(acts):
    memory: dict = {}
    machine = BudgetMachine(memory)
    names = [""]
    for number, (kind, amount, story) in enumerate(acts):
        memory["stories"] = [story]
        envelope = {
            "messageId": str(number),
            "type": kind,
            "budgetItemId": "B",
            "approvedMinor": 1000,
            "amountMinor": amount,
            "reservationId": names[-1],
        }
        answers = []
        for _ in range(3):
            try:
                answers.append(machine.ask(envelope))
            except NoAnswer:
                continue
        final = [answer for answer in answers if answer.state != "RECEIVED"]
        assert all(answer == final[0] for answer in final)
        names += [a.reply["reservationId"] for a in final[:1] if "reservationId" in a.reply]
        item = memory.get("item:B", {"approved": 1000, "reserved": 0, "spent": 0})
        assert item["reserved"] >= 0
        assert item["reserved"] + item["spent"] <= item["approved"]
        held = sum(value for key, value in memory.items() if key.startswith("reservation:"))
        assert held == item["reserved"]


def test_a_reused_message_id_with_other_content_is_rejected():
    machine = BudgetMachine({})
    envelope = {"messageId": "1", "type": "budgetReserve", "budgetItemId": "B", "amountMinor": 1}
    machine.ask(envelope)

    assert machine.ask({**envelope, "amountMinor": 2}).reply["code"] == "MESSAGE_ID_REUSED"
