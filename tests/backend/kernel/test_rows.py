"""Rows written by hand stand as the model would have written them."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from backend.checkout.models import Checkout, CheckoutGroup
from backend.kernel.rows import row_insert, row_update, rows_insert
from backend.parties.models import Address
from tests.factories.trade import a_checkout, a_shop

pytestmark = pytest.mark.django_db


def test_many_rows_are_one_statement_and_read_back_the_same():
    with CaptureQueriesContext(connection) as seen:
        made = rows_insert([Address(city=f"城{n}", country="CN") for n in range(3)])
    assert len(seen) == 1
    assert rows_insert([]) == []
    for row in made:
        held = Address.objects.get(pk=row.pk)
        assert (held.city, held.created_at, held.updated_at) == (
            row.city, row.created_at, row.updated_at,
        )  # fmt: skip
        row.city = "改"
        row.save()  # known as written: an update, not a second insert
    assert Address.objects.filter(city="改").count() == 3


def test_json_and_keys_of_other_rows_are_stored_as_such():
    group = a_checkout(a_shop()).groups.get()
    group.options, group.chosen = [{"code": "甲", "parts": {"a": "1"}}], "甲"
    before = group.updated_at
    row_update(group, "options", "chosen")
    held = CheckoutGroup.objects.get(pk=group.pk)
    assert (held.options, held.chosen, held.frozen) == (group.options, "甲", None)
    assert held.updated_at > before


def test_a_row_that_breaks_a_rule_of_its_table_is_refused():
    held = a_checkout(a_shop())
    twin = Checkout(pk=held.pk, channel_id=held.channel_id)
    with pytest.raises(IntegrityError), transaction.atomic():
        row_insert(twin)


def test_a_row_that_is_not_there_is_not_updated():
    with pytest.raises(AssertionError):
        row_update(Address(city="无"), "city")
