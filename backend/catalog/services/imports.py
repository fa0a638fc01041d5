"""Taking a shop's goods from a sheet: one line per SKU, lines of one style make one product."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction

from backend.catalog.drafts import ProductDraft, VariantDraft
from backend.catalog.errors import ProductFaults, SellerNotActive
from backend.catalog.models import Category, Product, ProductType, ProductVariant
from backend.catalog.permissions import PRODUCT_EDIT
from backend.catalog.rules import AttributeDef
from backend.catalog.selectors import attribute_defs
from backend.catalog.services.product import product_create, variants_add
from backend.channels.selectors import channel_by_slug
from backend.kernel.actor import Actor
from backend.kernel.errors import DomainError, Invalid, Sentence
from backend.parties.selectors import seller_trades

ALIASES = {
    "款号": "style", "类目": "category", "名称": "name", "英文名称": "name_en", "规格": "variant",
    "图片": "picture", "单位": "unit", "重量(克)": "weight_g", "重量": "weight_g",
    "装箱数": "pcs_per_carton", "箱长": "l_cm", "箱宽": "w_cm", "箱高": "h_cm", "毛重": "gross_g",
    "hs编码": "hs_code", "条码": "gtin",
}  # fmt: skip
CARTON = ("pcs_per_carton", "l_cm", "w_cm", "h_cm", "gross_g")
OWN = frozenset(
    {"style", "category", "name", "name_en", "sku", "variant", "picture", "unit", "weight_g",
     "hs_code", "gtin", *CARTON}
)  # fmt: skip
TEXTS = ("style", "name", "name_en", "sku", "variant", "unit")
_PRICE = re.compile(r"^(?:price|价格)[ :：](.+)$")
_FORMULA = re.compile(r"^[=+\-@\t\r]")
PROGRESS_EVERY = 100


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong with a line of the sheet (the heading is line 1)."""

    line: int
    field: str
    words: Sentence


