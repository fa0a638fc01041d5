"""ISO 20022 files: ours by the official schemas, a bank's in both versions, and hostile ones."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from payments.gateway.bank.amounts import amount_minor, amount_text
from payments.gateway.bank.house import SAFEGUARDING, own_account
from payments.gateway.bank.orders import Order, orders_read, orders_write
from payments.gateway.bank.statements import notices_read, statements_read
from payments.gateway.bank.status import OrderStatus, status_read, status_write
from payments.gateway.errors import BankFileInvalid
from payments.gateway.simulator.bank_files import notice_file, statement_file

SCHEMAS = Path(__file__).parents[5] / "shared" / "data" / "xml-schemas" / "iso20022"
AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
OWN = own_account(SAFEGUARDING, "CNY")
official = pytest.mark.skipif(not SCHEMAS.exists(), reason="no shared data beside the checkout")


def orders(*more: Order) -> tuple[Order, ...]:
    first = Order(
        end_to_end_id="pol_1", amount_minor=98_500, name="保定白沟箱包有限公司",
        account="6222000011112222", bank="工商银行", text="结算款 & <三月>",
    )  # fmt: skip
    return (first, *more)


def batch(*more: Order) -> bytes:
    return orders_write(message_id="PO-1", debtor=OWN, orders=orders(*more), at=AT)


def entry(**changed: object) -> dict[str, object]:
    return {
        "ref": "B1", "amount": 1_000_00, "at": "2026-03-02T18:00:00+08:00", "kind": "RECEIPT",
        "key": "", "name": "甲方公司", "account": "6222", "virtual": OWN.number + "000000000007",
        "text": "货款", "reason": "", **changed,
    }  # fmt: skip


ACCOUNT = {"number": OWN.number, "name": OWN.name, "currency": "CNY"}


def statement(*entries: dict[str, object], opening: int = 500, closing: int | None = None) -> str:
    rows = entries or (entry(),)
    end = opening + sum(int(str(row["amount"])) for row in rows) if closing is None else closing
    return statement_file(
        ACCOUNT, rows, day="2026-03-02", sequence=7, opening=opening, closing=end
    )  # fmt: skip


def _faults(body: bytes, version: str) -> str:
    """What the official schema says against a file; empty where it is valid."""
    schema = etree.XMLSchema(file=str(SCHEMAS / f"{version}.xsd"))
    return "" if schema.validate(etree.fromstring(body)) else str(schema.error_log) or "invalid"


@official
def test_what_we_and_the_bank_write_is_valid_by_the_official_schemas() -> None:
    asked = batch(Order(end_to_end_id="b", amount_minor=1, name="乙", account="1"))
    assert _faults(asked, "pain.001.001.09") == ""
    told = status_write(
        message_id="S", order_message_id="PO-1", payment_id="PO-1",
        group=OrderStatus(status="PART"), at=AT,
        lines={"a": OrderStatus(status="ACSC"), "b": OrderStatus(status="RJCT", reason="AC04")},
    )  # fmt: skip
    assert _faults(told, "pain.002.001.03") == ""
    back = entry(ref="B2", amount=-500, kind="PAYOUT", key="pol_1", virtual="")
    returned = entry(ref="B3", amount=500, kind="RETURN", key="pol_1", virtual="", reason="AC04")
    assert _faults(statement(entry(), back, returned).encode(), "camt.053.001.02") == ""
    assert _faults(told, "pain.001.001.09"), "the schema does refuse what is another kind of file"


def test_orders_come_back_as_they_were_given_and_the_bytes_are_the_same_each_time() -> None:
    more = Order(end_to_end_id="pol_2", amount_minor=1, name="乙", account="62229999")
    assert batch(more) == batch(more)
    read = orders_read(batch(more))
    assert read.message_id == "PO-1"
    assert read.debtor.number == OWN.number
    assert read.orders == orders(more)


@pytest.mark.parametrize(("currency", "minor", "text"), [
    ("CNY", 98_500, "985.00"), ("JPY", 985, "985"), ("KWD", 98_500, "98.500"), ("CNY", 1, "0.01"),
    ("CNY", 10**15, "10000000000000.00"),
])  # fmt: skip
def test_amounts_have_the_places_of_their_currency(currency: str, minor: int, text: str) -> None:
    assert amount_text(minor, currency) == text
    assert amount_minor(text, currency, element="Amt") == minor


@pytest.mark.parametrize(
    "text",
    [
        "９８５．００",
        "-985.00",
        "0.00",
        "100000000000000.00",
        "1e5",
        "985.001",
        "",
        "+1",
        "٣",
        "1,000.00",
    ],
)
def test_an_amount_that_is_not_one_is_refused_by_name(text: str) -> None:
    with pytest.raises(BankFileInvalid) as refused:
        amount_minor(text, "CNY", element="Ntry/Amt")
    assert (refused.value.code, refused.value.details) == (
        "BANK_FILE_INVALID", {"element": "Ntry/Amt"},
    )  # fmt: skip


def test_an_order_over_the_ledgers_greatest_amount_is_never_written() -> None:
    with pytest.raises(BankFileInvalid):
        batch(Order(end_to_end_id="b", amount_minor=10**16, name="乙", account="1"))
    with pytest.raises(BankFileInvalid) as refused:
        batch(Order(end_to_end_id="b", amount_minor=1, name="乙", account="9" * 40))
    assert refused.value.details == {"element": "Id"}


def test_status_of_a_line_is_its_own_or_the_files_last_word() -> None:
    own = status_read(status_write(
        message_id="S", order_message_id="PO-1", payment_id="P", group=OrderStatus(status="PART"),
        lines={"a": OrderStatus(status="ACSC"), "b": OrderStatus(status="PDNG")}, at=AT,
    ))  # fmt: skip
    assert own.order_message_id == "PO-1"
    assert [own.lines[key].final for key in "ab"] == [True, False]
    assert own.of("c") is None
    whole = status_read(status_write(
        message_id="S", order_message_id="PO-1", payment_id="P", lines={}, at=AT,
        group=OrderStatus(status="RJCT", reason="AM04"),
    ))  # fmt: skip
    assert whole.of("anything") == OrderStatus(status="RJCT", reason="AM04")


def test_a_statement_reads_as_a_sheet_whose_lines_lead_from_opening_to_closing() -> None:
    out = entry(ref="B2", amount=-300, kind="PAYOUT", key="pol_1", virtual="")
    (read,) = statements_read(statement(entry(), out).encode())
    assert (read.sequence, read.account, read.currency) == (7, OWN.number, "CNY")
    assert read.day.isoformat() == "2026-03-02"
    assert (read.opening_minor, read.closing_minor, read.adds_up) == (500, 100_200, True)
    receipt, payout = read.entries
    assert (receipt.kind, receipt.virtual[-1], receipt.name, receipt.text) == (
        "RECEIPT", "7", "甲方公司", "货款",
    )  # fmt: skip
    assert (payout.kind, payout.line().key, payout.amount_minor) == ("PAYOUT", "pol_1", -300)
    (short,) = statements_read(statement(entry(), closing=100_501).encode())
    assert not short.adds_up
    (notice,) = notices_read(notice_file(ACCOUNT, entry()).encode())
    assert notice.entries == (receipt,)


NEWER = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M</MsgId><CreDtTm>2026-03-03T00:00:00+08:00</CreDtTm></GrpHdr>
<Stmt><Id>S8</Id><ElctrncSeqNb>9</ElctrncSeqNb><CreDtTm>2026-03-03T00:00:00+08:00</CreDtTm>
<Acct><Id><Othr><Id>X1</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">0.40</Amt><CdtDbtInd>DBIT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>
<Ntry><Amt Ccy="CNY">1.40</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>
<AcctSvcrRef>R</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><TxDtls><Refs><EndToEndId>a</EndToEndId></Refs><Amt Ccy="CNY">0.90</Amt><CdtDbtInd>DBIT</CdtDbtInd><RltdPties><Cdtr><Pty><Nm>甲</Nm></Pty></Cdtr></RltdPties></TxDtls>
<TxDtls><Refs><EndToEndId>b</EndToEndId></Refs><Amt Ccy="CNY">0.50</Amt><CdtDbtInd>DBIT</CdtDbtInd></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="CNY">7.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt><BkTxCd/></Ntry>
</Stmt></BkToCstmrStmt></Document>"""


