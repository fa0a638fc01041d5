"""Xinhua textile and garment site (markets brief 5.1)."""

from markets.sites.data.shared import COLOUR, ORIGIN, SAFETY, SEASON, SIZE, STOCK_KIND
from markets.sites.rules import AttributeSpec, CategorySpec, ProductTypeSpec, SiteSpec, choices, use

C = CategorySpec

ATTRIBUTES = (
    COLOUR,
    SIZE,
    SAFETY,
    SEASON,
    STOCK_KIND,
    ORIGIN,
    AttributeSpec("composition", "成分含量", "Composition", "PLAIN_TEXT"),
    AttributeSpec("fibre", "主要成分", "Main fibre", "DROPDOWN", choices=choices(
        "cotton|棉|Cotton", "polyester|涤纶|Polyester", "viscose|粘胶|Viscose", "linen|亚麻|Linen",
        "wool|羊毛|Wool", "silk|桑蚕丝|Silk", "nylon|锦纶|Nylon", "acrylic|腈纶|Acrylic",
        "modal|莫代尔|Modal", "down|羽绒|Down",
    )),
    AttributeSpec("construction", "织造方式", "Construction", "DROPDOWN", choices=choices(
        "woven|机织|Woven", "knit|针织|Knit", "nonwoven|无纺|Nonwoven",
    )),
    AttributeSpec("weave", "组织", "Weave", "DROPDOWN", choices=choices(
        "plain|平纹|Plain", "twill|斜纹|Twill", "satin|缎纹|Satin", "jersey|汗布|Jersey",
        "terry|毛圈|Terry", "jacquard|提花|Jacquard",
    )),
    AttributeSpec("yarn-count", "纱支", "Yarn count", "PLAIN_TEXT"),
    AttributeSpec("density", "密度", "Density", "PLAIN_TEXT"),
    AttributeSpec("gsm", "克重", "Weight", "NUMERIC", unit="g/m²"),
    AttributeSpec("width-cm", "门幅", "Usable width", "NUMERIC", unit="cm"),
    AttributeSpec("finish", "后整理", "Finish", "DROPDOWN", choices=choices(
        "dyed|染色|Dyed", "printed|印花|Printed", "yarn-dyed|色织|Yarn-dyed", "grey|坯布|Grey",
    )),
    AttributeSpec("use", "用途", "Use", "MULTISELECT", choices=choices(
        "shirt|衬衫|Shirts", "suit|西装|Suits", "dress|连衣裙|Dresses", "bedding|床品|Bedding",
        "curtain|窗帘|Curtains", "workwear|工装|Workwear", "sport|运动服|Sportswear",
        "baby|婴童|Baby", "bag|箱包|Bags",
    )),
    AttributeSpec("shrinkage", "缩水率", "Shrinkage", "PLAIN_TEXT", unit="%"),
    AttributeSpec("sample-card", "提供色卡", "Sample card", "BOOLEAN"),
    AttributeSpec("gender", "适用人群", "For", "DROPDOWN", choices=choices(
        "women|女|Women", "men|男|Men", "unisex|通用|Unisex", "girl|女童|Girls", "boy|男童|Boys",
        "baby|婴幼儿|Babies",
    )),
    AttributeSpec("age-months-min", "最小适用月龄", "From age", "NUMERIC", unit="月"),
    AttributeSpec("style-no", "款号", "Style no.", "PLAIN_TEXT"),
    AttributeSpec("standard", "执行标准", "Standard", "PLAIN_TEXT"),
    AttributeSpec("fit", "版型", "Fit", "DROPDOWN", choices=choices(
        "slim|修身|Slim", "regular|标准|Regular", "loose|宽松|Loose",
    )),
    AttributeSpec("pattern", "图案", "Pattern", "DROPDOWN", choices=choices(
        "solid|纯色|Solid", "stripe|条纹|Stripes", "check|格子|Checks", "floral|碎花|Floral",
        "cartoon|卡通|Cartoon", "letter|字母|Letters",
    )),
    AttributeSpec("drop-shipping", "一件代发", "Drop shipping", "BOOLEAN"),
)  # fmt: skip

