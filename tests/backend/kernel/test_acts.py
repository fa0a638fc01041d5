"""Acts inside acts: one transaction, no savepoint, and no half of one."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from backend.kernel.acts import act
from backend.parties.models import Address

pytestmark = pytest.mark.django_db


class No(Exception):
    """A refusal."""


@act
def inner(*, fail: bool = False) -> None:
    Address.objects.create(city="内")
    if fail:
        raise No


@act
def outer(*, fail: bool = False, careful: bool = False) -> None:
    Address.objects.create(city="外")
    try:
        if careful:
            with transaction.atomic():
                inner(fail=fail)
        else:
            inner(fail=fail)
    except No:
        if not careful:
            raise
    Address.objects.create(city="后")


def cities() -> list[str]:
    return sorted(Address.objects.filter(city__in="内外后").values_list("city", flat=True))


def test_an_act_inside_another_opens_no_savepoint_of_its_own():
    with CaptureQueriesContext(connection) as seen:
        outer()
    assert sum(query["sql"].startswith("SAVEPOINT") for query in seen) == 1  # the test's, outside
    assert cities() == ["内", "后", "外"]


def test_a_refused_part_takes_the_whole_with_it():
    with pytest.raises(No):
        outer(fail=True)
    assert cities() == []


def test_a_caller_that_goes_on_says_so_and_keeps_its_own_part():
    outer(fail=True, careful=True)
    assert cities() == ["后", "外"]


def test_a_caller_that_swallows_a_refusal_can_write_nothing_more():
    @act
    def careless() -> None:
        try:
            inner(fail=True)
        except No:
            Address.objects.create(city="后")

    with pytest.raises(TransactionManagementError):
        careless()
    assert cities() == []
