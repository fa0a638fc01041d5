"""The desk's recheck looks at every merchant, whatever their number, and touches those with news."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from markets.onboarding.models import Application, ReviewTask
from markets.onboarding.services import checklists_recheck
from tests.factories.trade import a_merchant

pytestmark = pytest.mark.django_db


def _active(count: int) -> None:
    for _ in range(count):
        Application.objects.create(
            organization=a_merchant(), applicant=uuid.uuid4(), state="ACTIVE"
        )


def test_every_merchant_is_looked_at_however_small_the_batch():
    _active(3)
    assert checklists_recheck(batch=1) == ReviewTask.objects.count() > 0
    assert ReviewTask.objects.values("application").distinct().count() == 3


def test_merchants_without_news_cost_nothing_each():
    costs = []
    for more in (2, 10):
        _active(more)
        checklists_recheck()
        with CaptureQueriesContext(connection) as spent:
            assert checklists_recheck() == 0
        costs.append(len(spent))
    assert costs[0] == costs[1] < 12


def test_a_task_whose_item_is_no_longer_asked_for_ends():
    _active(1)
    checklists_recheck()
    task = ReviewTask.objects.select_related("item").first()
    assert task is not None
    assert task.item is not None
    task.item.required = False
    task.item.save()
    checklists_recheck()
    task.refresh_from_db()
    assert task.done_at is not None
