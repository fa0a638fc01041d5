"""The admin desk: every app's main tables to look at. Nothing is written here; services write."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import models
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from backend.config.desk_columns import CURRENCY_AT, Column, WordFilter, named, shown
from backend.config.desk_words import WORDS
from backend.config.titles import COLUMNS, DESKS, Desk

PAGE = 50
SECRET_WORDS = ("password", "token", "secret", "totp", "sealed", "salt", "private", "code_hash")
SECRET_FIELDS = {
    "notices.Mail": {"text", "subject", "address"},  # a link in it opens an account
    "payments_gateway.Operation": {"request", "answer"},  # account numbers of merchants
    "payments_gateway.InboundEvent": {"body"},
    "payments_payouts.WalletPayout": {"account_number"},
    "payments_treasury.PaymentOrder": {"payee_account"},
}


def is_hidden(label: str, column: Column) -> bool:
    """Whether a column holds what even the technical operator has no business to read."""
    return (
        isinstance(column, models.BinaryField)
        or any(word in column.name for word in SECRET_WORDS)
        or column.name in SECRET_FIELDS.get(label, set())
    )


class DeskAdmin(ModelAdmin):
    """A table to read: list, search, filters, one row. No adding, changing, deleting, no acts."""

    list_per_page = PAGE
    list_max_show_all = 0
    show_full_result_count = False
    actions = None

    def has_add_permission(self, request: HttpRequest, *_: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, *_: Any) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, *_: Any) -> bool:
        return False

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The list with the names of its page looked up at once."""
        page = super().get_changelist_instance(request)
        if not page.query and not page.has_active_filters:
            page.full_result_count = page.result_count  # nothing is left out: no "show all"
        page.result_list = list(page.result_list)
        named(page.result_list, linked=False)
        return page

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> models.Model | None:
        """The row with the names of whom its ids mean."""
        row: models.Model | None = super().get_object(request, object_id, from_field)
        if row is not None:
            named([row], linked=True)
        return row


def _related(label: str, columns: list[Column]) -> list[str]:
    """What a list fetches with its rows: rows it names, and the one that holds the currency."""
    told = [column.name for column in columns if column.is_relation]
    path, _, outside = CURRENCY_AT.get(label, "").partition("__")
    return [*told, path] if outside and path not in told else told


def desk_of(label: str, desk: Desk) -> type[DeskAdmin]:
    """The admin class of one table."""
    meta = apps.get_model(label)._meta
    methods: dict[str, Any] = {}
    for column in meta.concrete_fields:
        title = COLUMNS.get(column.name, str(column.verbose_name))
        if method := shown(label, column, title):
            methods[f"{column.name}_shown"] = method

    def place(name: str) -> str:
        return f"{name}_shown" if f"{name}_shown" in methods else name

    listed = desk.columns.split()
    columns = [meta.get_field(name) for name in listed]
    fields = [place(one.name) for one in meta.concrete_fields if not is_hidden(label, one)]
    return type(
        f"{meta.object_name}Desk",
        (DeskAdmin,),
        methods
        | {
            "list_display": [place(name) for name in listed],
            "search_fields": desk.search.split(),
            "list_filter": [
                (name, WordFilter) if f"{label}.{name}" in WORDS else name
                for name in desk.filters.split()
            ],
            "ordering": desk.order,
            "list_select_related": _related(label, columns) or False,
            "fields": fields,
            "readonly_fields": fields,
        },
    )


for _label, _desk in DESKS.items():
    admin.site.register(apps.get_model(_label), desk_of(_label, _desk))
admin.site.unregister(Group)  # roles stand in ``parties.roles``; a group would mean nothing
