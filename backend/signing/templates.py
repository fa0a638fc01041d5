"""Contract texts as data: title, numbered clauses with placeholders, versioned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Template:
    """A contract text; ``{names}`` are filled from the contract's data."""

    code: str
    version: str
    title: str
    clauses: tuple[str, ...]
    party_labels: tuple[str, ...]

    def filled(self, data: Mapping[str, str]) -> list[str]:
        """The clauses with their data. Raises KeyError naming what is missing."""
        return [clause.format(**data) for clause in self.clauses]


_ALL = (
    Template(
        "merchant_platform",
        "2026-11",
        "商户入驻平台服务协议",
        (
            "甲方（平台运营方）：{platform_name}。乙方（商户）：{merchant_name}，统一社会信用代码 {merchant_uscc}。",
            "乙方在 {site_names} 开设店铺，保证营业执照、经营许可和商品信息真实、有效，并在变更后三个工作日内更新。",
            "交易资金由持牌支付机构和监管账户持有，甲方不持有买方资金；买方验收或验收期满后，资金按规则向乙方结算。",
            "佣金按成交时公示的费率对已放款货款计收，运费不计佣金；费率随订单固定，不因之后的调整而改变。",
            "乙方应按承诺时间发货，配合退货、退款和质量问题处理；信用等级由公开的评分规则计算，乙方可以申诉。",
            "商品、服务和交易记录自交易完成之日起保存不少于三年；交易记录由可验证日志固定，监管部门可依法查询。",
            "任何一方可提前三十日书面通知终止本协议；终止前已成立的订单继续履行，在途资金按规则结清。",
            "本协议以电子签名签署，与手写签名或盖章具有同等法律效力，自双方签署完成之日起生效。",
        ),
        ("甲方", "乙方"),
    ),
    Template(
        "mall_purchase",
        "2026-11",
        "政府采购网上商城采购合同",
        (
            "采购人：{buyer_name}。供应商：{supplier_name}，统一社会信用代码 {supplier_uscc}。订单编号：{order_number}。",
            "采购内容：{goods}。合同总价（含税）：人民币 {amount} 元，预算指标：{budget_item}。",
            "供应商应于 {deliver_by} 前将货物送达 {address}，运输和包装费用由供应商承担。",
            "采购人应在收货后七个工作日内验收；逾期未验收且未提出异议的，视为验收合格。",
            "验收合格并收到真实有效的数电发票后，款项按规定由国库集中支付，自法定起算日起三十日内支付完毕。",
            "货物不符合约定的，采购人有权要求更换、退货或减价；逾期付款的，每日按未付金额的万分之五支付逾期利息。",
            "补充合同金额累计不超过原合同金额的百分之十；争议由双方协商，协商不成的依法处理。",
            "本合同以电子签名签署，与手写签名或盖章具有同等法律效力，自双方签署完成之日起生效。",
        ),
        ("采购人", "供应商"),
    ),
)
TEMPLATES: dict[str, Template] = {template.code: template for template in _ALL}
