"""The four sites as data."""

from markets.sites.data.electronics import ELECTRONICS
from markets.sites.data.industrial import INDUSTRIAL
from markets.sites.data.intl import INTL
from markets.sites.data.textile import TEXTILE
from markets.sites.rules import SiteSpec

SITES: tuple[SiteSpec, ...] = (TEXTILE, ELECTRONICS, INDUSTRIAL, INTL)
