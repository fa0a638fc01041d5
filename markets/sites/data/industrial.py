"""Nansantiao industrial goods site (markets brief 5.3)."""

from markets.sites.data.shared import BRAND, COLOUR, MODEL, ORIGIN
from markets.sites.rules import AttributeSpec, CategorySpec, ProductTypeSpec, SiteSpec, choices, use

C = CategorySpec

ATTRIBUTES = (
    BRAND,
    MODEL,
    COLOUR,
    ORIGIN,
    AttributeSpec("standard-no", "执行标准", "Standard", "MULTISELECT", choices=choices(
        "gbt5782|GB/T 5782|GB/T 5782", "gbt5783|GB/T 5783|GB/T 5783", "gbt6170|GB/T 6170|GB/T 6170",
        "gbt70-1|GB/T 70.1|GB/T 70.1", "gbt97-1|GB/T 97.1|GB/T 97.1", "gbt93|GB/T 93|GB/T 93",
        "din912|DIN 912|DIN 912", "din933|DIN 933|DIN 933", "din934|DIN 934|DIN 934",
        "gbt3091|GB/T 3091|GB/T 3091", "gbt5023|GB/T 5023|GB/T 5023", "gbt276|GB/T 276|GB/T 276",
        "gbt3836|GB/T 3836|GB/T 3836", "gb2811|GB 2811|GB 2811", "gbt6543|GB/T 6543|GB/T 6543",
    )),
    AttributeSpec("grade", "材质牌号", "Material grade", "DROPDOWN", choices=choices(
        "q235b|Q235B|Q235B", "c45|45#钢|C45 steel", "40cr|40Cr|40Cr", "ss304|304不锈钢|304 stainless",
        "ss316|316不锈钢|316 stainless", "brass|黄铜|Brass", "copper|紫铜|Copper", "alu|铝合金|Aluminium",
        "nylon|尼龙|Nylon", "rubber|橡胶|Rubber", "pvc|PVC|PVC", "gcr15|GCr15|GCr15", "paper|牛皮纸|Kraft",
        "hdpe|HDPE|HDPE",
    )),
    AttributeSpec("surface", "表面处理", "Surface", "DROPDOWN", choices=choices(
        "zinc|镀锌|Zinc plated", "hot-dip|热镀锌|Hot-dip galvanised", "black|发黑|Black oxide",
        "plain|本色|Plain", "nickel|镀镍|Nickel plated", "dacromet|达克罗|Dacromet", "powder|喷塑|Powder coated",
    )),
    AttributeSpec("strength", "性能等级", "Strength class", "DROPDOWN", choices=choices(
        "4-8|4.8级|4.8", "8-8|8.8级|8.8", "10-9|10.9级|10.9", "12-9|12.9级|12.9", "a2-70|A2-70|A2-70",
    )),
    AttributeSpec("thread", "螺纹规格", "Thread", "DROPDOWN", choices=choices(
        "m4|M4|M4", "m5|M5|M5", "m6|M6|M6", "m8|M8|M8", "m10|M10|M10", "m12|M12|M12", "m16|M16|M16", "m20|M20|M20",
    )),
    AttributeSpec("length-mm", "长度", "Length", "DROPDOWN", unit="mm", choices=choices(
        "10|10mm|10 mm", "16|16mm|16 mm", "20|20mm|20 mm", "25|25mm|25 mm", "30|30mm|30 mm", "40|40mm|40 mm",
        "50|50mm|50 mm", "60|60mm|60 mm", "80|80mm|80 mm", "100|100mm|100 mm",
    )),
    AttributeSpec("diameter-mm", "外径", "Outer diameter", "NUMERIC", unit="mm"),
    AttributeSpec("thickness-mm", "厚度", "Thickness", "NUMERIC", unit="mm"),
    AttributeSpec("section-mm2", "截面积", "Cross section", "DROPDOWN", unit="mm²", choices=choices(
        "1-5|1.5平方|1.5 mm²", "2-5|2.5平方|2.5 mm²", "4|4平方|4 mm²", "6|6平方|6 mm²", "10|10平方|10 mm²",
    )),
    AttributeSpec("voltage-v", "额定电压", "Rated voltage", "NUMERIC", unit="V"),
    AttributeSpec("current-a", "额定电流", "Rated current", "NUMERIC", unit="A"),
    AttributeSpec("power-w", "额定功率", "Rated power", "NUMERIC", unit="W"),
    AttributeSpec("pressure-bar", "工作压力", "Pressure", "NUMERIC", unit="bar"),
    AttributeSpec("ip", "防护等级", "IP class", "DROPDOWN", choices=choices(
        "ip20|IP20|IP20", "ip44|IP44|IP44", "ip54|IP54|IP54", "ip65|IP65|IP65", "ip67|IP67|IP67",
    )),
    AttributeSpec("spec", "规格", "Specification", "DROPDOWN", choices=choices(
        "std|标准|Standard", "small|小号|Small", "medium|中号|Medium", "large|大号|Large", "heavy|加厚|Heavy duty",
    )),
    AttributeSpec("weight-basis", "计重方式", "Weight basis", "DROPDOWN", choices=choices(
        "theoretical|理计|Theoretical", "weighed|磅计|Weighed", "count|计数|Counted",
    )),
    AttributeSpec("hazardous", "危险品", "Hazardous", "BOOLEAN"),
    AttributeSpec("lead-days", "交货期", "Lead time", "NUMERIC", unit="天"),
)  # fmt: skip

