"""What the codes in columns without choices mean in Chinese: taken from the apps that set them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backend.credit.facts import KINDS as FACTS
from backend.notices.catalogue import KINDS as NOTICES
from backend.orders.rules import STATUS_TEXT
from backend.parties.roles import ROLES
from payments.escrow.rules import LABELS as ESCROW
from payments.ledger.rules import CHART
from procurement.procedures import PROCEDURES
from procurement.procedures.states import ALL_STATES

DOORS = {"open": "公开销售", "procurement": "政府采购"}
SCALES = {"MICRO": "微型", "SMALL": "小型", "MEDIUM": "中型", "LARGE": "大型"}
CALLS = {"PENDING": "处理中", "SUCCEEDED": "成功", "FAILED": "失败", "UNKNOWN": "未应答"}
INBOX = {"NEW": "待处理", "APPLIED": "已处理", "IGNORED": "无须处理", "DEAD": "已搁置"}
WORDS: Mapping[str, Mapping[Any, str]] = {
    "parties.Membership.role": {role.code: role.zh for role in ROLES.values()},
    "parties.Session.level": {1: "一级（密码）", 2: "二级（双因素）"},
    "parties.Organization.sme_scale": SCALES,
    "channels.Channel.ordering_door": DOORS,
    "notices.Notice.kind": {kind.code: kind.zh for kind in NOTICES.values()},
    "credit.ScoreResult.card": {"supplier": "供应商", "buyer": "采购商", "department": "采购单位"},
    "credit.Fact.kind": {kind.code: kind.zh for kind in FACTS.values()},
    "audit.Flag.state": {"OPEN": "待处理", "ANSWERED": "已答复", "CLOSED": "已关闭"},
    "oversight.Case.state": {"OPEN": "办理中", "EXPLAINING": "待说明", "CLOSED": "已结案"},
    "events.Delivery.state": {"PENDING": "待处理", "DONE": "已完成", "PARKED": "已搁置"},
    "orders.Order.status": STATUS_TEXT,
    "orders.Order.door": DOORS,
    "orders.Fulfillment.status": STATUS_TEXT,
    "payments_ledger.Account.code": {
        kind.code: f"{kind.code} {kind.zh}" for kind in CHART.values()
    },
    "payments_ledger.Account.normal": {"D": "借", "C": "贷"},
    "payments_gateway.Operation.state": CALLS,
    "payments_gateway.InboundEvent.state": INBOX,
    "payments_escrow.Escrow.state": ESCROW,
    "procurement_process.Process.procedure": {one.code: one.zh for one in PROCEDURES.values()},
    "procurement_process.Process.state": {code: one.zh for code, one in ALL_STATES.items()},
}
"""``app.Table.column``: code and word; a code without a word is shown as it is."""
