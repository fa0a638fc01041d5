"""What may be on the shelf, and how given facts become stored ones. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from backend.kernel.errors import Sentence

DRAFT = "DRAFT"
IN_REVIEW = "IN_REVIEW"
PUBLISHED = "PUBLISHED"
UNPUBLISHED = "UNPUBLISHED"
REJECTED = "REJECTED"
BLOCKED = "BLOCKED"

CHOICE_KINDS = frozenset({"DROPDOWN", "MULTISELECT", "SWATCH"})
INFANT_MONTHS = 36  # GB 18401-2010: class A up to 36 months
VARIANTS_MAX = 200
PICTURES_MAX = 15
NEEDS_REVIEW = frozenset({"category", "brand", "composition", "ccc-certificate", "ccc-expiry"})
BANNED_WORDS = (
    "国家级",
    "最高级",
    "最佳",
    "全网第一",
    "世界第一",
    "绝对安全",
    "包治百病",
    "高仿",
    "A货",
)
"""Superlatives and counterfeits (Advertising Law, art. 9); operators may add rulebook rows."""

_TRANSITIONS: dict[str, frozenset[str]] = {
    DRAFT: frozenset({IN_REVIEW, PUBLISHED, REJECTED, BLOCKED}),
    IN_REVIEW: frozenset({PUBLISHED, REJECTED, BLOCKED}),
    PUBLISHED: frozenset({UNPUBLISHED, IN_REVIEW, BLOCKED}),
    UNPUBLISHED: frozenset({PUBLISHED, IN_REVIEW, REJECTED, BLOCKED}),
    REJECTED: frozenset({DRAFT, IN_REVIEW, PUBLISHED, REJECTED, BLOCKED}),
    BLOCKED: frozenset({UNPUBLISHED}),
}


def may_move(current: str, target: str) -> bool:
    """Whether a product may go from one state to another (markets brief 7)."""
    return target in _TRANSITIONS[current]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with given goods: the field, a stable code, a sentence."""

    field: str
    code: str
    words: Sentence

    @property
    def message(self) -> str:
        return str(self.words)

    def as_row(self) -> dict[str, str]:
        """As stored with the product and shown to the merchant."""
        return {"field": self.field, "code": self.code, "message": self.message}


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeDef:
    """An attribute as a product type uses it; ``options`` maps slugs to names."""

    slug: str
    name: str
    kind: str
    is_variant: bool = False
    is_required: bool = False
    options: Mapping[str, str] = field(default_factory=dict)


def _number(text: str) -> str | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number) >= Decimal(10) ** 14 or not text.isascii():
        return None
    return format(number.quantize(Decimal("0.000001")).normalize(), "f")


def _choices(spec: AttributeDef, given: list[Any]) -> tuple[list[Any], Sentence | None]:
    by_name = {name: slug for slug, name in spec.options.items()}
    found = []
    for each in given:
        text = str(each).strip()
        slug = text if text in spec.options else by_name.get(text)
        if slug is None:
            return [], Sentence("“{name}”没有选项“{option}”。", name=spec.name, option=text[:40])
        if slug not in found:
            found.append(slug)
    if spec.kind != "MULTISELECT" and len(found) > 1:
        return [], Sentence("“{name}”只能选一项。", name=spec.name)
    return found, None


def _is_true(value: Any) -> bool:
    return str(value).strip().lower() in {"true", "1", "yes", "y", "是", "有", "支持"}


def fact_normalise(spec: AttributeDef, given: Any) -> tuple[list[Any], Sentence | None]:
    """A given value as stored: a list of option slugs, or one plain value; or what is wrong."""
    values = list(given) if isinstance(given, (list, tuple)) else [given]
    values = [each for each in values if each is not None and str(each).strip() != ""]
    if not values:
        return [], None
    if spec.kind in CHOICE_KINDS:
        if spec.kind == "MULTISELECT":
            values = [part for each in values for part in re.split(r"[,，|;；]", str(each)) if part]
        return _choices(spec, values)
    text = str(values[0]).strip()
    if spec.kind == "NUMERIC":
        number = _number(text)
        if number:
            return [number], None
        return [], Sentence("“{name}”应为数字。", name=spec.name)
    if spec.kind == "BOOLEAN":
        return [_is_true(values[0])], None
    if spec.kind == "DATE":
        try:
            return [date.fromisoformat(text).isoformat()], None
        except ValueError:
            return [], Sentence("“{name}”应为日期，如 2026-01-31。", name=spec.name)
    return [text[:250]], None


