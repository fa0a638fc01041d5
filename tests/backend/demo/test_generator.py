"""The demo catalogue: repeatable, complete, shaped like a market's."""

from __future__ import annotations

import re
import statistics

import pytest

from backend.demo.data import electronics, industrial, intl, textile
from backend.demo.generator import Generator
from markets.sites.data import SITES

RECIPES = {
    "textile": textile.RECIPES,
    "electronics": electronics.RECIPES,
    "industrial": industrial.RECIPES,
    "intl": intl.RECIPES,
}


def _drafts(site, count=200, seed=7):
    return list(Generator(site, RECIPES[site.slug], seed=seed).products(count))


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.slug)
def test_the_same_seed_makes_the_same_goods(site):
    assert _drafts(site, 40) == _drafts(site, 40)
    assert _drafts(site, 40) != _drafts(site, 40, seed=8)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.slug)
def test_every_required_attribute_is_filled(site):
    types = {kind.slug: kind for kind in site.product_types}
    for draft in _drafts(site):
        for use in types[draft.product_type].uses:
            if use.required and not use.variant:
                assert draft.facts.get(use.attribute), (draft.category, use.attribute)
            if use.required and use.variant:
                assert all(use.attribute in v.choices for v in draft.variants)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.slug)
def test_coded_values_are_options_of_the_attribute(site):
    specs = {spec.slug: spec for spec in site.attributes}
    for draft in _drafts(site):
        for name, value in draft.facts.items():
            spec = specs.get(name)
            if spec and spec.choices:
                assert value in {choice.code for choice in spec.choices}, (
                    draft.category,
                    name,
                    value,
                )


def test_tiers_start_at_the_moq_and_fall():
    for site in SITES:
        for draft in _drafts(site):
            for variant in draft.variants:
                quantities = [tier.min_quantity for tier in variant.tiers]
                prices = [tier.price for tier in variant.tiers]
                assert quantities[0] == draft.moq
                assert quantities == sorted(set(quantities))
                assert prices == sorted(prices, reverse=True)


def test_twelve_thousand_products_make_about_forty_thousand_variants():
    counts = [len(d.variants) for site in SITES for d in _drafts(site, 300)]
    assert 3.0 <= statistics.mean(counts) <= 6.0


def test_a_composition_adds_up_to_a_hundred():
    for draft in _drafts(SITES[0]):
        text = draft.facts.get("composition", "")
        parted = text.startswith(("面料", "鞋面"))  # several parts, each adds up by itself
        if not parted and re.fullmatch(r"(?:[\u4e00-\u9fff]+\d+%\s?)+", text):
            assert sum(int(n) for n in re.findall(r"(\d+)%", text)) == 100, text