@dataclass(slots=True)
class ImportReport:
    """What an import did, or would do."""

    lines: int = 0
    products: int = 0
    variants: int = 0
    unchanged: int = 0
    faults: list[LineFault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: dict[str, str]

    def text(self, name: str) -> str:
        return self.cells.get(name, "").strip()


class _Bad(Invalid):
    def __init__(self, line: int, field: str, message: str, **params: Any) -> None:
        super().__init__(message, field=field, **params)
        self.line = line


def _lines(rows: Iterable[Mapping[str, str]]) -> Iterable[_Line]:
    for number, row in enumerate(rows, start=2):
        yield _Line(number, {ALIASES.get(key, key): value or "" for key, value in row.items()})


def _whole(line: _Line, name: str) -> int | None:
    text = line.text(name)
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 10**9:
        raise _Bad(line.number, name, "“{text}”应为正整数。", text=text[:20])
    return int(text)


def _prices(line: _Line) -> dict[str, Decimal]:
    found = {}
    for heading, text in line.cells.items():
        match = _PRICE.match(heading)
        if not match or not text.strip():
            continue
        slug = match.group(1).strip()
        if channel_by_slug(slug) is None:
            raise _Bad(line.number, heading, "没有渠道“{slug}”。", slug=slug)
        try:
            found[slug] = Decimal(text.strip())
        except InvalidOperation as error:
            raise _Bad(line.number, heading, "“{text}”不是价格。", text=text[:20]) from error
    if not found:
        raise _Bad(line.number, "price", "至少要有一个渠道的价格。")
    return found


def _carton(line: _Line) -> dict[str, int]:
    given = {name: value for name in CARTON if (value := _whole(line, name)) is not None}
    if given and len(given) < len(CARTON):
        raise _Bad(line.number, "pcs_per_carton", "箱规须填写装箱数、长、宽、高与毛重。")
    return given


def _checked(line: _Line) -> None:
    for name in TEXTS:
        if _FORMULA.match(line.text(name)):
            raise _Bad(line.number, name, "文字不得以 = + - @ 开头。")
    for name in ("style", "category", "name", "sku"):
        if not line.text(name):
            raise _Bad(line.number, name, "此列必填。")


class _Sets:
    """Categories and attribute sets, read once."""

    def __init__(self) -> None:
        self.categories = {row.slug: row for row in Category.objects.all()}
        self.by_name = {row.name: row.slug for row in self.categories.values()}
        types = dict(ProductType.objects.values_list("slug", "pk"))
        defs = attribute_defs(types.values())
        self.defs = {slug: defs.get(key, {}) for slug, key in types.items()}

    def category(self, line: _Line) -> Category:
        text = line.text("category")
        found = self.categories.get(text) or self.categories.get(self.by_name.get(text, ""))
        if found is None or not found.product_type_slug:
            raise _Bad(line.number, "category", "没有末级类目“{text}”。", text=text[:40])
        return found

    def attributes(self, line: _Line, category: Category) -> tuple[dict[str, Any], dict[str, str]]:
        """The line's facts and its variant choices, headings by slug or Chinese name."""
        defs = self.defs[category.product_type_slug]
        by_name: dict[str, AttributeDef] = {each.name.lower(): each for each in defs.values()}
        facts: dict[str, Any] = {}
        choices: dict[str, str] = {}
        for heading, text in line.cells.items():
            if heading in OWN or _PRICE.match(heading) or not text.strip():
                continue
            spec = defs.get(heading) or by_name.get(heading)
            if spec is None:
                continue
            if spec.is_variant:
                choices[spec.slug] = text.strip()
            else:
                facts[spec.slug] = text.strip()
        return facts, choices


def _draft(lines: list[_Line], sets: _Sets, merchant_id: uuid.UUID) -> ProductDraft:
    variants = []
    facts: dict[str, Any] = {}
    head = lines[0]
    category = sets.category(head)
    for line in lines:
        _checked(line)
        own, choices = sets.attributes(line, category)
        facts = {**own, **facts}
        variants.append(
            VariantDraft(
                sku=line.text("sku")[:80],
                name=(line.text("variant") or " / ".join(choices.values()) or "标准")[:200],
                prices=_prices(line),
                choices=choices,
                base_unit=(line.text("unit") or "件")[:16],
                weight_g=_whole(line, "weight_g"),
                carton=_carton(line),
                gtin=line.text("gtin")[:14],
            )
        )
    english = head.text("name_en")
    return ProductDraft(
        merchant_id=merchant_id,
        category=category.slug,
        name=head.text("name"),
        facts=facts,
        variants=tuple(variants),
        translations={"EN": {"name": english}} if english else {},
        media=tuple((line.text("picture"), "") for line in lines if line.text("picture"))[:1],
        unit=(head.text("unit") or "件")[:16],
        hs_code=head.text("hs_code")[:10],
        external_reference=head.text("style")[:120],
    )


def products_import(
    *,
    actor: Actor,
    merchant_id: uuid.UUID,
    rows: Iterable[Mapping[str, str]],
    dry_run: bool = False,
    on_progress: Callable[[int], object] | None = None,
) -> ImportReport:
    """Draft the sheet's goods in the shop; each style is written whole or not at all.

    A style that is there already gets only its new SKUs, so the same sheet twice changes nothing.
    With ``dry_run`` all is checked and nothing kept. Raises Forbidden, SellerNotActive,
    SheetUnreadable.
    """
    actor.require(PRODUCT_EDIT)
    if not seller_trades(merchant_id):
        raise SellerNotActive
    report = ImportReport()
    styles: dict[str, list[_Line]] = {}
    for line in _lines(rows):
        report.lines += 1
        styles.setdefault(line.text("style"), []).append(line)
    sets = _Sets()
    done = 0
    for lines in styles.values():
        try:
            with transaction.atomic():
                _style_take(actor, merchant_id, lines, sets, report)
                if dry_run:
                    transaction.set_rollback(True)
        except _Bad as bad:
            report.faults.append(LineFault(bad.line, bad.field or "", bad.sentence))
        except ProductFaults as refused:
            report.faults += [
                LineFault(_line_of(fault.field, lines), fault.field, fault.words)
                for fault in refused.faults
            ]
        except DomainError as refused:
            report.faults.append(LineFault(lines[0].number, refused.field or "", refused.sentence))
        done += len(lines)
        if on_progress and (done % PROGRESS_EVERY < len(lines) or done == report.lines):
            on_progress(done)
    return report


def _line_of(field: str, lines: list[_Line]) -> int:
    parts = field.split(".")
    if parts[0] == "variants" and len(parts) > 1 and int(parts[1]) < len(lines):
        return lines[int(parts[1])].number
    return lines[0].number


def _style_take(
    actor: Actor,
    merchant_id: uuid.UUID,
    lines: list[_Line],
    sets: _Sets,
    report: ImportReport,
) -> None:
    for line in lines:
        _checked(line)
    draft = _draft(lines, sets, merchant_id)
    held = Product.objects.filter(
        merchant_id=merchant_id, external_reference=draft.external_reference
    ).first()
    if held is None:
        product_create(actor=actor, draft=draft)
        report.products += 1
        report.variants += len(draft.variants)
        return
    known = set(ProductVariant.objects.filter(product=held).values_list("sku", flat=True))
    fresh = [variant for variant in draft.variants if variant.sku not in known]
    report.unchanged += len(draft.variants) - len(fresh)
    if fresh:
        variants_add(actor=actor, product_id=held.pk, drafts=fresh)
        report.variants += len(fresh)
