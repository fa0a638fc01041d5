"""Facts become scores, grades become effects, vetoes exclude."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from backend.credit.errors import FactUnfit
from backend.credit.models import Fact, ScoreResult
from backend.credit.selectors import effects_of, grade_of, legal_veto, result_latest
from backend.credit.services import fact_record, recompute_stale, veto_place
from backend.kernel import clock
from backend.kernel.money import Money
from tests.factories.escrows import a_merchant
from tests.plugin.api import actor_with

pytestmark = pytest.mark.django_db


def _trade(seller, number: int, partner=None, outcome: str = "1") -> None:
    for kind, own in (
        ("delivered_on_time", None),
        ("accepted_share", outcome),
        ("no_dispute", None),
        ("settled_in_time", None),
    ):
        fact_record(
            subject_id=seller.pk, kind=kind, source="order", source_id=f"o{number}", case=f"ord_{number}",
            occurred_at=clock.now() - timedelta(days=number), amount=Money(10000000, "CNY"),
            partner_id=partner.pk if partner else None, outcome=Decimal(own) if own else None,
        )  # fmt: skip


def _department():
    partner = a_merchant()
    partner.kind = "DEPARTMENT"
    partner.save()
    return partner


def test_a_merchant_nobody_judged_is_new():
    seller = a_merchant()

    assert (grade_of(seller.pk).badge, effects_of(seller.pk).hold_days) == ("NEW", 7)


def test_good_trades_with_departments_lift_the_grade(events):
    seller = a_merchant()
    for number in range(3):
        _trade(seller, number, _department())
    recompute_stale()

    assert (grade_of(seller.pk).grade, grade_of(seller.pk).is_new) == ("BBB", False)
    assert effects_of(seller.pk).hold_days == 3
    assert "credit.grade.changed" in events.published()


def test_a_fact_counts_once():
    seller = a_merchant()
    _trade(seller, 1)
    _trade(seller, 1)

    assert Fact.objects.count() == 4


def test_unfit_facts_are_refused():
    seller = a_merchant()
    given = {"subject_id": seller.pk, "source": "x", "source_id": "1", "occurred_at": clock.now()}
    with pytest.raises(FactUnfit):
        fact_record(kind="rumour", **given)
    with pytest.raises(FactUnfit):
        fact_record(kind="accepted_share", outcome=Decimal("1.2"), **given)
    assert not Fact.objects.exists()


def test_a_veto_holds_to_its_last_day(at):
    seller = a_merchant()
    veto_place(
        subject_id=seller.pk,
        kind="misconduct",
        source="列表",
        valid_from=date(2026, 1, 1),
        valid_to=date(2028, 12, 31),
    )

    assert legal_veto(seller.pk, at=date(2028, 12, 31)) is not None
    assert legal_veto(seller.pk, at=date(2029, 1, 1)) is None
    recompute_stale()
    assert (grade_of(seller.pk).grade, effects_of(seller.pk).blocked) == ("D", True)


def test_the_same_facts_give_the_same_bytes():
    seller = a_merchant()
    _trade(seller, 1, _department())
    recompute_stale()
    first = ScoreResult.objects.filter(card="supplier").latest("computed_at").detail
    _trade(seller, 1)
    recompute_stale()

    assert ScoreResult.objects.filter(card="supplier").count() == 1
    assert ScoreResult.objects.get(card="supplier").detail == first


def test_details_are_for_the_subject_and_supervisors():
    seller = a_merchant()
    _trade(seller, 1)
    recompute_stale()

    assert result_latest(seller.pk, card="supplier", viewer=actor_with()) is None
    assert result_latest(seller.pk, card="supplier", viewer=actor_with(organization_id=seller.pk))
    assert result_latest(seller.pk, card="supplier", viewer=actor_with("credit.read.all"))
