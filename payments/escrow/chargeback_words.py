"""A chargeback in plain words, Chinese first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.kernel.money import Money

if TYPE_CHECKING:
    from payments.escrow.models import Chargeback

PARTS = {
    "2020": ("担保中的货款", "money still held in the escrow"),
    "2032": ("保留金", "your reserve"),
    "2031": ("可提现余额", "your available balance"),
    "2030": ("待结算余额", "your pending balance"),
    "2050": ("商户保证金", "your guarantee"),
    "1050": ("记为欠款", "booked as owed"),
    "4010": ("平台佣金退回", "commission returned by the platform"),
}
"""Account code -> Chinese, English; in the order in which money is taken."""
STATES = {
    "OPEN": ("处理中", "Open"),
    "WON": ("抗辩成功", "Won"),
    "LOST": ("抗辩失败", "Lost"),
    "WRITTEN_OFF": ("已核销", "Written off"),
}
_ENDS = {
    "OPEN": ("案件处理中，结果出来前请准备好发货与签收凭证。", "The case is open; keep your delivery papers at hand."),
    "WON": ("抗辩成功，已如数退回；其间已归还的部分退到可提现余额。", "The case was won and all is back; what you had repaid is in your available balance."),
    "LOST": ("抗辩失败，款项不再退回。", "The case was lost; the money does not come back."),
    "WRITTEN_OFF": ("抗辩失败，所欠部分已核销。", "The case was lost; what was owed was written off."),
}  # fmt: skip


def told(row: Chargeback, *, owed_minor: int, english: bool) -> str:
    """What was taken from where, what is owed, and how it stands."""

    def money(minor: int) -> str:
        return str(Money(minor, row.currency))

    taken = [
        (PARTS[code][english], money(row.parts[code]))
        for code in PARTS
        if row.parts.get(code) and code != "4010"
    ]
    back = row.parts.get("4010", 0)
    if english:
        text = f"The payer's bank took {money(row.amount_minor)} back"
        text += ": " + ", ".join(f"{amount} from {label}" for label, amount in taken) + ". "
        text = text.replace(f"from {PARTS['1050'][1]}", PARTS["1050"][1])
        text += f"The platform returns its commission of {money(back)}. " if back else ""
        text += f"You owe {money(owed_minor)}; later sales pay it first. " if owed_minor else ""
        return text + _ENDS[row.state][1]
    text = f"付款人的银行扣回 {money(row.amount_minor)}："
    text += "，".join(f"{label} {amount}" for label, amount in taken) + "。"
    text += f"平台退回佣金 {money(back)}。" if back else ""
    text += (
        f"尚欠 {money(owed_minor)}，由后续销售款先行归还，归还前暂停付款。" if owed_minor else ""
    )
    return text + _ENDS[row.state][0]
