"""Who lives in the city: organisations and accounts as data. Pure; the same every time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backend.demo.accounts import TOTP_SECRET
from backend.demo.names import (
    COUNTY_CHANGAN,
    COUNTY_QIAOXI,
    COUNTY_XINHUA,
    COUNTY_ZHENGDING,
    credit_code,
    shop_name,
)
from backend.parties.services.load import AccountDraft, OrganizationDraft

DOMAIN = "demo.shiji.example"
BUYERS = 40


@dataclass(frozen=True, slots=True)
class Trade:
    """The merchants of one site: how many, what they call their trade, where they stand."""

    site: str
    count: int
    words: tuple[str, ...]
    english: str
    market: str
    prefix: str
    buildings: tuple[str, ...]
    region: str
    address: str


TRADES = (
    Trade("textile", 20, ("布行", "纺织", "服饰", "鞋业", "家纺", "辅料商行"), "Textiles",
          "新华集贸中心", "XH", ("A", "B"), COUNTY_XINHUA, "河北省石家庄市新华区新华集贸中心"),
    Trade("electronics", 12, ("数码", "电子", "通讯", "电脑商行", "电器"), "Electronics",
          "新华集贸中心", "XH", ("D", "E"), COUNTY_XINHUA, "河北省石家庄市新华区新华集贸中心电子城"),
    Trade("industrial", 14, ("五金", "机电", "劳保用品", "电线电缆", "包装材料", "轴承"), "Industrial",
          "南三条市场", "NST", ("1", "2", "3"), COUNTY_QIAOXI, "河北省石家庄市桥西区南三条市场"),
    Trade("intl", 14, ("工艺品", "玩具", "文具", "饰品", "日用百货", "礼品"), "Small Commodities",
          "正定国际小商品市场", "ZD", ("东区", "西区"), COUNTY_ZHENGDING,
          "河北省石家庄市正定县国际小商品市场"),
)  # fmt: skip
NEWCOMERS = frozenset({"textile-20", "intl-14"})
"""Shops that apply while the sites are open already and sign electronically; their shelves are
empty yet."""
GOV_SUPPLIERS = 6
"""How many electronics merchants (and as many of Zhengding) also serve the e-mall."""


def merchant_slug(site: str, index: int) -> str:
    """The shop's address on the sites."""
    return f"{site}-{index + 1:02d}"


