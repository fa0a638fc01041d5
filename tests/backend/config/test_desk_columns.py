"""The desk shows sums with their currency, words for codes and names for ids, at one price a page."""

from __future__ import annotations

import re
import time
import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from backend.config.admin import is_hidden
from backend.config.desk_columns import CURRENCY_AT, EMPTY, named, names_of, shown
from backend.config.desk_site import PASSWORD_PAGE, SEEN
from backend.config.desk_words import WORDS
from backend.config.titles import DESKS, MENU
from backend.kernel.ids import public_id
from backend.parties.models import User
from tests.factories.people import a_user, an_organization, joins

pytestmark = pytest.mark.django_db
NO_CHINESE = {"OCID", "SHA-256"}


def _tell(label: str, name: str, **values: Any) -> Any:
    model = apps.get_model(label)
    method = shown(label, model._meta.get_field(name), name)
    assert method is not None
    return method(None, model(**values))


@pytest.fixture
def desk(settings: Any) -> Client:
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    client = Client()
    client.force_login(User.objects.create_superuser("desk@example.com", "x"))
    session = client.session
    session[SEEN] = time.time()
    session.save()
    return client


def test_a_sum_is_told_in_whole_units_of_its_currency():
    assert _tell("orders.Order", "total_minor", total_minor=1234567, currency="CNY") == (
        "12,345.67 CNY"
    )
    assert _tell("orders.Order", "total_minor", total_minor=500, currency="JPY") == "500 JPY"
    assert _tell("payments_ledger.Account", "balance", balance=-5, currency="USD") == "-0.05 USD"
    bought = {"bought_minor": 100, "bought_currency": "EUR", "paid_currency": "CNY"}
    assert _tell("payments_escrow.ForeignPurchase", "bought_minor", **bought) == "1.00 EUR"
    assert _tell("pricing.CommissionRate", "bp", bp=150) == "1.50 %"
    assert _tell("audit.TransactionRecord", "amount_minor", amount_minor=None) == EMPTY


def test_every_sum_of_the_desk_finds_its_currency():
    """The way to it leads over columns that stand, so that no page fails on a row."""
    sums = [
        (label, column.name)
        for label in DESKS
        for column in apps.get_model(label)._meta.concrete_fields
        if column.name.endswith("_minor")
    ]
    assert len(sums) > 60
    for label, name in sums:
        model = apps.get_model(label)
        own = f"{name.removesuffix('_minor')}_currency"
        columns = {column.name for column in model._meta.concrete_fields}
        path = own if own in columns else CURRENCY_AT.get(label, "currency")
        model.objects.order_by(path).exists()  # refused when it does not stand


def test_codes_moments_and_data_are_readable():
    assert _tell("payments_escrow.Escrow", "state", state="FUNDED") == "已担保"
    assert _tell("payments_escrow.Escrow", "state", state="NEVER_HEARD") == "NEVER_HEARD"
    at = datetime(2026, 11, 26, 16, 5, 9, tzinfo=UTC)
    assert _tell("orders.Order", "placed_at", placed_at=at) == "2026-11-27 00:05:09"
    assert _tell("credit.Veto", "valid_from", valid_from=date(2026, 1, 9)) == "2026-01-09"
    assert _tell("rulebook.Rule", "value", value=365) == "365", "in a list it stands in one line"
    data = _tell("events.EventEntry", "payload", payload={"a": "订单 <b>"})
    assert "订单" in data
    assert "<b>" not in data


def test_ids_of_people_and_organisations_are_told_by_name():
    body = an_organization()
    user = User.objects.create_user("a@example.com", "x")
    found = names_of([body.pk, user.person_id, user.pk, uuid.uuid4()])
    assert {key: name for key, (name, _) in found.items()} == {
        body.pk: str(body), user.pk: "a@example.com", user.person_id: "a@example.com",
    }  # fmt: skip
    account = apps.get_model("payments_ledger.Account")
    method = shown("payments_ledger.Account", account._meta.get_field("owner"), "")
    assert method is not None
    rows = [account(owner=owner) for owner in (public_id("org", body.pk), "safeguarding")]
    named(rows, linked=False)
    assert [method(None, row) for row in rows] == [str(body), "safeguarding"]
    named(rows, linked=True)
    assert f"/admin/parties/organization/{body.pk}/change/" in method(None, rows[0])


def test_every_column_has_a_chinese_title():
    for label in DESKS:
        for column in apps.get_model(label)._meta.concrete_fields:
            title = str(column.verbose_name)
            if not is_hidden(label, column) and title not in NO_CHINESE:
                assert re.search(r"[\u4e00-\u9fff]", title), f"{label}.{column.name}: {title}"


def test_every_table_has_a_name_for_its_rows_and_a_place_in_the_menu():
    registered = {model._meta.label for model in admin.site._registry}
    assert registered == set(DESKS), "nothing else is administered, above all no groups"
    menu = [app for labels in MENU.values() for app in labels.split()]
    assert sorted(menu) == sorted({label.split(".")[0] for label in DESKS})
    for label in DESKS:
        assert apps.get_model(label).__str__ is not models.Model.__str__, label
    for place in WORDS:
        label, _, name = place.rpartition(".")
        assert apps.get_model(label)._meta.get_field(name), place


def _statements(desk: Client, path: str) -> int:
    desk.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(path).status_code == 200
    return len(asked)


def _members(count: int) -> None:
    for _ in range(count):
        user = a_user()
        joins(user, an_organization(), "buyer")
        apps.get_model("events.EventEntry").objects.create(
            kind="test.heard", version=1, subject="x", payload={}, confidential=False,
            actor=str(user.pk), at=datetime.now(tz=UTC),
        )  # fmt: skip


def test_a_longer_list_asks_no_more(desk: Client):
    lists = ("/admin/parties/membership/", "/admin/events/evententry/")
    _members(3)
    few = [_statements(desk, path) for path in lists]
    _members(30)
    assert [_statements(desk, path) for path in lists] == few
    page = desk.get(lists[1]).content.decode()
    assert "person-" in page, "the actor by name"
    entry = apps.get_model("events.EventEntry").objects.order_by("-pk").first()
    row = f"{lists[1]}{entry.pk}/change/"
    assert _statements(desk, row) <= 8, "all ids of a row are looked up at once"
    assert "/admin/parties/user/" in desk.get(row).content.decode()


def test_what_is_refused_or_missing_is_told_on_a_page_of_the_desk(desk: Client):
    for path, status, text in (
        ("parties/user/add/", 403, "不能新增"),
        ("nothing/", 404, "没有这个页面"),
    ):
        answer = desk.get(f"/admin/{path}")
        assert answer.status_code == status
        assert text in answer.content.decode()
        assert "返回全部数据表" in answer.content.decode()


def test_a_password_is_changed_where_that_ends_the_sessions(desk: Client):
    """Django's own form would leave sessions and tokens alive (D33)."""
    user = User.objects.get(email="desk@example.com")
    answer = desk.post(
        "/admin/password_change/",
        {"old_password": "x", "new_password1": "longer-words-1", "new_password2": "longer-words-1"},
    )
    assert answer["Location"] == PASSWORD_PAGE
    assert "/admin/password_change/" not in desk.get("/admin/").content.decode()
    before = user.password
    user.refresh_from_db()
    assert user.password == before


def test_a_code_is_not_repeated_by_a_form_that_comes_back(desk: Client):
    given = {"username": "desk@example.com", "password": "y", "code": "424242"}
    assert "424242" not in Client().post("/admin/login/", given).content.decode()
