"""OCDS releases as pure data: building blocks, tags by act, merging into a compiled release."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]

TAGS: dict[str, tuple[str, ...]] = {
    "order": ("planning", "tender"),
    "confirm": ("award", "contract"),
    "decline": ("tenderUpdate",),
    "expire": ("tenderUpdate",),
    "cancel": ("tenderCancellation",),
    "deliver": ("implementation",),
    "accept": ("implementationUpdate",),
    "accept_part": ("implementationUpdate",),
    "deem_accepted": ("implementationUpdate",),
    "return_goods": ("contractTermination",),
    "pay": ("implementationUpdate",),
    "rate": ("contractTermination",),
}
"""What each public act of a mall purchase makes; acts not named here are not public."""

NOTICES: dict[str, tuple[str, str]] = {
    "order": ("ORDER", "电子卖场直购订单公告"),
    "confirm": ("RESULT", "电子卖场直购成交公告"),
    "decline": ("FAILURE", "电子卖场直购终止公告（供应商拒单）"),
    "expire": ("FAILURE", "电子卖场直购终止公告（供应商逾期未确认）"),
    "cancel": ("CANCELLATION", "电子卖场直购取消公告"),
    "accept": ("ACCEPTANCE", "履约验收公告"),
    "accept_part": ("ACCEPTANCE", "履约验收公告（部分验收）"),
    "deem_accepted": ("ACCEPTANCE", "履约验收公告（逾期视为验收）"),
    "return_goods": ("TERMINATION", "合同终止公告（退货）"),
    "pay": ("PAYMENT", "资金支付公告"),
}
"""Kind and title of the notice that goes with an act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFact:
    """An organisation as it may be shown."""

    id: str
    name: str
    uscc: str = ""
    scale: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFact:
    """One article."""

    id: str
    title: str
    code: str
    quantity: int
    unit: str
    unit_price: float
    total: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """All that may be told of one purchase; later stages are absent until they happen."""

    ocid: str
    number: str
    title: str
    state_zh: str
    tender_status: str
    method_zh: str
    currency: str
    total: float
    buyer: PartyFact
    supplier: PartyFact
    items: list[ItemFact]
    budget_id: str
    budget_title: str
    budget_amount: float
    opened_at: datetime
    ordered_at: datetime | None = None
    contract_number: str = ""
    contract_state: str = ""
    contract_signed_at: datetime | None = None
    payment_days: int = 0
    delivered_at: datetime | None = None
    accepted_at: datetime | None = None
    accepted_kind: str = ""
    accepted_amount: float = 0
    due_on: str = ""
    paid_at: datetime | None = None
    paid_amount: float = 0
    voucher_no: str = ""
    late_days: int = 0
    reason: str = ""
    extra: Json = field(default_factory=dict)


def stamp(moment: datetime) -> str:
    """RFC 3339 with zone, to the second."""
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")


def _value(amount: float, currency: str) -> Json:
    return {"amount": amount, "currency": currency}


def _party(fact: PartyFact, roles: list[str]) -> Json:
    party: Json = {"id": fact.id, "name": fact.name, "roles": roles}
    if fact.uscc:
        party["identifier"] = {"scheme": "CN-USCC", "id": fact.uscc, "legalName": fact.name}
    if fact.region:
        party["address"] = {"region": fact.region, "countryName": "中国"}
    if fact.scale:
        party["details"] = {"scale": fact.scale}
    return party


def _reference(fact: PartyFact) -> Json:
    return {"id": fact.id, "name": fact.name}


def _items(case: CaseFacts) -> list[Json]:
    return [
        {
            "id": item.id,
            "description": item.title,
            "classification": {"scheme": "CN-GPC", "id": item.code},
            "quantity": item.quantity,
            "unit": {"name": item.unit, "value": _value(item.unit_price, case.currency)},
        }
        for item in case.items
    ]


def planning_block(case: CaseFacts) -> Json:
    """Which money, for what."""
    budget = {
        "id": case.budget_id,
        "description": case.budget_title,
        "amount": _value(case.budget_amount, case.currency),
    }
    return {"rationale": case.title, "budget": budget}


def tender_block(case: CaseFacts, *, with_items: bool) -> Json:
    """The purchase as a direct tender."""
    block: Json = {
        "id": case.number,
        "title": case.title,
        "status": case.tender_status,
        "statusDetails": case.state_zh,
        "procurementMethod": "direct",
        "procurementMethodDetails": case.method_zh,
        "mainProcurementCategory": "goods",
        "procuringEntity": _reference(case.buyer),
    }
    if with_items:
        block["value"] = _value(case.total, case.currency)
        block["items"] = _items(case)
        block["submissionMethod"] = ["electronicSubmission"]
    if case.reason and case.tender_status in {"unsuccessful", "cancelled"}:
        block["procurementMethodRationale"] = case.reason
    return block


def award_block(case: CaseFacts, *, date: datetime) -> list[Json]:
    """The chosen supplier with unit prices."""
    return [
        {
            "id": f"{case.number}-A1",
            "title": case.title,
            "status": "active",
            "date": stamp(date),
            "value": _value(case.total, case.currency),
            "suppliers": [_reference(case.supplier)],
            "items": _items(case),
        }
    ]


def contract_block(case: CaseFacts, *, act: str) -> list[Json]:
    """The contract, growing with its implementation."""
    contract: Json = {
        "id": case.contract_number,
        "awardID": f"{case.number}-A1",
        "status": case.contract_state,
        "statusDetails": case.state_zh,
    }
    if act == "confirm":
        contract["title"] = case.title
        contract["value"] = _value(case.total, case.currency)
        contract["items"] = _items(case)
        if case.contract_signed_at:
            contract["dateSigned"] = stamp(case.contract_signed_at)
    milestones = _milestones(case, act)
    implementation: Json = {"milestones": milestones} if milestones else {}
    if act == "pay" and case.paid_at:
        implementation["transactions"] = [_transaction(case)]
    if implementation:
        contract["implementation"] = implementation
    return [contract]