_COMMON = (use("brand", "FS"), use("standard-no", "FS"), use("weight-basis"), use("lead-days", "S"))
PRODUCT_TYPES = (
    ProductTypeSpec("fastener", "紧固件", "Fastener", (
        use("standard-no", "*FS"), use("grade", "*FS"), use("surface", "FS"), use("strength", "FS"),
        use("thread", "*VF"), use("length-mm", "V"), use("brand", "F"), use("weight-basis"),
        use("lead-days", "S"),
    )),
    ProductTypeSpec("tool", "工具", "Tool", (
        *_COMMON, use("model", "*S"), use("power-w", "S"), use("voltage-v", "S"), use("spec", "V"),
    )),
    ProductTypeSpec("electrical", "电工", "Electrical", (
        *_COMMON, use("model", "S"), use("voltage-v", "S"), use("current-a", "FS"), use("ip", "F"),
        use("section-mm2", "VF"), use("color", "V"),
    )),
    ProductTypeSpec("pipe-valve", "管阀", "Pipes and valves", (
        *_COMMON, use("grade", "*F"), use("diameter-mm", "S"), use("thickness-mm", "S"),
        use("pressure-bar", "S"), use("spec", "V"),
    )),
    ProductTypeSpec("supplies", "耗材", "Supplies", (
        *_COMMON, use("grade", "F"), use("spec", "V"), use("hazardous"),
    )),
)  # fmt: skip

CATEGORIES = (
    C("fasteners", "紧固件", "Fasteners", children=(
        C("bolts", "六角螺栓", "Hex bolts", "fastener"), C("socket-screws", "内六角螺钉", "Socket screws", "fastener"),
        C("nuts", "螺母", "Nuts", "fastener"), C("washers", "垫圈", "Washers", "fastener"),
        C("anchors", "膨胀螺栓", "Anchors", "fastener"),
    )),
    C("tools", "五金工具", "Tools", children=(
        C("hand-tools", "手动工具", "Hand tools", children=(
            C("wrenches", "扳手", "Wrenches", "tool"), C("pliers", "钳子", "Pliers", "tool"),
            C("screwdrivers", "螺丝刀", "Screwdrivers", "tool"), C("hammers", "锤子", "Hammers", "tool"),
        )),
        C("power-tools", "电动工具", "Power tools", children=(
            C("drills", "手电钻", "Drills", "tool"), C("grinders", "角磨机", "Grinders", "tool"),
            C("saws", "电锯", "Saws", "tool"),
        )),
        C("measuring", "量具", "Measuring", children=(
            C("tape-measures", "卷尺", "Tape measures", "tool"), C("calipers", "卡尺", "Calipers", "tool"),
        )),
    )),
    C("electrical", "电工电气", "Electrical", children=(
        C("cables-wires", "电线电缆", "Cables", "electrical"), C("breakers", "断路器", "Breakers", "electrical"),
        C("sockets", "插座开关", "Sockets", "electrical"), C("lighting", "工业照明", "Lighting", "electrical"),
        C("motors", "电动机", "Motors", "electrical"),
    )),
    C("pipes", "管道阀门", "Pipes and valves", children=(
        C("steel-pipes", "钢管", "Steel pipes", "pipe-valve"), C("ppr", "PPR管件", "PPR fittings", "pipe-valve"),
        C("ball-valves", "球阀", "Ball valves", "pipe-valve"), C("hoses", "软管", "Hoses", "pipe-valve"),
    )),
    C("bearings", "轴承传动", "Bearings", children=(
        C("ball-bearings", "深沟球轴承", "Ball bearings", "pipe-valve"), C("belts", "传动带", "Belts", "supplies"),
    )),
    C("packaging", "包装材料", "Packaging", children=(
        C("cartons", "纸箱", "Cartons", "supplies"), C("tapes", "胶带", "Tapes", "supplies"),
        C("stretch-film", "缠绕膜", "Stretch film", "supplies"), C("bubble-wrap", "气泡膜", "Bubble wrap", "supplies"),
    )),
    C("safety", "劳保用品", "Safety", children=(
        C("gloves", "劳保手套", "Gloves", "supplies"), C("helmets", "安全帽", "Helmets", "supplies"),
        C("masks", "防护口罩", "Masks", "supplies"), C("safety-shoes", "劳保鞋", "Safety shoes", "supplies"),
    )),
)  # fmt: skip

INDUSTRIAL = SiteSpec(
    slug="industrial",
    attributes=ATTRIBUTES,
    product_types=PRODUCT_TYPES,
    categories=CATEGORIES,
    commission_bp={"": 120, "fasteners": 100, "pipes": 90},
)