PRODUCT_TYPES = (
    ProductTypeSpec("fabric", "面料", "Fabric", (
        use("composition", "*S"), use("fibre", "*F"), use("construction", "*F"), use("weave", "S"),
        use("yarn-count", "S"), use("density", "S"), use("gsm", "*FS"), use("width-cm", "*FS"),
        use("finish", "*F"), use("color", "*V"), use("use", "F"), use("shrinkage", "S"),
        use("safety-class", "*F"), use("stock-kind", "F"), use("season", "F"), use("sample-card"),
    )),
    ProductTypeSpec("garment", "服装", "Garment", (
        use("composition", "*S"), use("fibre", "F"), use("gender", "*F"), use("age-months-min"),
        use("color", "*V"), use("size", "*V"), use("style-no", "*"), use("season", "F"),
        use("fit", "FS"), use("pattern", "F"), use("safety-class", "*F"), use("standard", "*S"),
        use("stock-kind", "F"), use("drop-shipping", "F"),
    )),
    ProductTypeSpec("shoe", "鞋靴", "Shoes", (
        use("composition", "*S"), use("gender", "*F"), use("color", "*V"), use("size", "*V"),
        use("style-no", "*"), use("season", "F"), use("standard", "*S"), use("stock-kind", "F"),
    )),
    ProductTypeSpec("home-textile", "家纺", "Home textile", (
        use("composition", "*S"), use("fibre", "F"), use("color", "*V"), use("gsm", "FS"),
        use("pattern", "F"), use("safety-class", "*F"), use("standard", "*S"), use("season", "F"),
    )),
    ProductTypeSpec("trim", "辅料", "Trims", (
        use("composition", "*S"), use("color", "*V"), use("width-cm", "F"), use("stock-kind", "F"),
    )),
)  # fmt: skip

CATEGORIES = (
    C("fabric", "面料", "Fabrics", children=(
        C("fabric-cotton", "棉布", "Cotton", children=(
            C("poplin", "府绸", "Poplin", "fabric"), C("twill-drill", "斜纹纱卡", "Drill", "fabric"),
            C("denim", "牛仔布", "Denim", "fabric"),
        )),
        C("fabric-knit", "针织布", "Knits", children=(
            C("jersey", "汗布", "Jersey", "fabric"), C("fleece", "卫衣布", "Fleece", "fabric"),
            C("rib", "罗纹布", "Rib", "fabric"),
        )),
        C("fabric-synthetic", "化纤布", "Synthetics", children=(
            C("oxford", "牛津布", "Oxford", "fabric"), C("chiffon", "雪纺", "Chiffon", "fabric"),
            C("polar-fleece", "摇粒绒", "Polar fleece", "fabric"),
        )),
    )),
    C("trims", "辅料", "Trims", children=(
        C("zippers", "拉链", "Zippers", "trim"), C("buttons", "纽扣", "Buttons", "trim"),
        C("lace-ribbon", "花边织带", "Lace and ribbon", "trim"),
    )),
    C("garments", "服装", "Garments", children=(
        C("women", "女装", "Women", children=(
            C("dresses", "连衣裙", "Dresses", "garment"), C("women-tshirts", "女式T恤", "T-shirts", "garment"),
            C("women-knitwear", "女式针织衫", "Knitwear", "garment"),
            C("women-trousers", "女裤", "Trousers", "garment"),
        )),
        C("men", "男装", "Men", children=(
            C("men-shirts", "男式衬衫", "Shirts", "garment"), C("men-jackets", "男式夹克", "Jackets", "garment"),
            C("men-trousers", "男裤", "Trousers", "garment"),
        )),
        C("children", "童装", "Children", children=(
            C("baby-suits", "婴儿连体衣", "Baby suits", "garment"),
            C("kids-sets", "儿童套装", "Kids' sets", "garment"),
            C("kids-down", "儿童羽绒服", "Kids' down", "garment"),
        )),
        C("workwear-uniform", "工装校服", "Workwear", children=(
            C("overalls", "工作服", "Overalls", "garment"), C("uniforms", "校服", "School uniforms", "garment"),
        )),
    )),
    C("shoes", "鞋靴", "Shoes", children=(
        C("sneakers", "运动休闲鞋", "Sneakers", "shoe"), C("cloth-shoes", "布鞋", "Cloth shoes", "shoe"),
        C("slippers", "拖鞋", "Slippers", "shoe"),
    )),
    C("home-textiles", "家纺", "Home textiles", children=(
        C("bed-sets", "四件套", "Bed sets", "home-textile"), C("towels", "毛巾", "Towels", "home-textile"),
        C("quilts", "被芯", "Quilts", "home-textile"), C("curtains", "窗帘", "Curtains", "home-textile"),
    )),
)  # fmt: skip

TEXTILE = SiteSpec(
    slug="textile",
    attributes=ATTRIBUTES,
    product_types=PRODUCT_TYPES,
    categories=CATEGORIES,
    commission_bp={"": 150, "fabric": 100, "garments": 180},
)
