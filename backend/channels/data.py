"""The rows of the five sites and their channels (markets brief 1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRow:
    """One channel; its slug is the site's with the currency."""

    currency: str
    slug: str = ""
    countries: tuple[str, ...] = ("CN",)
    door: str = "open"
    unpaid: bool = False
    single_merchant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    """One site with its names, look and channels."""

    slug: str
    zh: str
    en: str
    tagline_zh: str
    tagline_en: str
    languages: tuple[str, ...]
    theme: dict[str, Any] = field(default_factory=dict)
    channels: tuple[ChannelRow, ...] = ()


ABROAD = ("CN", "GB", "US", "DE", "FR", "NL", "BE", "ES", "IT", "IE", "RU", "KZ", "AE", "SA", "JP",
          "KR", "AU", "CA", "CH", "NO", "SE", "FI", "DK", "PT", "AT", "PL", "CZ", "GR", "CY", "MT",
          "LT", "IS", "IL", "BH", "LB", "BR", "SG", "HK", "ZA", "JE")  # fmt: skip

SITES: tuple[SiteRow, ...] = (
    SiteRow(
        slug="gov",
        zh="石家庄政府采购网上商城",
        en="Shijiazhuang Government Procurement",
        tagline_zh="预算、采购、验收、支付，一条线看到底",
        tagline_en="From budget to payment on one line",
        languages=("zh", "en"),
        theme={"hue": 215, "motif": "seal", "accent": "#1d4f91"},
        channels=(ChannelRow(currency="CNY", slug="gov", door="procurement", unpaid=True),),
    ),
    SiteRow(
        slug="textile",
        zh="新华纺织服装网",
        en="Xinhua Textile & Garment",
        tagline_zh="面料、辅料、服装，一米起看样，整批发货",
        tagline_en="Fabrics, trims and garments",
        languages=("zh", "en"),
        theme={"hue": 345, "motif": "weave", "accent": "#a8324a"},
        channels=(ChannelRow(currency="CNY"),),
    ),
    SiteRow(
        slug="electronics",
        zh="新华电子网",
        en="Xinhua Electronics",
        tagline_zh="整机、配件、元器件，型号找得到",
        tagline_en="Devices, parts and components",
        languages=("zh", "en"),
        theme={"hue": 205, "motif": "circuit", "accent": "#0f6f9e"},
        channels=(ChannelRow(currency="CNY"),),
    ),
    SiteRow(
        slug="industrial",
        zh="南三条工业品网",
        en="Nansantiao Industrial Goods",
        tagline_zh="按标准号找货，按箱按卷下单",
        tagline_en="Hardware by standard and by the box",
        languages=("zh", "en"),
        theme={"hue": 32, "motif": "thread", "accent": "#b25b12"},
        channels=(ChannelRow(currency="CNY", unpaid=True),),
    ),
    SiteRow(
        slug="intl",
        zh="正定国际小商品网",
        en="Zhengding International Small Commodities",
        tagline_zh="小商品，整箱走，卖全球",
        tagline_en="Small goods by the carton, to the world",
        languages=("zh", "en", "ru", "ar"),
        theme={"hue": 160, "motif": "crates", "accent": "#0d7a5f"},
        channels=(
            ChannelRow(currency="CNY"),
            *(
                ChannelRow(currency=c, countries=ABROAD)
                for c in ("USD", "EUR", "RUB", "AED", "GBP")
            ),
        ),
    ),
)
