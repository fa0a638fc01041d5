"""Attributes that more than one site uses."""

from markets.sites.rules import AttributeSpec, choices

COLOUR = AttributeSpec(
    "color",
    "颜色",
    "Colour",
    "SWATCH",
    choices=choices(
        "black|黑色|Black|#1f1f1f",
        "white|白色|White|#fafafa",
        "beige|米色|Beige|#e8dcc4",
        "grey|灰色|Grey|#8c8f94",
        "navy|藏青|Navy|#1f2a4d",
        "blue|蓝色|Blue|#2f6fd0",
        "sky|天蓝|Sky blue|#8cc4ee",
        "red|大红|Red|#c8202f",
        "wine|酒红|Wine|#7a1f33",
        "pink|粉色|Pink|#f2b8c6",
        "yellow|黄色|Yellow|#f2c230",
        "orange|橙色|Orange|#ef7d22",
        "green|绿色|Green|#3a8f4c",
        "army|军绿|Army green|#5b6041",
        "purple|紫色|Purple|#7c52a5",
        "brown|咖色|Brown|#70503a",
        "khaki|卡其|Khaki|#bfa980",
        "silver|银色|Silver|#c9ccd1",
        "gold|金色|Gold|#cda851",
        "multi|彩色|Multicolour|#b06fd8",
    ),
)
SIZE = AttributeSpec(
    "size",
    "尺码",
    "Size",
    "DROPDOWN",
    choices=choices(
        "xs|XS|XS", "s|S|S", "m|M|M", "l|L|L", "xl|XL|XL", "2xl|2XL|2XL", "3xl|3XL|3XL", "4xl|4XL|4XL",
        "free|均码|One size",
        "80|80|80", "90|90|90", "100|100|100", "110|110|110", "120|120|120", "130|130|130",
        "140|140|140",
        "36|36|36", "37|37|37", "38|38|38", "39|39|39", "40|40|40", "41|41|41", "42|42|42",
        "43|43|43", "44|44|44",
    ),
)  # fmt: skip
BRAND = AttributeSpec("brand", "品牌", "Brand", "PLAIN_TEXT")
MODEL = AttributeSpec("model", "型号", "Model", "PLAIN_TEXT")
ORIGIN = AttributeSpec("origin", "产地", "Place of origin", "PLAIN_TEXT")
MATERIAL = AttributeSpec(
    "material",
    "材质",
    "Material",
    "DROPDOWN",
    choices=choices(
        "abs|ABS塑料|ABS plastic", "pp|PP塑料|PP plastic", "pvc|PVC|PVC", "silicone|硅胶|Silicone",
        "wood|木质|Wood", "bamboo|竹质|Bamboo", "paper|纸质|Paper", "glass|玻璃|Glass",
        "ceramic|陶瓷|Ceramic", "steel|不锈钢|Stainless steel", "alloy|合金|Alloy", "iron|铁艺|Iron",
        "plush|毛绒|Plush", "cotton|棉布|Cotton", "polyester|涤纶|Polyester", "resin|树脂|Resin",
        "eva|EVA|EVA", "acrylic|亚克力|Acrylic",
    ),
)  # fmt: skip
SAFETY = AttributeSpec(
    "safety-class",
    "安全类别",
    "Safety class (GB 18401)",
    "DROPDOWN",
    choices=choices("a|A类（婴幼儿）|Class A", "b|B类（直接接触皮肤）|Class B", "c|C类|Class C"),
)
SEASON = AttributeSpec(
    "season",
    "适用季节",
    "Season",
    "DROPDOWN",
    choices=choices("spring|春季|Spring", "summer|夏季|Summer", "autumn|秋季|Autumn", "winter|冬季|Winter",
                    "all|四季|All seasons"),
)  # fmt: skip
STOCK_KIND = AttributeSpec(
    "stock-kind",
    "货源类型",
    "Supply",
    "DROPDOWN",
    choices=choices("ready|现货|Ready stock", "made|订做|Made to order"),
)
