"""Zhengding international small commodities site (markets brief 5.4)."""

from markets.sites.data.shared import COLOUR, MATERIAL, ORIGIN, SIZE
from markets.sites.rules import AttributeSpec, CategorySpec, ProductTypeSpec, SiteSpec, choices, use

C = CategorySpec

ATTRIBUTES = (
    COLOUR,
    SIZE,
    MATERIAL,
    ORIGIN,
    AttributeSpec("hs-code", "HS编码", "HS code", "PLAIN_TEXT"),
    AttributeSpec("declaration", "申报要素", "Declaration elements", "PLAIN_TEXT"),
    AttributeSpec("brand-kind", "品牌类型", "Brand kind", "DROPDOWN", choices=choices(
        "none|无品牌|No brand", "own|自主品牌|Own brand", "oem|贴牌|OEM",
    )),
    AttributeSpec("item-size", "产品尺寸", "Item size", "PLAIN_TEXT"),
    AttributeSpec("age-grade", "适用年龄", "Age grade", "DROPDOWN", choices=choices(
        "none|不适用|Not a toy", "0-3|0-3岁|0-3 years", "3+|3岁以上|3+", "6+|6岁以上|6+", "14+|14岁以上|14+",
    )),
    AttributeSpec("certificates", "认证", "Certificates", "MULTISELECT", choices=choices(
        "en71|EN 71|EN 71", "ce|CE|CE", "rohs|RoHS|RoHS", "fda|FDA|FDA", "ccc|CCC|CCC", "astm|ASTM|ASTM",
        "none|无|None",
    )),
    AttributeSpec("oem", "支持定制", "OEM/ODM", "BOOLEAN"),
    AttributeSpec("packing", "单件包装", "Packing", "DROPDOWN", choices=choices(
        "opp|OPP袋|OPP bag", "box|彩盒|Colour box", "card|吸卡|Blister card", "bulk|散装|Bulk",
        "kraft|牛皮纸盒|Kraft box",
    )),
    AttributeSpec("festival", "节日", "Festival", "DROPDOWN", choices=choices(
        "none|日常|Everyday", "spring|春节|Spring Festival", "christmas|圣诞节|Christmas", "easter|复活节|Easter",
        "halloween|万圣节|Halloween", "valentine|情人节|Valentine's Day",
    )),
    AttributeSpec("style", "款式", "Style", "DROPDOWN", choices=choices(
        "a|A款|Style A", "b|B款|Style B", "c|C款|Style C", "d|D款|Style D", "mixed|混款|Assorted",
    )),
)  # fmt: skip

_BASE = (
    use("material", "*FS"),
    use("hs-code", "*"),
    use("declaration"),
    use("origin"),
    use("brand-kind", "*F"),
    use("item-size", "S"),
    use("certificates", "F"),
    use("oem", "F"),
    use("packing", "FS"),
)
PRODUCT_TYPES = (
    ProductTypeSpec("commodity", "小商品", "Small commodity", (
        *_BASE, use("festival", "F"), use("color", "V"), use("style", "V"),
    )),
    ProductTypeSpec("toy", "玩具", "Toy", (*_BASE, use("age-grade", "*F"), use("color", "V"), use("style", "V"))),
    ProductTypeSpec("wear", "服饰配件", "Accessory", (*_BASE, use("color", "*V"), use("size", "V"))),
)  # fmt: skip

CATEGORIES = (
    C("gifts", "礼品工艺", "Gifts", children=(
        C("keyrings", "钥匙扣", "Key rings", "commodity"), C("photo-frames", "相框", "Photo frames", "commodity"),
        C("candles", "香薰蜡烛", "Candles", "commodity"), C("music-boxes", "音乐盒", "Music boxes", "commodity"),
        C("gift-bags", "礼品袋", "Gift bags", "commodity"),
    )),
    C("festival", "节庆用品", "Festive", children=(
        C("lanterns", "灯笼", "Lanterns", "commodity"), C("christmas", "圣诞装饰", "Christmas", "commodity"),
        C("party", "派对用品", "Party", "commodity"), C("string-lights", "彩灯串", "String lights", "commodity"),
    )),
    C("toys", "玩具", "Toys", children=(
        C("plush-toys", "毛绒玩具", "Plush toys", "toy"), C("blocks", "积木", "Blocks", "toy"),
        C("toy-cars", "玩具车", "Toy cars", "toy"), C("puzzles", "拼图", "Puzzles", "toy"),
        C("inflatables", "充气玩具", "Inflatables", "toy"),
    )),
    C("stationery", "文具办公", "Stationery", children=(
        C("pens", "中性笔", "Gel pens", "commodity"), C("notebooks", "笔记本", "Notebooks", "commodity"),
        C("pencil-cases", "笔袋", "Pencil cases", "commodity"), C("folders", "文件夹", "Folders", "commodity"),
        C("copy-paper", "复印纸", "Copy paper", "commodity"), C("stickers", "贴纸", "Stickers", "commodity"),
    )),
    C("daily", "日用百货", "Household", children=(
        C("cups", "水杯", "Cups", "commodity"), C("storage-boxes", "收纳盒", "Storage boxes", "commodity"),
        C("umbrellas", "雨伞", "Umbrellas", "commodity"), C("lunch-boxes", "饭盒", "Lunch boxes", "commodity"),
        C("hangers", "衣架", "Hangers", "commodity"), C("cleaning", "清洁用品", "Cleaning", "commodity"),
    )),
    C("jewellery", "饰品", "Jewellery", children=(
        C("earrings", "耳饰", "Earrings", "wear"), C("necklaces", "项链", "Necklaces", "wear"),
        C("hair", "发饰", "Hair accessories", "wear"), C("bracelets", "手链", "Bracelets", "wear"),
    )),
    C("accessories", "服饰配件", "Accessories", children=(
        C("hats", "帽子", "Hats", "wear"), C("scarves", "围巾", "Scarves", "wear"), C("socks", "袜子", "Socks", "wear"),
        C("bags", "箱包", "Bags", "wear"),
    )),
)  # fmt: skip

INTL = SiteSpec(
    slug="intl",
    attributes=ATTRIBUTES,
    product_types=PRODUCT_TYPES,
    categories=CATEGORIES,
    commission_bp={"": 150, "stationery": 120},
)
