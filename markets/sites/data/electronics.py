"""Xinhua electronics site (markets brief 5.2)."""

from markets.sites.data.shared import BRAND, COLOUR, MODEL, ORIGIN
from markets.sites.rules import AttributeSpec, CategorySpec, ProductTypeSpec, SiteSpec, choices, use

C = CategorySpec

ATTRIBUTES = (
    BRAND,
    MODEL,
    COLOUR,
    ORIGIN,
    AttributeSpec("memory", "存储容量", "Storage", "DROPDOWN", choices=choices(
        "none|标准|Standard", "8g|8GB|8 GB", "16g|16GB|16 GB", "32g|32GB|32 GB", "64g|64GB|64 GB",
        "128g|128GB|128 GB", "256g|256GB|256 GB", "512g|512GB|512 GB", "1t|1TB|1 TB", "2t|2TB|2 TB",
    )),
    AttributeSpec("condition", "成色", "Condition", "DROPDOWN", choices=choices(
        "new|全新|New", "refurb-a|官翻A级|Refurbished A", "refurb-b|翻新B级|Refurbished B", "used|二手|Used",
    )),
    AttributeSpec("edition", "版本", "Edition", "DROPDOWN", choices=choices(
        "mainland|国行|Mainland", "other|其他版本|Other",
    )),
    AttributeSpec("screen-inch", "屏幕尺寸", "Screen", "NUMERIC", unit="英寸"),
    AttributeSpec("battery-wh", "电池能量", "Battery", "NUMERIC", unit="Wh"),
    AttributeSpec("power-w", "额定功率", "Power", "NUMERIC", unit="W"),
    AttributeSpec("voltage-v", "额定电压", "Voltage", "NUMERIC", unit="V"),
    AttributeSpec("current-a", "额定电流", "Current", "NUMERIC", unit="A"),
    AttributeSpec("interface", "接口", "Interface", "MULTISELECT", choices=choices(
        "usb-a|USB-A|USB-A", "usb-c|USB-C|USB-C", "hdmi|HDMI|HDMI", "rj45|RJ45网口|RJ45", "aux|3.5mm|3.5 mm",
        "bt|蓝牙|Bluetooth", "wifi|Wi-Fi|Wi-Fi", "sata|SATA|SATA", "nvme|NVMe|NVMe",
    )),
    AttributeSpec("ccc-certificate", "CCC证书编号", "CCC certificate", "PLAIN_TEXT"),
    AttributeSpec("ccc-expiry", "CCC有效期至", "CCC valid until", "DATE"),
    AttributeSpec("energy-label", "能效等级", "Energy label", "DROPDOWN", choices=choices(
        "1|一级|1", "2|二级|2", "3|三级|3",
    )),
    AttributeSpec("serial-tracked", "序列号管理", "Serial numbers", "DROPDOWN", choices=choices(
        "none|不记录|None", "serial|序列号|Serial", "imei|IMEI|IMEI",
    )),
    AttributeSpec("warranty-months", "保修期", "Warranty", "NUMERIC", unit="月"),
    AttributeSpec("gtin", "商品条码", "GTIN", "PLAIN_TEXT"),
    AttributeSpec("compatible", "适用机型", "Compatible with", "PLAIN_TEXT"),
    AttributeSpec("part-grade", "配件等级", "Grade", "DROPDOWN", choices=choices(
        "genuine|原装|Genuine", "oem|OEM|OEM", "copy|国产替代|Compatible",
    )),
    AttributeSpec("package", "封装", "Package", "DROPDOWN", choices=choices(
        "smd0402|0402贴片|SMD 0402", "smd0603|0603贴片|SMD 0603", "smd0805|0805贴片|SMD 0805",
        "dip8|DIP-8|DIP-8", "sop8|SOP-8|SOP-8", "to220|TO-220|TO-220", "radial|直插|Radial",
    )),
    AttributeSpec("mpq", "最小包装量", "MPQ", "NUMERIC", unit="只"),
    AttributeSpec("date-code", "生产批次", "Date code", "PLAIN_TEXT"),
    AttributeSpec("rohs", "符合RoHS", "RoHS", "BOOLEAN"),
)  # fmt: skip

PRODUCT_TYPES = (
    ProductTypeSpec("device", "整机", "Device", (
        use("brand", "*FS"), use("model", "*S"), use("color", "V"), use("memory", "VF"),
        use("condition", "*F"), use("edition", "F"), use("screen-inch", "S"), use("battery-wh", "S"),
        use("power-w", "S"), use("interface", "FS"), use("ccc-certificate"), use("ccc-expiry"),
        use("energy-label", "F"), use("serial-tracked", "*"), use("warranty-months", "*S"), use("gtin"),
    )),
    ProductTypeSpec("part", "配件元件", "Part", (
        use("brand", "F"), use("compatible", "S"), use("part-grade", "F"), use("package", "VF"),
        use("voltage-v", "S"), use("current-a", "S"), use("mpq"), use("date-code"), use("rohs", "F"),
        use("color", "V"),
    )),
)  # fmt: skip

CATEGORIES = (
    C("phones", "手机数码", "Phones", children=(
        C("smartphones", "智能手机", "Smartphones", "device"), C("feature-phones", "老人机", "Feature phones", "device"),
        C("tablets", "平板电脑", "Tablets", "device"), C("smart-watches", "智能手表", "Watches", "device"),
        C("earphones", "蓝牙耳机", "Earphones", "device"),
    )),
    C("phone-parts", "手机配件", "Phone parts", children=(
        C("chargers", "充电器", "Chargers", "part"), C("cables", "数据线", "Cables", "part"),
        C("phone-cases", "手机壳", "Cases", "part"), C("screens", "屏幕总成", "Screens", "part"),
        C("batteries", "手机电池", "Batteries", "part"), C("power-banks", "充电宝", "Power banks", "device"),
    )),
    C("computers", "电脑办公", "Computers", children=(
        C("laptops", "笔记本电脑", "Laptops", "device"), C("desktops", "台式整机", "Desktops", "device"),
        C("monitors", "显示器", "Monitors", "device"), C("printers", "打印机", "Printers", "device"),
        C("ssd", "固态硬盘", "SSD", "device"), C("keyboards", "键盘鼠标", "Keyboards", "device"),
        C("routers", "路由器", "Routers", "device"), C("projectors", "投影仪", "Projectors", "device"),
    )),
    C("appliances", "家用电器", "Appliances", children=(
        C("kettles", "电水壶", "Kettles", "device"), C("fans", "电风扇", "Fans", "device"),
        C("heaters", "取暖器", "Heaters", "device"), C("desk-lamps", "台灯", "Desk lamps", "device"),
    )),
    C("components", "电子元件", "Components", children=(
        C("resistors", "电阻", "Resistors", "part"), C("capacitors", "电容", "Capacitors", "part"),
        C("leds", "发光二极管", "LEDs", "part"), C("connectors", "连接器", "Connectors", "part"),
        C("ics", "集成电路", "ICs", "part"),
    )),
)  # fmt: skip

ELECTRONICS = SiteSpec(
    slug="electronics",
    attributes=ATTRIBUTES,
    product_types=PRODUCT_TYPES,
    categories=CATEGORIES,
    commission_bp={"": 120, "phones": 80, "components": 100},
)
