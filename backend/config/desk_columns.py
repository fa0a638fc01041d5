"""How the desk shows what a row keeps: sums with their currency, words for codes, names for ids."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any, TypeAlias

from django.apps import apps
from django.contrib.admin import AllValuesFieldListFilter, display
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.fields.ranges import RangeField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime

from backend.config.desk_words import WORDS
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_public_id
from backend.kernel.money import Money

Column: TypeAlias = "models.Field[Any, Any]"
EMPTY = "-"
NAMED = {"actor", "owner", "payer"}
"""Columns of text that hold the id of an organisation, an account or a person."""
BALANCES = {"balance", "floor"}
CURRENCY_AT = {
    "payments_reconciliation.StatementFile": "account__currency",
    "payments_reconciliation.Break": "account__currency",
    "payments_reconciliation.ReconciledDay": "account__currency",
    "procurement_payables.Invoice": "payable__currency",
    "pricing.Voucher": "channel__currency",
}
"""Where the currency of a row's sums stands when the row has none itself."""


def _amount(value: int, row: models.Model, *, column: str, path: str) -> str:
    own = f"{column.removesuffix('_minor')}_currency"  # bought_minor, bought_currency
    currency: Any = row
    for step in (own if hasattr(row, own) else path).split("__"):
        currency = getattr(currency, step)
    money = Money(value, currency)
    return f"{money.decimal:,f} {currency}"


def _share(value: int, _row: models.Model) -> str:
    return f"{Decimal(value).scaleb(-2):f} %"


def _moment(value: datetime, _row: models.Model) -> str:
    return f"{localtime(value):%Y-%m-%d %H:%M:%S}"


def _day(value: date, _row: models.Model) -> str:
    return value.isoformat()


def _bound(value: Any) -> str:
    return f"{localtime(value):%Y-%m-%d %H:%M}" if isinstance(value, datetime) else str(value)


def _span(value: Any, _row: models.Model) -> str:
    since = _bound(value.lower) if value.lower else ""
    return f"{since} 至 {_bound(value.upper)}" if value.upper else f"{since} 起"


def _word(value: Any, _row: models.Model, *, words: Mapping[Any, str]) -> str:
    return words.get(value, str(value))


def _hex(value: bytes, _row: models.Model) -> str:
    return bytes(value).hex()


def _data(value: Any, _row: models.Model) -> str:
    if not isinstance(value, dict | list):
        return str(value)
    text = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    return format_html('<pre class="desk-data">{}</pre>', text)


def key_in(value: Any) -> uuid.UUID | None:
    """The UUID that a column's value is or spells; None: it names no organisation or person."""
    try:
        return from_public_id(value, "org")
    except (InvalidId, AttributeError):
        try:
            return uuid.UUID(str(value))
        except ValueError:
            return None


def names_of(keys: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[str, str]]:
    """Name and page of those keys that are an organisation's, an account's or a person's."""
    wanted = set(keys)
    found: dict[uuid.UUID, tuple[str, str]] = {}
    if not wanted:
        return found
    users = apps.get_model("parties.User").objects.filter(
        Q(pk__in=wanted) | Q(person_id__in=wanted)
    )
    for user in users:
        page = reverse("admin:parties_user_change", args=[user.pk])
        found |= {user.person_id: (str(user), page), user.pk: (str(user), page)}
    bodies = apps.get_model("parties.Organization").objects.filter(pk__in=wanted)
    for body in bodies:
        page = reverse("admin:parties_organization_change", args=[body.pk])
        found[body.pk] = (str(body), page)
    return found


def ids_of(row: models.Model) -> Iterator[uuid.UUID]:
    """All ids that a row holds in columns of organisations and people."""
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        values = value or [] if isinstance(column, ArrayField) else [value]
        if ids_in(column) or isinstance(column, ArrayField):
            yield from filter(None, map(key_in, values))


def named(rows: Iterable[models.Model], *, linked: bool) -> None:
    """Look up at once whom the ids of these rows name, and whether the names lead anywhere."""
    found = names_of(key for row in rows for key in ids_of(row))
    for row in rows:
        vars(row).update(desk_names=found, desk_linked=linked)


def _who(value: Any, row: models.Model) -> Any:
    """The name behind an id, as ``named`` found it; an id that names nobody stays."""
    known = vars(row).get("desk_names", {}).get(key_in(value))
    if known is None:
        return value
    linked = vars(row)["desk_linked"]
    return format_html('<a href="{1}" class="text-link">{0}</a>', *known) if linked else known[0]


def _each(values: list[Any], row: models.Model) -> Any:
    """The parts of an array; ids among them by name."""
    return format_html_join("、", "{}", ((_who(value, row),) for value in values)) or EMPTY


def ids_in(column: Column) -> bool:
    """Whether a column holds ids of organisations and people."""
    if isinstance(column, models.UUIDField):
        return not column.primary_key
    return isinstance(column, models.CharField) and column.name in NAMED


def _plain_way(column: Column) -> Callable[[Any, models.Model], Any] | None:
    if ids_in(column):
        return _who
    match column:
        case models.JSONField():
            return _data
        case models.DateTimeField():
            return _moment
        case models.DateField():
            return _day
        case RangeField():
            return _span
        case ArrayField():
            return _each
        case models.BinaryField():
            return _hex
    return None


def way_of(label: str, column: Column) -> Callable[[Any, models.Model], Any] | None:
    """How a column's values are shown; None: as Django shows them."""
    if words := WORDS.get(f"{label}.{column.name}"):
        return partial(_word, words=words)
    if isinstance(column, models.IntegerField):
        if column.name.endswith("_minor") or column.name in BALANCES:
            path = CURRENCY_AT.get(label, "currency")
            return partial(_amount, column=column.name, path=path)
        return _share if column.name == "bp" or column.name.endswith("_bp") else None
    return _plain_way(column)


def shown(label: str, column: Column, title: str) -> Callable[[Any, models.Model], Any] | None:
    """The method of a desk that shows a column, or None when Django shows it well."""
    way = way_of(label, column)
    if way is None:
        return None

    @display(description=title, ordering=column.name, empty_value=EMPTY)
    def method(_desk: Any, row: models.Model) -> Any:
        value = getattr(row, column.attname)
        return EMPTY if value in (None, "", [], {}) else way(value, row)

    return method


class WordFilter(AllValuesFieldListFilter):
    """The values that occur, by their words."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        words = WORDS[f"{changelist.model._meta.label}.{self.field_path}"]
        for choice in super().choices(changelist):
            yield choice | {"display": words.get(choice["display"], choice["display"])}
