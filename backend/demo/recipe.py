"""What the generator knows about the goods of one category."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """Goods of one leaf category.

    ``price``: median CNY per base unit. ``gram``: weight per base unit. ``carton``: pieces per
    carton and its length, width, height in cm. ``axes``: variant attributes and how many options
    one product offers. ``moq``: usual minimum quantities. ``art``: the picture's motif.
    """

    category: str
    nouns: tuple[str, ...]
    english: str
    points: tuple[str, ...]
    price: float
    gram: int
    carton: tuple[int, int, int, int]
    axes: tuple[tuple[str, int], ...]
    moq: tuple[int, ...]
    art: str
    facts: tuple[tuple[str, str], ...] = ()
    unit: str = "件"


def recipe(
    category: str,
    nouns: str,
    english: str,
    points: str,
    *,
    price: float,
    gram: int,
    carton: str,
    axes: str,
    moq: str,
    art: str,
    facts: str = "",
    unit: str = "件",
) -> Recipe:
    """A recipe from one line: lists are separated by ``|``, pairs by ``:``.

    ``carton="100:60x40x35"``, ``axes="color:3|size:4"``, ``facts="gsm:120-180|weave:plain,twill"``.
    """
    pieces, _, box = carton.partition(":")
    length, width, height = (int(side) for side in box.split("x"))
    return Recipe(
        category=category,
        nouns=tuple(nouns.split("|")),
        english=english,
        points=tuple(points.split("|")),
        price=price,
        gram=gram,
        carton=(int(pieces), length, width, height),
        axes=_pairs_int(axes),
        moq=tuple(int(step) for step in moq.split("|")),
        art=art,
        facts=_pairs(facts),
        unit=unit,
    )


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    found = []
    for part in filter(None, text.split("|")):
        name, _, value = part.partition(":")
        found.append((name, value))
    return tuple(found)


def _pairs_int(text: str) -> tuple[tuple[str, int], ...]:
    return tuple((name, int(value)) for name, value in _pairs(text))
