"""What the product says by itself: pages, footer and first news. Chinese first, English beside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages; ``body`` in paragraphs."""

    title: str
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageSeed:
    """A page of the product."""

    slug: str
    zh: Words
    en: Words
    page_type: str = "page"
    sites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewsSeed:
    """A notice of the product."""

    slug: str
    zh: Words
    en: Words
    at: datetime
    sites: tuple[str, ...] = ()


PAGES = (
    PageSeed(
        "about",
        Words(
            "关于市集",
            (
                "市集把三个批发市场和政府采购电子商城放在同一套交易、结算与信用体系上。",
                "每一笔货款先进入担保账户，验收后才付给商户；每一个动作都有可核验的记录。",
            ),
        ),
        Words(
            "About Shiji",
            (
                "Shiji puts three wholesale markets and a public procurement mall on one system of "
                "trade, settlement and credit.",
                "Every payment is held in escrow until the goods are accepted, and every act leaves "
                "a record that can be checked.",
            ),
        ),
    ),
    PageSeed(
        "escrow",
        Words(
            "担保交易说明",
            (
                "付款后，货款由平台担保账户保管，商户看得到但拿不到。",
                "收货后请在验收期内确认或报告问题。确认后货款付给商户；报告问题后计时停止，由双方协商或平台裁决。",
                "验收期满未处理的，按约定视为验收合格。验收期可申请延长一次。",
            ),
        ),
        Words(
            "How escrow works",
            (
                "Your payment is kept in escrow: the seller sees it but cannot take it.",
                "After delivery, accept the goods or report a problem within the inspection period. "
                "Acceptance pays the seller; a report stops the clock.",
                "Goods not answered for within the period count as accepted. It can be extended "
                "once.",
            ),
        ),
    ),
    PageSeed(
        "credit",
        Words(
            "信用等级说明",
            (
                "商户信用等级由已完成的交易、准时发货、验收结果与纠纷记录按公开规则计算。",
                "等级影响担保期限、保证金比例与搜索排序，不影响政府采购的参与资格。",
                "商户可在工作台查看每一分的来由，并可申诉。",
            ),
        ),
        Words(
            "Credit grades",
            (
                "A seller's grade is computed by published rules from completed trades, punctual "
                "dispatch, acceptance and disputes.",
                "It moves the holding period, the guarantee and the place in search. It never "
                "decides who may take part in public procurement.",
                "Sellers see the reason for every point and may appeal.",
            ),
        ),
    ),
    PageSeed(
        "returns",
        Words(
            "退换货规则",
            (
                "批发订单不适用七日无理由退货，商户在商品页另行承诺的除外。",
                "质量、数量、规格不符的，请在验收期内报告问题并上传凭证。定制与裁剪商品不支持无理由退货。",
            ),
        ),
        Words(
            "Returns",
            (
                "Wholesale orders have no return without reason unless the listing promises it.",
                "Report wrong quality, quantity or specification within the inspection period, with "
                "evidence. Made-to-order and cut goods cannot be returned without reason.",
            ),
        ),
    ),
    PageSeed(
        "terms",
        Words(
            "平台服务协议",
            (
                "本页为演示文本。正式运营前由运营方法律顾问审定。",
                "商户以其营业执照主体签署电子合同后入驻；买方以实名账户下单。",
            ),
        ),
        Words(
            "Terms of service",
            (
                "A demonstration text; counsel of the operating body settles it before operation.",
                "Sellers join by signing an electronic contract in their legal name; buyers order "
                "from verified accounts.",
            ),
        ),
    ),
    PageSeed(
        "privacy",
        Words(
            "隐私政策",
            (
                "我们只收集完成交易、履行法定义务所需的信息。",
                "您可以导出或删除个人数据；依法必须保存的交易记录除外。",
            ),
        ),
        Words(
            "Privacy",
            (
                "We collect only what trade and the law require.",
                "You may export or erase your personal data, except trade records the law keeps.",
            ),
        ),
    ),
    PageSeed(
        "procurement-guide",
        Words(
            "电子商城采购指南",
            (
                "采购单位先登记预算，再比价选购；超过限额或涉嫌拆分的，系统会提示应采用的采购方式。",
                "经办、审批、验收须由三名不同人员办理。",
            ),
        ),
        Words(
            "Buying on the e-mall",
            (
                "Register the budget, compare offers, then order. Above the limits the system names "
                "the procedure to use.",
                "Ordering, approving and accepting are done by three different persons.",
            ),
        ),
        sites=("gov",),
    ),
    PageSeed(
        "export-guide",
        Words(
            "外贸采购指南",
            (
                "商品页列明箱规、体积、毛重与 HS 编码，可按箱下单。",
                "不同币种对应不同渠道，订单生成后价格不再随汇率变化。",
            ),
        ),
        Words(
            "Buying for export",
            (
                "Product pages state carton, volume, gross weight and HS code; order by the carton.",
                "Each currency is a channel of its own; an order's price never moves with the rate.",
            ),
        ),
        sites=("intl",),
    ),
)

FOOTER: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("了解市集", "About", ("about", "escrow", "credit")),
    ("服务", "Service", ("returns", "procurement-guide", "export-guide")),
    ("法律", "Legal", ("terms", "privacy")),
)

NEWS = (
    NewsSeed(
        "escrow-for-all-markets",
        Words(
            "三个市场统一实行担保交易",
            ("即日起，三个市场的线上订单统一由担保账户收款，验收后结算。",),
        ),
        Words("Escrow on all markets", ("Orders of all three markets are now paid into escrow.",)),
        datetime(2026, 1, 5, 1, tzinfo=UTC),
    ),
    NewsSeed(
        "mall-open-to-merchants",
        Words(
            "市场商户可申请进入政府采购电子商城",
            ("符合条件的商户可在工作台提交申请，审核通过后在商城展示商品。",),
        ),
        Words(
            "Market sellers may join the e-mall",
            ("Sellers who meet the conditions apply in the workbench.",),
        ),
        datetime(2026, 1, 12, 1, tzinfo=UTC),
    ),
    NewsSeed(
        "freight-lines-added",
        Words("新增专线物流报价", ("下单时可比较零担专线与快递，按箱规自动计算运费。",)),
        Words("More freight lines", ("Compare freight lines and parcels at checkout.",)),
        datetime(2026, 1, 19, 1, tzinfo=UTC),
        sites=("textile", "electronics", "industrial", "intl"),
    ),
)


def blocks(body: tuple[str, ...]) -> dict[str, object]:
    """Paragraphs in Editor.js block form."""
    return {
        "time": 0,
        "version": "2.30.0",
        "blocks": [{"type": "paragraph", "data": {"text": text}} for text in body],
    }
