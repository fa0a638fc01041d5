"""Words that buyers use for one another, per site; ``""`` holds for every site."""

from __future__ import annotations

GROUPS: dict[str, tuple[tuple[str, ...], ...]] = {
    "": (
        ("电脑", "计算机"),
        ("充电宝", "移动电源"),
        ("批发", "现货"),
        ("儿童", "童装", "小孩"),
        ("不锈钢", "304"),
    ),
    "textile": (
        ("t恤", "短袖", "tshirt"),
        ("面料", "布料", "布匹"),
        ("卫衣", "帽衫"),
        ("涤纶", "聚酯"),
        ("纯棉", "全棉"),
        ("牛仔", "丹宁"),
        ("被套", "被罩"),
    ),
    "electronics": (
        ("手机", "智能机"),
        ("数据线", "充电线"),
        ("耳机", "耳麦"),
        ("u盘", "闪存盘", "优盘"),
        ("电阻", "阻值"),
    ),
    "industrial": (
        ("螺栓", "螺丝"),
        ("螺母", "螺帽"),
        ("垫圈", "垫片"),
        ("镀锌", "电镀锌", "zinc"),
        ("电线", "导线"),
        ("断路器", "空开", "空气开关"),
        ("扳手", "板手"),
        ("膨胀螺栓", "拉爆"),
    ),
    "intl": (
        ("礼品", "gift"),
        ("玩具", "toy"),
        ("文具", "stationery"),
        ("饰品", "首饰", "jewellery", "jewelry"),
        ("圣诞", "christmas"),
        ("杯", "mug", "cup"),
    ),
}


def spellings(word: str, site: str) -> list[str]:
    """The word first, then what the site's buyers say instead."""
    found = [word]
    for key in ("", site) if site else ("",):
        for group in GROUPS.get(key, ()):
            if word in group:
                found.extend(other for other in group if other != word)
    return found
