"""A reading gives what its query set gives, row for row."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import JSONObject, Upper
from django.test.utils import CaptureQueriesContext

from backend.checkout.models import Checkout, CheckoutGroup
from backend.checkout.services.hold import CHECKOUT_WITH_ADDRESSES
from backend.kernel.locking import lock_key
from backend.kernel.readings import Reading, Texts, row_get
from tests.factories.trade import a_checkout, a_shop

pytestmark = pytest.mark.django_db
GROUPS = Reading(
    lambda keys, code: CheckoutGroup.objects.filter(pk__in=keys, chosen=code).order_by("pk"),
    list,
    str,
)


def values(row: object) -> dict[str, object]:
    return {name: value for name, value in vars(row).items() if name != "_state"}


def test_rows_and_their_joined_rows_are_those_of_the_query_set():
    checkout = a_checkout(a_shop())
    expected = Checkout.objects.select_related("shipping_address", "billing_address").get(
        pk=checkout.pk
    )
    for _ in range(2):
        found = CHECKOUT_WITH_ADDRESSES.one(checkout.pk)
        assert found is not None
        assert values(found) == values(expected)
        with CaptureQueriesContext(connection) as seen:
            assert found.shipping_address == expected.shipping_address
            assert found.billing_address is None  # an empty join is no row of nothing
        assert not seen.captured_queries
        assert not found._state.adding


def test_a_list_takes_any_length_and_json_comes_back_as_data():
    shop = a_shop()
    groups = [a_checkout(shop).groups.get() for _ in range(3)]
    code = groups[0].chosen
    keys = sorted(row.pk for row in groups)
    assert [row.pk for row in GROUPS(keys, code)] == keys
    assert [row.pk for row in GROUPS(keys[:1], code)] == keys[:1]
    assert GROUPS(keys, "another") == []
    assert GROUPS([row.pk for row in groups], code)[0].options == groups[0].options
    assert GROUPS([], code) == []
    assert GROUPS([uuid.uuid4()], code) == []


def test_a_locking_reading_wants_a_transaction(monkeypatch):
    key = a_checkout(a_shop()).pk
    CHECKOUT_WITH_ADDRESSES.one(key)
    alone = SimpleNamespace(in_atomic_block=False)
    monkeypatch.setattr("backend.kernel.readings.connection", alone)
    with pytest.raises(AssertionError):
        CHECKOUT_WITH_ADDRESSES.one(key)


def test_a_list_of_texts_takes_any_length_and_none():
    shop = a_shop()
    groups = [a_checkout(shop).groups.get() for _ in range(3)]
    named = Reading(lambda codes: CheckoutGroup.objects.filter(chosen__in=codes), Texts)
    expected = {row.pk for row in groups}
    for codes in ([groups[0].chosen], [groups[0].chosen, "%s", "another"]):
        assert expected <= {row.pk for row in named(codes)}
    assert named(["another"]) == []
    assert named([]) == []


def test_a_row_by_its_key_is_that_of_the_query_set():
    checkout = a_checkout(a_shop())
    found = row_get(Checkout, checkout.pk)
    assert found is not None
    assert values(found) == values(Checkout.objects.get(pk=checkout.pk))
    assert row_get(CheckoutGroup, checkout.pk) is None  # each table has a text of its own


def test_a_key_locks_its_row_and_no_other():
    shop = a_shop()
    checkout, other = a_checkout(shop), a_checkout(shop)
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            assert lock_key(Checkout, checkout.pk) == checkout
        assert len(seen.captured_queries) == 1
        assert "FOR UPDATE" in seen.captured_queries[0]["sql"]
        assert str(other.pk) not in seen.captured_queries[0]["sql"]
    assert lock_key(CheckoutGroup, checkout.pk) is None


def test_a_moment_is_an_argument():
    checkout = a_checkout(a_shop())
    since = Reading(lambda at: Checkout.objects.filter(created_at__gte=at), datetime)
    assert since(checkout.created_at) == [checkout]
    assert since(checkout.created_at + timedelta(seconds=1)) == []


def test_what_a_query_set_adds_to_its_rows_comes_with_them():
    group = a_checkout(a_shop()).groups.get()

    def build(keys: list[uuid.UUID]) -> QuerySet[CheckoutGroup]:
        rows = CheckoutGroup.objects.filter(pk__in=keys)
        return rows.annotate(loud=Upper("chosen"), both=JSONObject(chosen="chosen"))

    (found,) = Reading(build, list)([group.pk])
    assert found.chosen == group.chosen
    assert (found.loud, found.both) == (group.chosen.upper(), {"chosen": group.chosen})  # type: ignore[attr-defined]