@official
def test_the_newer_version_with_several_payments_in_one_entry() -> None:
    assert _faults(NEWER.encode(), "camt.053.001.08") == ""
    (read,) = statements_read(NEWER.encode())
    assert [(e.end_to_end_id, e.amount_minor, e.ref) for e in read.entries] == [
        ("a", -90, "R/1"), ("b", -50, "R/2"),
    ]  # fmt: skip
    assert read.entries[0].name == "甲"
    assert (read.closing_minor, read.adds_up) == (-40, True)


BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY l2 "&lol;&lol;">]>
<Document><BkToCstmrStmt>&l2;</BkToCstmrStmt></Document>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<Document><BkToCstmrStmt>&x;</BkToCstmrStmt></Document>"""
DEEP = b"<Document>" + b"<a>" * 3000 + b"</a>" * 3000 + b"</Document>"
LESS_DEEP = b"<Document>" + b"<a>" * 30 + b"</a>" * 30 + b"</Document>"


@pytest.mark.parametrize("body", [
    BOMB, OUTSIDE, DEEP, LESS_DEEP, BOMB.decode().encode("utf-16"), BOMB.decode().encode("utf-16-le"),
    BOMB.replace(b'"1.0"', b'"1.0" encoding="UTF-7"'), b"", b"not xml", b"<Document/>",
    b"<Document xmlns='x'><BkToCstmrStmt/></Document>", b"<Stmt/>", b"\xff\xfe",
], ids=range(13))  # fmt: skip
def test_bombs_outside_entities_and_rubbish_are_refused(body: bytes) -> None:
    with pytest.raises(BankFileInvalid):
        statements_read(body)


def test_a_file_cut_anywhere_is_refused() -> None:
    whole = statement().encode()
    for end in range(0, len(whole) - 1, 97):
        with pytest.raises(BankFileInvalid):
            statements_read(whole[:end])


@pytest.mark.parametrize(("old", "new", "element"), [
    ('<Amt Ccy="CNY">1000.00', '<Amt Ccy="USD">1000.00', "Ntry/Amt@Ccy"),
    ('<Amt Ccy="CNY">1000.00', '<Amt Ccy="CNY">１０００．００', "Ntry/Amt"),
    ('<Amt Ccy="CNY">1000.00', '<Amt Ccy="CNY">-1000.00', "Ntry/Amt"),
    ('<Amt Ccy="CNY">1000.00', '<Amt Ccy="CNY">0.00', "Ntry/Amt"),
    ('<Amt Ccy="CNY">1000.00', '<Amt Ccy="CNY">100000000000000.00', "Ntry/Amt"),
    ("<Sum>1000.00", "<Sum>1000.01", "TxsSummry/TtlCdtNtries/Sum"),
    ("<Sum>0.00", "<Sum>-1", "TxsSummry/TtlDbtNtries/Sum"),
    ("<Cd>CLBD", "<Cd>OPBD", "Stmt/Bal/OPBD"),
    ("<Cd>CLBD", "<Cd>XXXX", "Stmt/Bal/CLBD"),
    ("<ElctrncSeqNb>7", "<ElctrncSeqNb>七", "Stmt/ElctrncSeqNb"),
    ("<AcctSvcrRef>B1", "<AcctSvcrRef>", "Ntry/AcctSvcrRef"),
    ("2026-03-02T18:00:00", "2026-13-42T18:00:00", "Ntry/BookgDt"),
    ("CRDT</CdtDbtInd><Sts>", "BOTH</CdtDbtInd><Sts>", "Ntry/CdtDbtInd"),
])  # fmt: skip
def test_what_is_wrong_is_named(old: str, new: str, element: str) -> None:
    body = statement()
    assert old in body
    with pytest.raises(BankFileInvalid) as refused:
        statements_read(body.replace(old, new, 1).encode())
    assert refused.value.details == {"element": element}


def test_an_entry_told_twice_in_one_statement_is_refused() -> None:
    with pytest.raises(BankFileInvalid) as refused:
        statements_read(statement(entry(), entry()).encode())
    assert refused.value.details == {"element": "Ntry/AcctSvcrRef"}