def _transaction(case: CaseFacts) -> Json:
    assert case.paid_at is not None
    return {
        "id": case.voucher_no,
        "date": stamp(case.paid_at),
        "value": _value(case.paid_amount, case.currency),
        "payer": _reference(case.buyer),
        "payee": _reference(case.supplier),
    }


def _milestones(case: CaseFacts, act: str) -> list[Json]:
    found: list[Json] = []
    if act == "deliver" and case.delivered_at:
        found.append(
            {
                "id": "delivery",
                "title": "交付",
                "type": "delivery",
                "status": "met",
                "dateMet": stamp(case.delivered_at),
            }
        )
    if act in {"accept", "accept_part", "deem_accepted"} and case.accepted_at:
        part = "partiallyMet" if act == "accept_part" else "met"
        found.append(
            {
                "id": "acceptance",
                "title": "履约验收",
                "description": f"验收金额 {case.accepted_amount:.2f} {case.currency}",
                "type": "approval",
                "status": part,
                "dateMet": stamp(case.accepted_at),
            }
        )
        found.append(
            {
                "id": "payment",
                "title": "付款",
                "type": "payment",
                "status": "scheduled",
                "dueDate": f"{case.due_on}T16:00:00Z",
            }
        )
    if act == "pay" and case.paid_at:
        late = f"逾期 {case.late_days} 天" if case.late_days else "按期支付"
        found.append(
            {
                "id": "payment",
                "title": "付款",
                "description": late,
                "type": "payment",
                "status": "met",
                "dateMet": stamp(case.paid_at),
            }
        )
    return found


def release_build(case: CaseFacts, *, act: str, sequence: int, date: datetime) -> Json:
    """One release with the blocks its tags ask for (OCDS 1.1.5)."""
    tags = TAGS[act]
    release: Json = {
        "ocid": case.ocid,
        "id": f"{case.ocid}-{sequence:03d}-{tags[0]}",
        "date": stamp(date),
        "tag": list(tags),
        "initiationType": "tender",
        "language": "zh",
        "parties": _parties(case, tags),
        "buyer": _reference(case.buyer),
    }
    if "planning" in tags:
        release["planning"] = planning_block(case)
    release["tender"] = tender_block(case, with_items="tender" in tags)
    if "award" in tags:
        release["awards"] = award_block(case, date=date)
    if any(tag.startswith(("contract", "implementation")) for tag in tags):
        release["contracts"] = contract_block(case, act=act)
    return release


def _parties(case: CaseFacts, tags: tuple[str, ...]) -> list[Json]:
    paying = any(tag.startswith("implementation") for tag in tags)
    buyer_roles = ["buyer", "procuringEntity", *(["payer"] if paying else [])]
    parties = [_party(case.buyer, buyer_roles)]
    if tags[0] not in {"planning", "tenderUpdate", "tenderCancellation"}:
        parties.append(_party(case.supplier, ["supplier", *(["payee"] if paying else [])]))
    return parties


def _merge_value(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        merged = dict(old)
        for key, value in new.items():
            merged[key] = _merge_value(old.get(key), value)
        return merged
    listed = isinstance(old, list) and isinstance(new, list)
    if listed and all(isinstance(row, dict) and "id" in row for row in [*old, *new]):
        by_id = {row["id"]: row for row in old}
        for row in new:
            by_id[row["id"]] = _merge_value(by_id.get(row["id"]), row)
        return list(by_id.values())
    return new


def compile_releases(releases: list[Json]) -> Json:
    """The compiled release: later values win, rows with an id merge (OCDS merging)."""
    assert releases, "a record has at least one release"
    merged: Json = {}
    for release in releases:
        merged = _merge_value(merged, release)
    merged["tag"] = ["compiled"]
    merged["id"] = f"{merged['ocid']}-{merged['date']}"
    roles: dict[str, list[str]] = {}
    for release in releases:
        for party in release["parties"]:
            known = roles.setdefault(party["id"], [])
            known += [role for role in party["roles"] if role not in known]
    for party in merged["parties"]:
        party["roles"] = roles[party["id"]]
    return merged


def notice_text(case: CaseFacts, *, act: str, date: datetime) -> str:
    """The notice in Chinese legal form, from the same facts."""
    lines = [
        f"一、项目编号：{case.number}（{case.ocid}）",
        f"二、项目名称：{case.title}",
        f"三、采购方式：{case.method_zh}",
        f"四、采购人：{case.buyer.name}",
    ]
    if act not in {"order"}:
        lines.append(f"五、供应商：{case.supplier.name}")
    if act in {"order", "confirm"}:
        lines.append("六、采购标的：")
        lines += [
            f"  {item.title}（品目 {item.code}）{item.quantity} {item.unit}，"
            f"单价 {item.unit_price:.2f} 元"
            for item in case.items
        ]
        lines.append(f"七、金额：{case.total:.2f} 元")
    if case.reason and act in {"decline", "cancel", "return_goods"}:
        lines.append(f"六、原因：{case.reason}")
    if act in {"accept", "accept_part", "deem_accepted"}:
        lines.append(f"六、验收金额：{case.accepted_amount:.2f} 元；法定付款期限：{case.due_on}")
    if act == "pay":
        late = f"逾期 {case.late_days} 天" if case.late_days else "按期支付"
        lines.append(f"六、支付金额：{case.paid_amount:.2f} 元；{late}")
    lines.append(f"发布时间：{stamp(date)}")
    return "\n".join(lines)
