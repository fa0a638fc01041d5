"""What a site's data looks like, and the checks it must pass (markets brief 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

CHOICE_KINDS = frozenset({"DROPDOWN", "MULTISELECT", "SWATCH"})
PLAIN_KINDS = frozenset({"NUMERIC", "PLAIN_TEXT", "BOOLEAN", "DATE"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of an attribute; ``swatch`` is a colour as ``#rrggbb``."""

    code: str
    zh: str
    en: str
    swatch: str = ""


@dataclass(frozen=True, slots=True)
class AttributeSpec:
    """One attribute. ``unit`` is a UN/ECE code or a plain unit sign."""

    slug: str
    zh: str
    en: str
    kind: str
    unit: str = ""
    choices: tuple[Choice, ...] = ()

    def __post_init__(self) -> None:
        assert self.kind in CHOICE_KINDS | PLAIN_KINDS, self.kind
        assert bool(self.choices) == (self.kind in CHOICE_KINDS), self.slug


@dataclass(frozen=True, slots=True)
class Use:
    """How a product type uses an attribute; written as flags: * required, V, F, S."""

    attribute: str
    required: bool = False
    variant: bool = False
    filter: bool = False
    compared: bool = False


def use(slug: str, flags: str = "") -> Use:
    """``use("colour", "*V")``: required and variant-selecting; F filter, S compared."""
    assert set(flags) <= set("*VFS"), flags
    return Use(
        attribute=slug,
        required="*" in flags,
        variant="V" in flags,
        filter="F" in flags,
        compared="S" in flags,
    )


@dataclass(frozen=True, slots=True)
class ProductTypeSpec:
    """A product type with its attribute set."""

    slug: str
    zh: str
    en: str
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class CategorySpec:
    """A category; leaves name the product type of their goods."""

    slug: str
    zh: str
    en: str
    product_type: str = ""
    children: tuple[CategorySpec, ...] = ()

    def leaves(self) -> Iterator[CategorySpec]:
        """The categories that hold goods."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


@dataclass(frozen=True, slots=True)
class SiteSpec:
    """One trading site. ``commission_bp``: basis points by top category, ``""`` for the rest."""

    slug: str
    attributes: tuple[AttributeSpec, ...]
    product_types: tuple[ProductTypeSpec, ...]
    categories: tuple[CategorySpec, ...]
    commission_bp: dict[str, int] = field(default_factory=dict)

    def faults(self) -> list[str]:
        """What does not fit together; empty for a sound spec."""
        attributes = {spec.slug for spec in self.attributes}
        types = {spec.slug for spec in self.product_types}
        found = [
            f"{kind.slug}: unknown attribute {each.attribute}"
            for kind in self.product_types
            for each in kind.uses
            if each.attribute not in attributes
        ]
        found += [
            f"{leaf.slug}: unknown product type {leaf.product_type!r}"
            for top in self.categories
            for leaf in top.leaves()
            if leaf.product_type not in types
        ]
        tops = {top.slug for top in self.categories} | {""}
        found += [
            f"commission for unknown {slug}" for slug in self.commission_bp if slug not in tops
        ]
        return found


def choices(*rows: str) -> tuple[Choice, ...]:
    """Options written ``code|中文|English`` or ``code|中文|English|#rrggbb``."""
    return tuple(Choice(*row.split("|")) for row in rows)
