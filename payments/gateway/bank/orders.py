"""Payment orders to the bank: pain.001.001.09, one ``EndToEndId`` for each instruction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from payments.gateway.bank.amounts import CHINA, amount_minor, amount_of, amount_text, day_of
from payments.gateway.bank.schemas import schema_check
from payments.gateway.bank.xml import Element, Writer, all_of, must_say, one, parse, said
from payments.gateway.errors import BankFileInvalid

VERSION = "pain.001.001.09"
MESSAGE = "CstmrCdtTrfInitn"
ID_MAX = 35


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account at a bank: its number (no IBAN in China), holder, bank, currency."""

    number: str
    name: str
    currency: str
    bank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Pay one amount, in minor units of the debtor's currency, to one account."""

    end_to_end_id: str
    amount_minor: int
    name: str
    account: str
    bank: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFile:
    """What a payment order file says."""

    message_id: str
    payment_id: str
    debtor: Account
    on: date
    orders: tuple[Order, ...]


def orders_write(
    *, message_id: str, debtor: Account, orders: Sequence[Order], at: datetime
) -> bytes:
    """The file of a batch, checked by its schema. The same content gives the same bytes.

    Raises BankFileInvalid for a name, number or amount that the schema does not allow.
    """
    assert orders, "a file orders something"
    assert len({order.end_to_end_id for order in orders}) == len(orders), "one id, one order"
    file = Writer(VERSION, MESSAGE)
    total = amount_text(sum(order.amount_minor for order in orders), debtor.currency)
    head = file.add(file.message, "GrpHdr")
    file.add(head, "MsgId", message_id)
    file.add(head, "CreDtTm", at.astimezone(CHINA).isoformat(timespec="seconds"))
    file.add(head, "NbOfTxs", str(len(orders)))
    file.add(head, "CtrlSum", total)
    file.add(head, "InitgPty/Nm", debtor.name)
    body = file.add(file.message, "PmtInf")
    file.add(body, "PmtInfId", message_id)
    file.add(body, "PmtMtd", "TRF")
    file.add(body, "BtchBookg", "false")  # every order is an entry of its own
    file.add(body, "NbOfTxs", str(len(orders)))
    file.add(body, "CtrlSum", total)
    file.add(body, "ReqdExctnDt/Dt", at.astimezone(CHINA).date().isoformat())
    file.add(body, "Dbtr/Nm", debtor.name)
    account = file.add(body, "DbtrAcct")
    file.add(account, "Id/Othr/Id", debtor.number)
    file.add(account, "Ccy", debtor.currency)
    file.add(body, "DbtrAgt/FinInstnId/Nm", debtor.bank or "-")
    for order in orders:
        _order_add(file, body, order, debtor.currency)
    written = file.bytes()
    schema_check(written, VERSION)
    return written


def _order_add(file: Writer, body: Element, order: Order, currency: str) -> None:
    text = amount_text(order.amount_minor, currency)
    amount_minor(text, currency, element=f"InstdAmt[{order.end_to_end_id}]")
    part = file.add(body, "CdtTrfTxInf")
    file.add(part, "PmtId/EndToEndId", order.end_to_end_id)
    file.add(part, "Amt/InstdAmt", text, Ccy=currency)
    if order.bank:
        file.add(part, "CdtrAgt/FinInstnId/Nm", order.bank)
    file.add(part, "Cdtr/Nm", order.name[:140])
    file.add(part, "CdtrAcct/Id/Othr/Id", order.account)
    if order.text:
        file.add(part, "RmtInf/Ustrd", order.text[:140])


def orders_read(body: bytes) -> OrderFile:
    """A payment order file as its receiver reads it. Raises BankFileInvalid."""
    message = parse(body, message=MESSAGE)
    schema_check(body, VERSION)
    head, part = one(message, "GrpHdr"), one(message, "PmtInf")
    currency = must_say(part, "DbtrAcct/Ccy", longest=3)
    orders = tuple(_order_read(each, currency) for each in all_of(part, "CdtTrfTxInf"))
    total = sum(order.amount_minor for order in orders)
    told = amount_minor(said(head, "CtrlSum"), currency, element="GrpHdr/CtrlSum")
    if told != total:
        raise BankFileInvalid(element="GrpHdr/CtrlSum", why="合计不符")
    if said(head, "NbOfTxs") != str(len(orders)):
        raise BankFileInvalid(element="GrpHdr/NbOfTxs", why="笔数不符")
    return OrderFile(
        message_id=must_say(head, "MsgId", longest=ID_MAX),
        payment_id=must_say(part, "PmtInfId", longest=ID_MAX),
        debtor=Account(
            number=must_say(part, "DbtrAcct/Id/Othr/Id", longest=34),
            name=must_say(part, "Dbtr/Nm"),
            currency=currency,
        ),
        on=day_of(must_say(part, "ReqdExctnDt/Dt"), element="ReqdExctnDt"),
        orders=orders,
    )


def _order_read(part: Element, currency: str) -> Order:
    return Order(
        end_to_end_id=must_say(part, "PmtId/EndToEndId", longest=ID_MAX),
        amount_minor=amount_of(one(part, "Amt"), "InstdAmt", currency),
        name=must_say(part, "Cdtr/Nm"),
        account=must_say(part, "CdtrAcct/Id/Othr/Id", longest=34),
        bank=said(part, "CdtrAgt/FinInstnId/Nm"),
        text=said(part, "RmtInf/Ustrd"),
    )
