"""The sites' data fits together."""

from __future__ import annotations

import pytest

from markets.sites.data import SITES
from markets.sites.rules import SiteSpec


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.slug)
def test_a_site_has_no_faults(site: SiteSpec):
    assert site.faults() == []


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.slug)
def test_slugs_are_unique(site: SiteSpec):
    leaves = [leaf.slug for top in site.categories for leaf in top.leaves()]
    assert len(leaves) == len(set(leaves))
    assert all(len({c.code for c in a.choices}) == len(a.choices) for a in site.attributes)


def test_the_four_sites_stand():
    assert [site.slug for site in SITES] == ["textile", "electronics", "industrial", "intl"]