def _booth(trade: Trade, index: int) -> dict[str, str]:
    building = trade.buildings[index % len(trade.buildings)]
    floor = str(1 + index // len(trade.buildings) % 4)
    code = f"{trade.prefix}-{building}-{floor}-{'ABC'[index % 3]}-{100 + index * 7}"
    return {"code": code, "market": trade.market, "building": building, "floor": floor}


def _is_gov_supplier(site: str, index: int) -> bool:
    return site in {"electronics", "intl"} and index < GOV_SUPPLIERS


def merchants() -> list[OrganizationDraft]:
    """About sixty shops in the three markets, each with a booth, some with two."""
    rows = []
    serial = 0
    for trade in TRADES:
        for index in range(trade.count):
            serial += 1
            sole = index % 3 == 2
            name = f"{shop_name(serial)}{trade.words[index % len(trade.words)]}"
            tail = "商行" if sole and not name.endswith("行") else "" if sole else "有限公司"
            booths = [_booth(trade, index)] + (
                [_booth(trade, index + 40)] if index % 5 == 0 else []
            )
            rows.append(
                OrganizationDraft(
                    slug=merchant_slug(trade.site, index),
                    kind="SOLE_TRADER" if sole else "COMPANY",
                    legal_name=f"石家庄市{name}{tail}",
                    display_name=name,
                    display_name_en=f"{trade.english} shop {index + 1}",
                    uscc=credit_code(serial, kind="92" if sole else "91", region=trade.region),
                    region_code=trade.region,
                    address_line=f"{trade.address}{booths[0]['code']}",
                    description=f"{trade.market}{booths[0]['code']}档口，现货批发。",
                    is_gov_supplier=_is_gov_supplier(trade.site, index),
                    sme_scale=("MICRO", "SMALL", "SMALL", "MEDIUM")[index % 4],
                    active_since=date(2016 + index % 8, 1 + index % 12, 1 + index % 27),
                    extra={"site": trade.site, "booths": booths},
                )
            )
    return rows


def _office(serial: int, slug: str, kind: str, name: str, english: str) -> OrganizationDraft:
    code_kind = {
        "COMPANY": "91",
        "OPERATOR": "91",
        "CARRIER": "91",
        "BANK": "91",
        "AGENCY": "91",
    }.get(kind, "11")
    return OrganizationDraft(
        slug=slug,
        kind=kind,
        legal_name=name,
        display_name=name,
        display_name_en=english,
        uscc=credit_code(900 + serial, kind=code_kind, region=COUNTY_CHANGAN),
        region_code=COUNTY_CHANGAN,
        address_line="河北省石家庄市长安区",
        active_since=date(2015, 1, 1),
    )


OFFICES = (
    ("education", "DEPARTMENT", "石家庄市教育局（演示）", "Education Bureau (demo)"),
    ("health", "DEPARTMENT", "石家庄市卫生健康委员会（演示）", "Health Commission (demo)"),
    ("transport", "DEPARTMENT", "石家庄市交通运输局（演示）", "Transport Bureau (demo)"),
    ("finance-bureau", "SUPERVISOR", "石家庄市财政局（演示）", "Finance Bureau (demo)"),
    ("treasury", "TREASURY", "石家庄市国库集中支付中心（演示）", "Treasury Centre (demo)"),
    ("regulator", "REGULATOR", "石家庄市市场监督管理局（演示）", "Market Regulator (demo)"),
    ("audit-office", "AUDITOR", "石家庄市审计局（演示）", "Audit Office (demo)"),
    ("operator", "OPERATOR", "市集平台运营有限公司", "Shiji Operations"),
    ("market-xinhua", "MARKET_MANAGER", "新华集贸中心管理处", "Xinhua Market Management"),
    ("market-nst", "MARKET_MANAGER", "南三条市场管理处", "Nansantiao Market Management"),
    ("market-zd", "MARKET_MANAGER", "正定国际小商品市场管理处", "Zhengding Market Management"),
    ("bank", "BANK", "石家庄演示银行", "Demo Bank"),
    ("agency", "AGENCY", "河北演示招标代理有限公司", "Demo Procurement Agency"),
)
CARRIERS = (
    ("jizhong", "冀中快运", "Jizhong Express"),
    ("yanzhao", "燕赵物流专线", "Yanzhao Freight"),
    ("taihang", "太行快递", "Taihang Parcel"),
    ("silkroad", "丝路国际货运", "Silk Road Forwarding"),
)
ACCOUNTS = (
    ("edu-admin", "教育局管理员", "education", ("gov_admin",)),
    ("edu-requester", "教育局采购经办人", "education", ("gov_requester",)),
    ("edu-approver", "教育局采购审批人", "education", ("gov_approver",)),
    ("edu-acceptor", "教育局验收人", "education", ("gov_acceptor",)),
    ("edu-finance", "教育局财务", "education", ("gov_finance",)),
    ("edu-finance2", "教育局财务复核", "education", ("gov_finance",)),
    ("health-requester", "卫健委采购经办人", "health", ("gov_requester",)),
    ("health-approver", "卫健委采购审批人", "health", ("gov_approver",)),
    ("health-acceptor", "卫健委验收人", "health", ("gov_acceptor",)),
    ("health-finance", "卫健委财务", "health", ("gov_finance",)),
    ("health-finance2", "卫健委财务复核", "health", ("gov_finance",)),
    ("transport-requester", "交通局采购经办人", "transport", ("gov_requester",)),
    ("transport-approver", "交通局采购审批人", "transport", ("gov_approver",)),
    ("transport-acceptor", "交通局验收人", "transport", ("gov_acceptor",)),
    ("transport-finance", "交通局财务", "transport", ("gov_finance",)),
    ("transport-finance2", "交通局财务复核", "transport", ("gov_finance",)),
    ("supervisor", "财政监管员", "finance-bureau", ("supervisor",)),
    ("treasury-maker", "国库经办", "treasury", ("treasury_maker",)),
    ("treasury-checker", "国库复核", "treasury", ("treasury_checker",)),
    ("regulator", "市场监管员", "regulator", ("regulator",)),
    ("regulator2", "市场监管员（二）", "regulator", ("regulator",)),
    ("auditor", "审计员", "audit-office", ("auditor",)),
    ("operator", "平台运营", "operator", ("operator",)),
    ("sysadmin", "系统管理员", "operator", ("sysadmin",)),
    ("finance-maker", "平台财务经办", "operator", ("finance_maker",)),
    ("finance-checker", "平台财务复核", "operator", ("finance_checker",)),
    ("market-xinhua", "新华市场管理员", "market-xinhua", ("market_manager",)),
    ("market-nst", "南三条市场管理员", "market-nst", ("market_manager",)),
    ("market-zd", "正定市场管理员", "market-zd", ("market_manager",)),
    ("treasury-admin", "国库管理员", "treasury", ("office_admin",)),
    ("shop-catalog", "商品员", "textile-01", ("merchant_catalog",)),
    ("shop-dispatch", "发货员", "textile-01", ("merchant_dispatch",)),
    ("shop-finance", "商户财务", "textile-01", ("merchant_finance",)),
    ("buyer-clerk", "采购员", "buyer-01", ("buyer",)),
    ("bank", "银行经办", "bank", ("bank_clerk",)),
    ("agent", "代理机构经办", "agency", ("agent",)),
)


def offices() -> list[OrganizationDraft]:
    """Departments, authorities, markets, the operator and the carriers."""
    rows = [_office(place, *row) for place, row in enumerate(OFFICES)]
    rows += [
        _office(50 + place, f"carrier-{slug}", "CARRIER", f"{zh}有限公司", english)
        for place, (slug, zh, english) in enumerate(CARRIERS)
    ]
    return rows


def buyers() -> list[OrganizationDraft]:
    """Buying companies of other cities and, for the international site, of other countries."""
    towns = ("北京", "天津", "太原", "郑州", "济南", "沈阳", "西安", "呼和浩特")
    trades = ("百货", "服装店", "电脑", "建材", "超市", "工程", "贸易", "文具")
    rows = []
    for index in range(BUYERS):
        name = f"{towns[index % 8]}{shop_name(200 + index)}{trades[(index // 8 + index) % 8]}"
        rows.append(
            OrganizationDraft(
                slug=f"buyer-{index + 1:02d}",
                kind="COMPANY",
                legal_name=f"{name}有限公司",
                display_name=name,
                display_name_en=f"Buyer {index + 1}",
                uscc=credit_code(500 + index, region="100000"),
                region_code="",
                active_since=date(2018, 1 + index % 12, 1),
            )
        )
    return rows


REGIONS = (
    ("北京市", "北京市", "朝阳区", "100020"), ("天津市", "天津市", "和平区", "300040"),
    ("山西省", "太原市", "小店区", "030032"), ("河南省", "郑州市", "金水区", "450003"),
    ("山东省", "济南市", "历下区", "250014"), ("辽宁省", "沈阳市", "和平区", "110001"),
    ("陕西省", "西安市", "雁塔区", "710061"), ("内蒙古自治区", "呼和浩特市", "新城区", "010010"),
)  # fmt: skip


def home_of_buyer(index: int) -> dict[str, str]:
    """The delivery address of one buyer."""
    area, city, district, code = REGIONS[index % len(REGIONS)]
    return {
        "first_name": "收货部",
        "country": "CN",
        "country_area": area,
        "city": city,
        "city_area": district,
        "street_address_1": f"批发街 {index + 1} 号",
        "postal_code": code,
        "phone": f"1380000{index:04d}",
    }


def email_of(name: str) -> str:
    """The account's address for signing in."""
    return f"{name}@{DOMAIN}"


def accounts() -> list[AccountDraft]:
    """One account per role and organisation."""
    rows = [
        AccountDraft(
            email=email_of(name),
            title=title,
            organization_slug=slug,
            roles=roles,
            totp_secret=TOTP_SECRET,
        )
        for name, title, slug, roles in ACCOUNTS
    ]
    for trade in TRADES:
        for index in range(trade.count):
            slug = merchant_slug(trade.site, index)
            rows.append(_member(slug, "商户", "merchant_owner"))
    rows += [_member(f"carrier-{slug}", "承运商", "carrier") for slug, _, _ in CARRIERS]
    for index in range(BUYERS):
        name = f"buyer-{index + 1:02d}"
        rows.append(
            AccountDraft(
                email=email_of(name),
                title=f"采购商 {index + 1}",
                organization_slug=name,
                roles=("buyer_admin",),
                address=home_of_buyer(index),
            )
        )
    return rows


def _member(slug: str, title: str, role: str) -> AccountDraft:
    return AccountDraft(
        email=email_of(slug), title=f"{title} {slug}", organization_slug=slug, roles=(role,)
    )


SHOWN = ("buyer-01", "textile-01", "electronics-01", "carrier-taihang", "edu-requester",
         "edu-approver", "edu-acceptor", "edu-finance", "edu-finance2", "edu-admin", "supervisor",
         "treasury-maker", "treasury-checker", "regulator", "auditor", "operator", "finance-maker",
         "finance-checker", "sysadmin", "market-xinhua", "treasury-admin", "shop-catalog",
         "shop-dispatch", "shop-finance", "buyer-clerk", "bank", "agent")  # fmt: skip
"""One account per role, as ``demo-accounts`` prints them."""
