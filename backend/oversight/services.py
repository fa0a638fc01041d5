"""Acts of the regulators' desk."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.locking import lock_one
from backend.oversight.errors import CaseClosed
from backend.oversight.events import CaseMoved
from backend.oversight.models import Case, CaseNote, ExplanationOrder, SavedQuery
from backend.parties.selectors import organization_get
from backend.rulebook.selectors import local_day
from payments.escrow.services import escrow_freeze

CASE = "oversight.case"
SEARCH = "oversight.search"


def _moved(case: Case, act: str, actor: Actor) -> None:
    publish(
        CaseMoved(case_id=case.pk, number=case.number, act=act, subjects=list(case.subjects)),
        actor=actor,
    )


@transaction.atomic
def case_open(*, actor: Actor, title: str, subjects: list[str]) -> Case:
    """A new matter about some public ids. Raises Forbidden, Invalid."""
    actor.require(CASE)
    if not title.strip():
        raise Invalid("请填写案件标题。", field="title")
    now = clock.now()
    running = Case.objects.count() + 1
    case = Case.objects.create(
        number=f"JG{local_day(now):%Y%m%d}{running:05d}",
        title=title.strip()[:200],
        subjects=[subject[:64] for subject in subjects[:50]],
        opened_by=actor.user_id or uuid.UUID(int=0),
        organization_id=actor.organization_id or uuid.UUID(int=0),
    )
    _moved(case, "立案", actor)
    return case


def _case(case_id: uuid.UUID) -> Case:
    case = lock_one(Case.objects.filter(pk=case_id))
    if case is None:
        raise NotFound(field="id")
    if case.state == "CLOSED":
        raise CaseClosed
    return case


@transaction.atomic
def case_note(*, actor: Actor, case_id: uuid.UUID, text: str) -> Case:
    """Write into an open case. Raises Forbidden, NotFound, CaseClosed, Invalid."""
    actor.require(CASE)
    if not text.strip():
        raise Invalid("请填写内容。", field="text")
    case = _case(case_id)
    CaseNote.objects.create(
        case=case, author=actor.user_id or uuid.UUID(int=0), text=text.strip(), at=clock.now()
    )
    _moved(case, "记录", actor)
    return case


@transaction.atomic
def case_close(*, actor: Actor, case_id: uuid.UUID, outcome: str) -> Case:
    """End a case with its outcome. Raises Forbidden, NotFound, CaseClosed, Invalid."""
    actor.require(CASE)
    if not outcome.strip():
        raise Invalid("请填写处理结果。", field="outcome")
    case = _case(case_id)
    case.state, case.outcome, case.closed_at = "CLOSED", outcome.strip()[:500], clock.now()
    case.save()
    _moved(case, "结案", actor)
    return case


@transaction.atomic
def explanation_demand(
    *,
    actor: Actor,
    case_id: uuid.UUID,
    organization_id: uuid.UUID,
    question: str,
    due_at: datetime,
) -> ExplanationOrder:
    """A party must explain by a moment in the future. Raises Forbidden, NotFound, Invalid."""
    actor.require(CASE)
    case = _case(case_id)
    if organization_get(organization_id) is None:
        raise NotFound(field="organization")
    if due_at <= clock.now():
        raise Invalid("答复期限必须晚于当前时间。", field="dueAt")
    if not question.strip():
        raise Invalid("请填写需要说明的问题。", field="question")
    order = ExplanationOrder.objects.create(
        case=case, organization_id=organization_id, question=question.strip(), due_at=due_at
    )
    case.state = "EXPLAINING"
    case.save(update_fields=["state", "updated_at"])
    _moved(case, "要求说明", actor)
    return order


@transaction.atomic
def explanation_answer(*, actor: Actor, order_id: uuid.UUID, answer: str) -> ExplanationOrder:
    """The party answers, once. Raises NotFound for anybody else, Invalid."""
    order = lock_one(ExplanationOrder.objects.filter(pk=order_id))
    own = order is not None and actor.organization_id == order.organization_id
    if order is None or not own or not actor.is_authenticated:
        raise NotFound(field="id")
    if order.answered_at is not None:
        raise Invalid("已答复，不能修改。", field="answer")
    if not answer.strip():
        raise Invalid("请填写说明。", field="answer")
    order.answer, order.answered_at, order.answered_by = answer.strip(), clock.now(), actor.user_id
    order.save()
    _moved(order.case, "已说明", actor)
    return order


@transaction.atomic
def query_save(*, actor: Actor, name: str, query: dict[str, Any]) -> SavedQuery:
    """Keep a search under a name; the same name replaces it. Raises Forbidden, Invalid."""
    actor.require(SEARCH)
    if not name.strip():
        raise Invalid("请填写名称。", field="name")
    saved, _ = SavedQuery.objects.update_or_create(
        owner=actor.user_id or uuid.UUID(int=0), name=name.strip()[:80], defaults={"query": query}
    )
    return saved


def payment_freeze(*, actor: Actor, settlement_subject: str, reason: str, lift: bool) -> str:
    """Ask for or confirm a freeze (or its lifting); answers what stands now.

    Raises Forbidden, SodConflict for the same person twice, Conflict, Invalid, NotFound.
    """
    escrow = escrow_freeze(
        actor=actor, settlement_subject=settlement_subject, reason=reason, lift=lift
    )
    if escrow.freeze_pending:
        return f"{escrow.freeze_pending}_PENDING"
    return "FROZEN" if escrow.frozen else "FREE"
