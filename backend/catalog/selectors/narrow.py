"""Filters as conditions on listing rows. Plain mappings in, with ids already as UUIDs or Relay."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Q

from backend.catalog.models import AssignedValue, CollectionProduct
from backend.catalog.selectors.sets import categories_under
from backend.kernel.errors import Invalid, InvalidId
from backend.kernel.ids import from_relay

NOTHING = Q(pk__in=[])
EVERYTHING = Q()
NESTING_MAX = 4


def ids_of(type_name: str, values: Iterable[str]) -> list[uuid.UUID]:
    """Relay ids as keys; ids of another kind match nothing."""
    found = []
    for value in values:
        try:
            found.append(from_relay(value, type_name))
        except InvalidId:
            continue
    return found


def _one_or_more(given: Mapping[str, Any]) -> list[Any]:
    values = []
    if given.get("eq") is not None:
        values.append(given["eq"])
    values.extend(given.get("one_of") or [])
    return values


def _range(field: str, given: Mapping[str, Any]) -> Q:
    condition = Q()
    for end in ("gte", "lte"):
        if given.get(end) is not None:
            value = given[end]
            exact = Decimal(str(value)) if isinstance(value, float) else value
            condition &= Q(**{f"{field}__{end}": exact})
    return condition


def _number(field: str, given: Mapping[str, Any]) -> Q:
    if given.get("range") is not None:
        return _range(field, given["range"])
    return Q(**{f"{field}__in": _one_or_more(given)})


def attribute_condition(given: Mapping[str, Any]) -> Q:
    """Goods that have any of the values of one attribute."""
    rows = AssignedValue.objects.filter(product_id=OuterRef("product_id"))
    if given.get("slug"):
        rows = rows.filter(attribute__slug=given["slug"])
    value = given.get("value") or {}
    condition = Q()
    if given.get("values") is not None:
        condition &= Q(value__slug__in=given["values"])
    if given.get("values_range") is not None:
        condition &= _range("number", given["values_range"])
    wanted = given.get("boolean", value.get("boolean"))
    if wanted is not None:
        condition &= Q(flag=wanted)
    if value.get("slug") is not None:
        condition &= Q(value__slug__in=_one_or_more(value["slug"]))
    if value.get("name") is not None:
        names = _one_or_more(value["name"])
        condition &= Q(value__name__in=names) | Q(text__in=names)
    if value.get("numeric") is not None:
        condition &= _number("number", value["numeric"])
    for key in ("date", "date_time"):
        period = given.get(key) or value.get(key)
        if period is not None:
            condition &= _text_range(period)
    if value.get("reference") is not None:
        return NOTHING
    return Q(Exists(rows.filter(condition)))


def _text_range(period: Mapping[str, Any]) -> Q:
    """Days are kept as ISO text, which sorts as time."""
    condition = ~Q(text="")
    for end in ("gte", "lte"):
        if period.get(end) is not None:
            condition &= Q(**{f"text__{end}": period[end].isoformat()})
    return condition


def attributes_condition(rows: Iterable[Mapping[str, Any]]) -> Q:
    """Every entry must hold; an empty list matches nothing."""
    entries = list(rows)
    if not entries:
        return NOTHING
    condition = Q()
    for entry in entries:
        condition &= attribute_condition(entry)
    return condition


def _categories(values: Iterable[str]) -> Q:
    return Q(category_path__in=categories_under(ids_of("Category", values)))


def _collections(values: Iterable[str]) -> Q:
    members = CollectionProduct.objects.filter(
        product_id=OuterRef("product_id"), collection_id__in=ids_of("Collection", values)
    )
    return Q(Exists(members))


def _when(flag: bool, condition: Q) -> Q:
    return condition if flag else ~condition


_SHARED: dict[str, Callable[[Any], Q]] = {
    "ids": lambda v: Q(product_id__in=ids_of("Product", v)),
    "is_published": lambda v: _when(v, Q(is_published=True)),
    "is_available": lambda v: _when(v, Q(in_stock=True)),
    "is_visible_in_listing": lambda v: _when(v, Q(visible=True)),
    "has_category": lambda v: EVERYTHING if v else NOTHING,
    "gift_card": lambda v: NOTHING if v else EVERYTHING,
    "has_preordered_variants": lambda v: NOTHING if v else EVERYTHING,
    "published_from": lambda v: Q(listed_at__gte=v),
    "available_from": lambda v: Q(listed_at__gte=v),
    "stock_availability": lambda v: Q(in_stock=v == "IN_STOCK"),
    "attributes": attributes_condition,
    "metadata": lambda rows: _metadata(rows),
}
_FILTER: dict[str, Callable[[Any], Q]] = {
    **_SHARED,
    "categories": _categories,
    "collections": _collections,
    "price": lambda v: _range("min_price", v),
    "minimal_price": lambda v: _range("min_price", v),
    "updated_at": lambda v: _range("product__updated_at", v),
    "product_types": lambda v: Q(product__product_type_id__in=ids_of("ProductType", v)),
    "slugs": lambda v: Q(product__slug__in=v),
    "merchants": lambda v: Q(product__merchant_id__in=ids_of("Merchant", v)),
    "grades": lambda v: Q(grade__in=v),
    "booth": lambda v: Q(booth_codes__contains=[v]),
}
_WHERE: dict[str, Callable[[Any], Q]] = {
    **_SHARED,
    "name": lambda v: Q(name__in=_one_or_more(v)),
    "slug": lambda v: Q(product__slug__in=_one_or_more(v)),
    "product_type": lambda v: Q(
        product__product_type_id__in=ids_of("ProductType", _one_or_more(v))
    ),
    "category": lambda v: _categories(_one_or_more(v)),
    "collection": lambda v: _collections(_one_or_more(v)),
    "merchant": lambda v: Q(product__merchant_id__in=ids_of("Merchant", _one_or_more(v))),
    "price": lambda v: _number("min_price", v),
    "minimal_price": lambda v: _number("min_price", v),
    "updated_at": lambda v: (
        _range("product__updated_at", v["range"])
        if v.get("range")
        else Q(product__updated_at__in=_one_or_more(v))
    ),
}


def _metadata(rows: Iterable[Mapping[str, Any]]) -> Q:
    condition = Q()
    for row in rows:
        if row.get("value") is None:
            condition &= Q(product__metadata__has_key=row["key"])
        else:
            condition &= Q(product__metadata__contains={row["key"]: row["value"]})
    return condition


def filter_condition(given: Mapping[str, Any]) -> Q:
    """The older filter. ``search`` and ``channel`` are read elsewhere."""
    condition = Q()
    for key, value in given.items():
        if value is not None and key in _FILTER:
            condition &= _FILTER[key](value)
    return condition


def where_condition(given: Mapping[str, Any], *, depth: int = 0) -> Q:
    """The newer filter; AND and OR may nest four deep. Raises Invalid."""
    if depth > NESTING_MAX:
        raise Invalid("筛选条件嵌套过深。", field="where")
    condition = Q()
    for key, value in given.items():
        if value is None:
            continue
        if key in {"AND", "and"}:
            for part in value:
                condition &= where_condition(part, depth=depth + 1)
        elif key in {"OR", "or"}:
            either = NOTHING
            for part in value:
                either |= where_condition(part, depth=depth + 1)
            condition &= either
        elif key in _WHERE:
            condition &= _WHERE[key](value)
    return condition
