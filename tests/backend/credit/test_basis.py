"""A result keeps little of its facts and still says, and proves, which ones they were."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest

from backend.credit.basis import basis_holds, facts_behind
from backend.credit.models import Fact, ScoreResult
from backend.credit.services import fact_record, score_recompute
from tests.factories.escrows import a_merchant
from tests.factories.trade import MONDAY

pytestmark = pytest.mark.django_db


def _fact(seller: Any, number: int, **late: Any) -> Fact:
    fact = fact_record(
        subject_id=seller.pk, kind="delivered_on_time", source="order", source_id=f"o{number}",
        case=f"ord_{number}", occurred_at=MONDAY - timedelta(days=number % 50),
    )  # fmt: skip
    if late:  # as another transaction, or another hand, would have written it
        copy = {f.attname: getattr(fact, f.attname) for f in Fact._meta.concrete_fields}
        fact = Fact(**{**copy, "id": uuid.uuid4(), "source_id": f"late{number}", **late})
        fact.save(force_insert=True)
    return fact


def _result(seller: Any) -> ScoreResult:
    result = score_recompute(subject_id=seller.pk)
    assert result is not None
    result.refresh_from_db()
    return result


def _keys(facts: list[Fact]) -> set[uuid.UUID]:
    return {fact.pk for fact in facts}


@pytest.fixture
def judged(at):
    """A merchant with forty old facts and two fresh ones, judged on Monday."""
    seller = a_merchant()
    with at(MONDAY - timedelta(days=1)):
        facts = [_fact(seller, number) for number in range(40)]
    with at(MONDAY):
        facts += [_fact(seller, number) for number in (40, 41)]
        return seller, _result(seller), _keys(facts)


def test_it_keeps_the_newest_by_name_and_the_rest_by_a_digest(judged):
    _, result, facts = judged
    assert result.facts["count"] == 42
    assert len(result.facts["recent"]) == 2
    assert len(json.dumps(result.facts)) < 300
    assert _keys(facts_behind(result)) == facts
    assert basis_holds(result)


def test_what_is_recorded_later_changes_nothing_of_an_old_verdict(judged, at):
    seller, result, facts = judged
    with at(MONDAY + timedelta(days=3)):
        fresh = _fact(seller, 50)
        later = _result(seller)
    assert _keys(facts_behind(result)) == facts
    assert _keys(facts_behind(later)) == facts | {fresh.pk}
    assert basis_holds(result)
    assert basis_holds(later)


def test_a_fact_replaced_later_still_stands_behind_the_old_verdict(judged, at):
    seller, result, facts = judged
    old = min(facts_behind(result), key=lambda fact: fact.source_id)
    with at(MONDAY + timedelta(days=3)):
        new = _fact(seller, 60, supersedes_id=old.pk, known_at=MONDAY + timedelta(days=3))
        later = _result(seller)
    assert _keys(facts_behind(result)) == facts
    assert old.pk not in _keys(facts_behind(later))
    assert new.pk in _keys(facts_behind(later))
    assert basis_holds(result)


def test_a_transaction_that_ended_late_is_not_taken_for_known(judged, at):
    seller, result, facts = judged
    with at(MONDAY + timedelta(minutes=1)):
        _fact(seller, 70, known_at=MONDAY - timedelta(minutes=2))
    assert _keys(facts_behind(result)) == facts
    assert basis_holds(result)


def test_a_fact_slipped_in_behind_a_verdict_is_noticed(judged, at):
    seller, result, _ = judged
    with at(MONDAY + timedelta(days=9)):
        _fact(seller, 80, known_at=MONDAY - timedelta(days=1))
    assert not basis_holds(result)


def test_results_that_name_every_fact_are_read_as_they_are(judged):
    _, result, facts = judged
    result.facts = [str(key) for key in sorted(facts)]
    assert _keys(facts_behind(result)) == facts
    assert basis_holds(result)
    result.facts.append(str(uuid.uuid4()))
    assert not basis_holds(result)
