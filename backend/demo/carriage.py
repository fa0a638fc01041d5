"""Freight lines of the demo carriers: zones of provinces, countries, rates. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

NEAR = ("河北省", "北京市", "天津市", "山西省", "山东省", "河南省", "内蒙古自治区")
MIDDLE = ("辽宁省", "吉林省", "黑龙江省", "陕西省", "江苏省", "上海市", "浙江省", "安徽省", "湖北省",
          "湖南省", "江西省", "福建省", "广东省", "广西壮族自治区", "重庆市", "四川省", "贵州省",
          "云南省", "宁夏回族自治区", "甘肃省", "海南省", "青海省")  # fmt: skip
FAR = ("新疆维吾尔自治区", "西藏自治区", "香港特别行政区", "澳门特别行政区", "台湾省")
CNY_PER = {
    "CNY": Decimal(1), "USD": Decimal("7.10"), "EUR": Decimal("7.75"), "RUB": Decimal("0.088"),
    "AED": Decimal("1.93"), "GBP": Decimal("9.05"),
}  # fmt: skip
"""Exchange rates of the made-up city, CNY for one unit; not a market's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDraft:
    """One freight line with its rate card."""

    carrier: str
    name: str
    kind: str
    rates: dict[str, object]
    days: tuple[int, int]
    currency: str = "CNY"
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ("CN",)


def _parcels() -> list[LineDraft]:
    rows = []
    zones = ((NEAR, "华北", "6.00", "1.20", (1, 2)), (MIDDLE, "全国", "9.00", "2.50", (2, 4)),
             (FAR, "边远", "18.00", "9.00", (4, 8)))  # fmt: skip
    for carrier, name in (("taihang", "太行快递"), ("jizhong", "冀中快运")):
        dearer = Decimal("1.00") if carrier == "taihang" else Decimal("1.15")
        for regions, zone, first, following, days in zones:
            rows.append(
                LineDraft(
                    carrier=carrier,
                    name=f"{name}·{zone}",
                    kind="PARCEL",
                    rates={
                        "first_kg": f"{Decimal(first) * dearer:.2f}",
                        "next_kg": f"{Decimal(following) * dearer:.2f}",
                    },
                    days=days,
                    regions=regions,
                )
            )
    return rows


def _freight() -> list[LineDraft]:
    zones = ((NEAR, "石家庄—华北专线", "0.55", "0.48", "140", "40", (1, 2)),
             (MIDDLE, "石家庄—全国专线", "0.95", "0.88", "230", "60", (2, 5)),
             (FAR, "石家庄—西部专线", "2.10", "1.95", "520", "120", (5, 10)))  # fmt: skip
    return [
        LineDraft(
            carrier="yanzhao",
            name=name,
            kind="LTL",
            rates={
                "breaks": [[0, small], [500, large]],
                "per_m3": volume,
                "minimum": minimum,
                "door": "30",
            },
            days=days,
            regions=regions,
        )
        for regions, name, small, large, volume, minimum, days in zones
    ]


def _abroad(currency: str, countries: tuple[str, ...]) -> list[LineDraft]:
    rate = CNY_PER[currency]
    first, following = (f"{Decimal(cny) / rate:.2f}" for cny in ("58", "11"))
    minimum, per_kg, volume = (f"{Decimal(cny) / rate:.2f}" for cny in ("180", "6.5", "1150"))
    return [
        LineDraft(
            carrier="silkroad",
            name=f"丝路国际小包 {currency}",
            kind="PARCEL",
            rates={"first_kg": first, "next_kg": following},
            days=(7, 15),
            currency=currency,
            countries=countries,
        ),
        LineDraft(
            carrier="silkroad",
            name=f"丝路国际拼箱 {currency}",
            kind="LTL",
            rates={"breaks": [[0, per_kg]], "per_m3": volume, "minimum": minimum},
            days=(20, 40),
            currency=currency,
            countries=countries,
        ),
    ]


def lines(abroad: dict[str, tuple[str, ...]]) -> list[LineDraft]:
    """All lines; ``abroad``: the countries served per foreign currency."""
    rows = _parcels() + _freight()
    rows.append(LineDraft(carrier="jizhong", name="档口自提", kind="PICKUP", rates={}, days=(0, 1)))
    for currency, countries in abroad.items():
        rows += _abroad(currency, countries)
    return rows
