"""A move is one commit: permission, hold, guards, state, step, event."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.kernel.errors import Forbidden, NotFound, Unauthenticated
from backend.kernel.ids import uuid7
from procurement.procedures import P_OPEN, PROCEDURES
from procurement.process.errors import ArrowMissing, GuardFailed, HoldTooLong, ProcessHeld
from procurement.process.models import Process, ProcessStep, ProcessTimer
from procurement.process.rules import Guard
from procurement.process.selectors import process_list, timers_due
from procurement.process.services import (
    Move,
    hold_lift,
    hold_place,
    holds_end,
    process_move,
    process_open,
    timer_set,
)
from tests.factories.procurement import MALL, SYSTEM, a_move, acting, an_organization
from tests.plugin.api import actor_with

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 2, tzinfo=UTC)


def a_case(procedure=MALL):
    return process_open(
        actor=SYSTEM, procedure=procedure, buyer_id=an_organization().pk, title="办公用纸"
    )


def move(case, act, *, actor, procedure=MALL, **fields):
    case.refresh_from_db()
    given = a_move(procedure, case.state, act, **fields)
    return process_move(actor=actor, procedure=procedure, process_id=case.pk, move=given)


def test_a_move_writes_state_step_and_event(events):
    case = a_case()
    requester = actor_with("gov.requisition.create", organization_id=case.buyer_id)

    step = move(case, "compare", actor=requester)

    case.refresh_from_db()
    assert (case.state, case.revision) == ("compared", 2)
    assert (step.from_state, step.to_state, step.person_id) == (
        "cart",
        "compared",
        requester.person_id,
    )
    assert [g["name"] for g in step.guards] == ["offers_compared", "price_within_reference"]
    assert events.published() == ["procurement.process.moved"] * 2
    assert case.ocid == f"ocds-shiji0-{case.number}"


@pytest.mark.parametrize(
    ("actor", "refusal"),
    [(actor_with(user_id=None), Unauthenticated), (actor_with("order.place"), Forbidden)],
)
def test_without_permission_nothing_moves(actor, refusal, events):
    case = a_case()

    with pytest.raises(refusal):
        move(case, "compare", actor=actor)

    case.refresh_from_db()
    assert case.state == "cart"
    assert events.published() == ["procurement.process.moved"]


def test_the_system_does_only_what_is_declared_for_it():
    case = a_case()

    with pytest.raises(Forbidden):
        move(case, "compare", actor=SYSTEM)


def test_an_undeclared_act_is_refused():
    case = a_case()

    with pytest.raises(ArrowMissing) as refused:
        move(case, "approve", actor=actor_with("gov.requisition.approve"))

    assert refused.value.code == "STATE_NOT_ALLOWED"


def test_a_failed_guard_names_itself_and_writes_nothing():
    case = a_case()
    guards = (
        Guard(name="offers_compared", passed=False, detail="报价不足三家"),
        Guard(name="price_within_reference", passed=True),
    )

    with pytest.raises(GuardFailed) as refused:
        process_move(
            actor=actor_with("gov.requisition.create"),
            procedure=MALL,
            process_id=case.pk,
            move=Move(act="compare", guards=guards),
        )

    assert refused.value.details == {"guards": ["offers_compared"]}
    assert ProcessStep.objects.filter(process=case).count() == 1


def test_a_forgotten_guard_is_a_bug():
    case = a_case()

    with pytest.raises(AssertionError, match="offers_compared"):
        process_move(
            actor=actor_with("gov.requisition.create"),
            procedure=MALL,
            process_id=case.pk,
            move=Move(act="compare"),
        )


def test_an_unknown_case_is_not_found():
    with pytest.raises(NotFound):
        process_move(actor=SYSTEM, procedure=MALL, process_id=uuid7(), move=Move(act="compare"))


def test_a_held_case_only_resumes(at):
    case = a_case()
    supervisor = acting(an_organization("SUPERVISOR"), "supervisor")
    requester = actor_with("gov.requisition.create")
    with at(NOW):
        hold_place(
            actor=supervisor, process_id=case.pk, reason="受理投诉", until=NOW + timedelta(days=30)
        )
        with pytest.raises(ProcessHeld):
            move(case, "compare", actor=requester)
        hold_lift(actor=supervisor, process_id=case.pk)
        move(case, "compare", actor=requester)

    case.refresh_from_db()
    assert case.state == "compared"


def test_a_hold_is_bounded_by_law_and_ends_by_itself(at):
    case = a_case()
    supervisor = acting(an_organization("SUPERVISOR"), "supervisor")
    until = NOW + timedelta(days=30)
    with at(NOW):
        with pytest.raises(HoldTooLong):
            hold_place(
                actor=supervisor, process_id=case.pk, reason="x", until=until + timedelta(seconds=1)
            )
        with pytest.raises(Forbidden):
            hold_place(
                actor=actor_with("gov.process.read"), process_id=case.pk, reason="x", until=until
            )
        hold_place(actor=supervisor, process_id=case.pk, reason="受理投诉", until=until)
        assert holds_end(actor=SYSTEM) == 0
    with at(until):
        assert holds_end(actor=SYSTEM) == 1


def test_a_timer_dies_with_its_state_and_waits_while_held(at):
    case = a_case()
    requester = actor_with("gov.requisition.create")
    due = NOW + timedelta(days=2)
    with at(NOW):
        move(case, "compare", actor=requester)
        case.refresh_from_db()
        timer_set(case, name="test", due_at=due)
    assert timers_due(procedure=MALL.code, now=due - timedelta(microseconds=1)) == []
    assert [timer.process_id for timer in timers_due(procedure=MALL.code, now=due)] == [case.pk]

    with at(NOW):
        move(case, "edit", actor=requester)

    assert timers_due(procedure=MALL.code, now=due) == []
    assert ProcessTimer.objects.get(process=case).fired is False


@transaction.atomic
def write_state_alone(case):
    Process.objects.filter(pk=case.pk).update(state="paid", revision=2)
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_database_refuses_a_state_without_a_step():
    case = a_case()

    with pytest.raises(ProgrammingError, match="has no step"):
        write_state_alone(case)


def test_the_database_refuses_to_skip_and_to_rewrite_history():
    case = a_case()
    for wrong in ({"revision": 3}, {"state": "paid"}, {"procedure": "P-OPEN"}):
        with pytest.raises(ProgrammingError), transaction.atomic():
            Process.objects.filter(pk=case.pk).update(**wrong)
    for act in (ProcessStep.objects.filter(process=case).delete,):
        with pytest.raises(Exception, match=r"permission denied|append-only"), transaction.atomic():
            act()


def test_a_department_reads_its_own_cases_and_overseers_all():
    mine, other = a_case(), a_case()
    me = actor_with("gov.process.read", organization_id=mine.buyer_id)

    assert list(process_list(viewer=me)) == [mine]
    assert set(process_list(viewer=actor_with("gov.process.read.all"))) >= {mine, other}
    assert not process_list(viewer=actor_with("order.read", organization_id=mine.buyer_id))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data(), code=st.sampled_from(sorted(PROCEDURES)))
def test_any_walk_through_any_procedure_keeps_history_whole(data, code, db):
    procedure = PROCEDURES[code]
    case = a_case(procedure)
    for _ in range(12):
        case.refresh_from_db()
        arrows = procedure.acts_from(case.state)
        if not arrows:
            break
        arrow = data.draw(st.sampled_from(arrows))
        only_system = set(arrow.who) == {"SYS"}
        actor = SYSTEM if only_system else actor_with(arrow.permission)
        move(case, arrow.act, actor=actor, procedure=procedure)
    case.refresh_from_db()
    steps = list(ProcessStep.objects.filter(process=case).order_by("revision"))

    assert [step.revision for step in steps] == list(range(1, case.revision + 1))
    assert steps[-1].to_state == case.state
    for before, after in pairwise(steps):
        assert after.from_state == before.to_state
        arrow = procedure.arrow(after.from_state, after.act)
        assert arrow is not None
        assert arrow.ends_in(after.from_state) == after.to_state


def test_the_open_tender_runs_through_the_kernel():
    case = a_case(P_OPEN)
    people = actor_with(*{a.permission for a in P_OPEN.arrows if a.permission})
    acts = "submit approve publish bid_submit close_bidding open_bids record_opening qualify"
    for act in f"{acts} sign_report decide_award sign_contract close".split():
        system = act in {"close_bidding", "close"}
        move(case, act, actor=SYSTEM if system else people, procedure=P_OPEN)

    case.refresh_from_db()
    assert case.state == "fulfilled"
