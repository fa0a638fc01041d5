"""The treasury and its agent bank (I3) as a state machine with test keys of its own.

Applications in, signed payment orders out; signed orders in, signed receipts out. What they say
unasked (quota notices, red letters) waits in an inbox that is read by number. Money sent to an
account that ends in ``RETURNS`` comes back by red letter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ed25519

from backend.signing.detached import (
    credit_code_of,
    digest,
    holds_by_certificate,
    holds_by_key,
    issued_by,
    sign_by_key,
)
from procurement.exchange.answers import ACCEPTED, Answer
from procurement.exchange.simulator.machines import Machine, Memory, rejected

TREASURY_KID, BANK_KID = "test-treasury-1", "test-bank-1"
RETURNS = "0000"
Document = dict[str, Any]


def test_key(name: str) -> ed25519.Ed25519PrivateKey:
    """A key everybody knows; production refuses it by its name."""
    return ed25519.Ed25519PrivateKey.from_private_bytes(
        hashlib.sha256(f"shiji TEST {name}".encode()).digest()
    )


class TreasuryMachine(Machine):
    """``root`` is the authority (DER) that departments' certificates must come from."""

    def __init__(self, memory: Memory, root: Callable[[], bytes] | None = None) -> None:
        super().__init__(memory)
        self.root = root or (lambda: b"")

    def act(self, envelope: dict[str, Any]) -> Answer:
        """A signed application, or a signed order to the agent bank."""
        if envelope["type"] == "paymentRequest":
            return self._apply(envelope)
        if envelope["type"] == "paymentOrder":
            return self._pay(envelope)
        return rejected("TYPE_UNKNOWN", "未知报文类型")

    def _signed(self, paper: dict[str, Any], by: str) -> bool:
        """Whether the party of that name in the document signed it, by its certificate."""
        document, signature = paper["document"], paper["signature"]
        certificate = str(signature.get("certificate", ""))
        code = document[by].get("uscc", "") if by else credit_code_of(certificate)
        return (
            holds_by_certificate(document, signature, certificate=certificate)
            and issued_by(certificate, self.root())
            and credit_code_of(certificate) == code
        )

    def _apply(self, envelope: dict[str, Any]) -> Answer:
        application: Document = envelope["paper"]["document"]
        if not self._signed(envelope["paper"], "payer"):
            return rejected("SIGNATURE_INVALID", "支付申请书签名无效")
        if application["amountMinor"] <= 0 or not application.get("reservationId"):
            return rejected("NOT_COVERED", "无对应冻结指标")
        number = f"GKZF-{self._count('vouchers'):08d}"
        order = {
            "type": "paymentOrder",
            "schemaVersion": "1.0",
            "number": number,
            "issuedAt": envelope["sentAt"],
            "reference": application["reference"],
            "applicationHash": digest(application),
            "mode": application["mode"],
            "payer": application["payer"],
            "payee": application["payee"],
            "amountMinor": application["amountMinor"],
            "currency": application["currency"],
        }
        return Answer(ACCEPTED, {"voucherNo": number, "paper": self._sign(order, TREASURY_KID)})

    def _pay(self, envelope: dict[str, Any]) -> Answer:
        paper = envelope["paper"]
        order: Document = paper["document"]
        if not self._may_order(paper):
            return rejected("SIGNATURE_INVALID", "支付令签名无效")
        if order["mode"] == "AUTHORISED":
            key = self._quota_key(order["payer"], order["budgetItemId"])
            left = int(self.memory.get(key, 0)) - order["amountMinor"]
            if left < 0:
                return rejected("QUOTA_EXCEEDED", "超过授权支付额度")
            self.memory[key] = left
        receipt = {
            "type": "receipt",
            "schemaVersion": "1.0",
            "number": f"HD-{self._count('receipts'):08d}",
            "issuedAt": envelope["sentAt"],
            "reference": order["reference"],
            "orderNumber": order["number"],
            "orderHash": digest(order),
            "payer": order["payer"],
            "payee": order["payee"],
            "amountMinor": order["amountMinor"],
            "currency": order["currency"],
        }
        self.memory[f"paid:{receipt['number']}"] = {"receipt": receipt, "order": order}
        if str(order["payee"].get("accountNumber", "")).endswith(RETURNS):
            self.send_back(receipt["number"], reason="账号有误，收款行退回", at=envelope["sentAt"])
        return Answer(ACCEPTED, {"paper": self._sign(receipt, BANK_KID)})

    def _may_order(self, paper: dict[str, Any]) -> bool:
        """Direct: the treasury, by its key or as an organisation; authorised: the payer."""
        if paper["document"]["mode"] == "AUTHORISED":
            return self._signed(paper, "payer")
        key = test_key("treasury").public_key().public_bytes_raw()
        if holds_by_key(paper["document"], paper["signature"], public_key=key):
            return True
        return self._signed(paper, "")

    def send_back(self, receipt_number: str, *, reason: str, at: str) -> None:
        """The payee's bank returns the money: a red letter goes into the inbox."""
        paid = self.memory[f"paid:{receipt_number}"]
        receipt, order = paid["receipt"], paid["order"]
        red = {
            **receipt,
            "type": "redReceipt",
            "number": f"HZ-{self._count('reds'):08d}",
            "issuedAt": at,
            "receiptNumber": receipt_number,
            "reason": reason,
            "amountMinor": -receipt["amountMinor"],
        }
        if order["mode"] == "AUTHORISED":
            key = self._quota_key(order["payer"], order["budgetItemId"])
            self.memory[key] = int(self.memory.get(key, 0)) + receipt["amountMinor"]
        self._put(self._sign(red, BANK_KID))

    def give_quota(
        self, *, payer: dict[str, str], budget_item: str, month: str, amount_minor: int, at: str
    ) -> None:
        """The treasury gives a department quota: its notice goes into the inbox."""
        key = self._quota_key(payer, budget_item)
        self.memory[key] = int(self.memory.get(key, 0)) + amount_minor
        notice = {
            "type": "quotaNotice",
            "schemaVersion": "1.0",
            "number": f"ED-{self._count('quotas'):08d}",
            "issuedAt": at,
            "payer": payer,
            "budgetItemId": budget_item,
            "month": month,
            "amountMinor": amount_minor,
            "currency": "CNY",
        }
        self._put(self._sign(notice, TREASURY_KID))

    def tell(self, said: dict[str, Any]) -> None:
        """What happens there without being asked by the product: quota given, money returned."""
        if said.get("type") == "quota":
            self.give_quota(
                payer=dict(said["payer"]), budget_item=str(said["budgetItemId"]),
                month=str(said["month"]), amount_minor=int(said["amountMinor"]), at=str(said["at"]),
            )  # fmt: skip
        elif said.get("type") == "return":
            self.send_back(
                str(said["receiptNumber"]), reason=str(said["reason"]), at=str(said["at"])
            )
        else:
            raise ValueError("type: quota or return")

    @staticmethod
    def _quota_key(payer: dict[str, str], budget_item: str) -> str:
        return f"quota:{payer['name'][:60]}:{budget_item}"

    def _count(self, what: str) -> int:
        number = int(self.memory.get(what, 0)) + 1
        self.memory[what] = number
        return number

    @staticmethod
    def _sign(document: Document, kid: str) -> dict[str, Any]:
        key = test_key("treasury" if kid == TREASURY_KID else "agent bank")
        return {"document": document, "signature": sign_by_key(document, key=key, kid=kid)}

    def _put(self, paper: dict[str, Any]) -> None:
        self.memory[f"inbox:{self._count('inbox')}"] = paper

    def inbox(self, after: int) -> list[dict[str, Any]]:
        """What was said unasked since a place, at most 50; a question, so nothing is remembered."""
        last = min(int(self.memory.get("inbox", 0)), after + 50)
        return [
            {"place": place, "paper": self.memory[f"inbox:{place}"]}
            for place in range(after + 1, last + 1)
        ]