def facts_normalise(
    specs: Mapping[str, AttributeDef], given: Mapping[str, Any]
) -> tuple[dict[str, list[Any]], list[Fault]]:
    """All given facts as stored; unknown attributes and bad values are faults."""
    facts: dict[str, list[Any]] = {}
    faults = []
    for slug, value in given.items():
        spec = specs.get(slug)
        if spec is None:
            words = Sentence("该类目没有属性“{slug}”。", slug=slug)
            faults.append(Fault(f"facts.{slug}", "UNKNOWN_ATTRIBUTE", words))
            continue
        values, wrong = fact_normalise(spec, value)
        if wrong:
            faults.append(Fault(f"facts.{slug}", "BAD_VALUE", wrong))
        elif values:
            facts[slug] = values
    return facts, faults


def banned_words_in(texts: Iterable[str], banned: Iterable[str] = BANNED_WORDS) -> list[str]:
    """Banned words that stand in the texts."""
    whole = "\n".join(texts)
    return [word for word in banned if word in whole]


def _first(facts: Mapping[str, list[Any]], slug: str) -> str:
    values = facts.get(slug) or [""]
    return str(values[0])


def for_infants(facts: Mapping[str, list[Any]], category: str) -> bool:
    """Whether goods are for children under three."""
    months = _first(facts, "age-months-min")
    if months:
        return Decimal(months) < INFANT_MONTHS
    return category.startswith("baby") or _first(facts, "gender") in {"baby", "infant"}


def review_faults(
    *,
    specs: Mapping[str, AttributeDef],
    facts: Mapping[str, list[Any]],
    variant_choices: Iterable[Mapping[str, str]],
    texts: Iterable[str],
    category: str,
    pictures: int,
    prices: int,
    today: date,
) -> list[Fault]:
    """Review by rule before goods reach the shelf; empty means they may (markets brief 7)."""
    faults = []
    choices = list(variant_choices)
    for spec in specs.values():
        if not spec.is_required:
            continue
        missing = (
            any(not each.get(spec.slug) for each in choices) or not choices
            if spec.is_variant
            else not facts.get(spec.slug)
        )
        if missing:
            words = Sentence("“{name}”必填。", name=spec.name)
            faults.append(Fault(f"facts.{spec.slug}", "REQUIRED", words))
    for word in banned_words_in(texts):
        faults.append(Fault("name", "BANNED_WORD", Sentence("不得使用“{word}”。", word=word)))
    infants = "safety-class" in specs and for_infants(facts, category)
    if infants and _first(facts, "safety-class") != "a":
        words = Sentence("三岁以下用品须为安全类别 A 类（GB 18401）。")
        faults.append(Fault("facts.safety-class", "CLASS_A_REQUIRED", words))
    expiry = _first(facts, "ccc-expiry")
    if expiry and date.fromisoformat(expiry) < today:
        words = Sentence("CCC 证书已过期。")
        faults.append(Fault("facts.ccc-expiry", "CERTIFICATE_EXPIRED", words))
    if not choices:
        faults.append(Fault("variants", "REQUIRED", Sentence("至少要有一个规格。")))
    if not pictures:
        faults.append(Fault("media", "REQUIRED", Sentence("至少要有一张图片。")))
    if not prices:
        faults.append(Fault("prices", "REQUIRED", Sentence("至少要在一个渠道定价。")))
    return faults


def fabric_grams_per_metre(gsm: Decimal, width_cm: Decimal) -> Decimal:
    """Weight of a running metre of cloth: g/m2 x width (markets brief 5.1)."""
    return (gsm * width_cm / 100).quantize(Decimal("0.1"))


def tube_kg_per_metre(outer_mm: Decimal, wall_mm: Decimal) -> Decimal:
    """Theoretical weight of a round steel tube (markets brief 5.3)."""
    return ((outer_mm - wall_mm) * wall_mm * Decimal("0.02466")).quantize(Decimal("0.001"))


def in_sale_units(quantity: int, units: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """A base quantity in sale units, largest first, the rest in the base unit as ``""``."""
    left = quantity
    shown = []
    for name, factor in sorted(units, key=lambda unit: -unit[1]):
        count, left = divmod(left, factor)
        if count:
            shown.append((name, count))
    if left or not shown:
        shown.append(("", left))
    return shown


def slug_of(text: str) -> str:
    """Letters, digits and hyphens of a text."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:150]
