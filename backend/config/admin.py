"""The admin desk: every app's main tables to look at. Nothing is written here; services write."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from backend.config.titles import DESKS, Desk

PAGE = 50
SECRET_WORDS = ("password", "token", "secret", "totp", "sealed", "salt", "private", "code_hash")
SECRET_FIELDS = {
    "notices.Mail": {"text", "subject", "address"},  # a link in it opens an account
    "payments_gateway.Operation": {"request", "answer"},  # account numbers of merchants
    "payments_gateway.InboundEvent": {"body"},
}


def is_hidden(label: str, column: models.Field[Any, Any]) -> bool:
    """Whether a column holds what even the technical operator has no business to read."""
    return (
        isinstance(column, models.BinaryField)
        or any(word in column.name for word in SECRET_WORDS)
        or column.name in SECRET_FIELDS.get(label, set())
    )


class DeskAdmin(ModelAdmin):
    """A table to read: list, search, filters, one row. No adding, changing, deleting, no acts."""

    list_per_page = PAGE
    show_full_result_count = False
    actions = None

    def has_add_permission(self, request: HttpRequest, *_: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, *_: Any) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, *_: Any) -> bool:
        return False


def desk_of(label: str, desk: Desk) -> type[DeskAdmin]:
    """The admin class of one table."""
    meta = apps.get_model(label)._meta
    shown = [field for field in meta.concrete_fields if not is_hidden(label, field)]
    named = desk.columns.split()
    related = [f.name for f in meta.concrete_fields if f.is_relation and f.name in named]
    return type(
        f"{meta.object_name}Desk",
        (DeskAdmin,),
        {
            "list_display": named,
            "search_fields": desk.search.split(),
            "list_filter": desk.filters.split(),
            "ordering": desk.order,
            "list_select_related": related or False,
            "fields": [field.name for field in shown],
        },
    )


for _label, _desk in DESKS.items():
    admin.site.register(apps.get_model(_label), desk_of(_label, _desk))
