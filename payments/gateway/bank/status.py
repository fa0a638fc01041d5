"""The bank's word on payment orders: pain.002. ACSC is settled, RJCT refused, all else is waiting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from payments.gateway.bank.amounts import CHINA
from payments.gateway.bank.orders import ID_MAX
from payments.gateway.bank.orders import VERSION as ORDER_VERSION
from payments.gateway.bank.schemas import schema_check
from payments.gateway.bank.xml import Writer, all_of, must_say, one, parse, said
from payments.gateway.errors import BankFileInvalid

VERSION = "pain.002.001.03"
MESSAGE = "CstmrPmtStsRpt"
SETTLED, REFUSED = "ACSC", "RJCT"
REPEATED = frozenset({"DU01", "AM05"})
"""Refused as a repetition: a word on the file that came again, not on the one the bank has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderStatus:
    """One instruction's status; ``reason`` is the bank's code where it refused."""

    status: str
    reason: str = ""

    @property
    def final(self) -> bool:
        return self.status in {SETTLED, REFUSED}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusFile:
    """``group`` is the status of the whole file; it holds for lines without one of their own."""

    message_id: str
    order_message_id: str
    group: OrderStatus
    lines: Mapping[str, OrderStatus]

    def of(self, end_to_end_id: str) -> OrderStatus | None:
        """What is known of one instruction; only a final word on the whole file covers its lines."""
        own = self.lines.get(end_to_end_id)
        if own is not None:
            return own
        repeated = self.group.status == REFUSED and self.group.reason in REPEATED
        return self.group if self.group.final and not repeated else None


def status_write(
    *,
    message_id: str,
    order_message_id: str,
    payment_id: str,
    group: OrderStatus,
    lines: Mapping[str, OrderStatus],
    at: datetime,
) -> bytes:
    """A status report, as a bank writes it."""
    file = Writer(VERSION, MESSAGE)
    head = file.add(file.message, "GrpHdr")
    file.add(head, "MsgId", message_id)
    file.add(head, "CreDtTm", at.astimezone(CHINA).isoformat(timespec="seconds"))
    about = file.add(file.message, "OrgnlGrpInfAndSts")
    file.add(about, "OrgnlMsgId", order_message_id)
    file.add(about, "OrgnlMsgNmId", ORDER_VERSION)
    file.add(about, "GrpSts", group.status)
    if group.reason:
        file.add(about, "StsRsnInf/Rsn/Cd", group.reason)
    if lines:
        payment = file.add(file.message, "OrgnlPmtInfAndSts")
        file.add(payment, "OrgnlPmtInfId", payment_id)
        for end_to_end_id, status in lines.items():
            part = file.add(payment, "TxInfAndSts")
            file.add(part, "OrgnlEndToEndId", end_to_end_id)
            file.add(part, "TxSts", status.status)
            if status.reason:
                file.add(part, "StsRsnInf/Rsn/Cd", status.reason)
    written = file.bytes()
    schema_check(written, VERSION)
    return written


def status_read(body: bytes) -> StatusFile:
    """Read any version of the report. Raises BankFileInvalid; a line named twice is refused."""
    message = parse(body, message=MESSAGE)
    about = one(message, "OrgnlGrpInfAndSts")
    lines: dict[str, OrderStatus] = {}
    for payment in all_of(message, "OrgnlPmtInfAndSts"):
        whole = said(payment, "PmtInfSts", longest=4)
        for part in all_of(payment, "TxInfAndSts"):
            key = must_say(part, "OrgnlEndToEndId", longest=ID_MAX)
            if key in lines:
                raise BankFileInvalid(element="TxInfAndSts/OrgnlEndToEndId", why="重复")
            lines[key] = OrderStatus(
                status=said(part, "TxSts", longest=4) or whole,
                reason=said(part, "StsRsnInf/Rsn/Cd", "StsRsnInf/Rsn/Prtry", longest=35),
            )
    return StatusFile(
        message_id=must_say(message, "GrpHdr/MsgId", longest=ID_MAX),
        order_message_id=must_say(about, "OrgnlMsgId", longest=ID_MAX),
        group=OrderStatus(
            status=said(about, "GrpSts", longest=4),
            reason=said(about, "StsRsnInf/Rsn/Cd", "StsRsnInf/Rsn/Prtry", longest=35),
        ),
        lines=lines,
    )
