"""Files made here: good ones of every kind, and forty bad ones (audit brief T18)."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from openpyxl import Workbook
from PIL import Image

XXE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><a>&c;&c;&c;</a>'


def pdf(extra: bytes = b"", end: bytes = b"") -> bytes:
    """A small PDF; ``extra`` goes into the catalogue, ``end`` behind the last mark."""
    body = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog " + extra + b">>\nendobj\n"
    return body + b"trailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n" + end


def picture(kind: str, size: tuple[int, int] = (8, 6)) -> bytes:
    """A real picture by Pillow."""
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind)
    return out.getvalue()


def png_claiming(width: int, height: int) -> bytes:
    """A PNG whose header promises more pixels than it holds."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    idat = zlib.compress(b"\x00" * 100)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", idat) + chunk(b"IEND", b"")


def xlsx() -> bytes:
    """A real workbook by openpyxl."""
    out = io.BytesIO()
    book = Workbook()
    book.active.append(["货号", "数量"])
    book.active.append(["A-1", 12])
    book.save(out)
    return out.getvalue()


def archive(parts: dict[str, bytes], *, comment: bytes = b"") -> bytes:
    """A zip of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in parts.items():
            made.writestr(name, body)
        made.comment = comment
    return out.getvalue()


OFD = {
    "OFD.xml": b'<?xml version="1.0"?><ofd:OFD xmlns:ofd="http://x"/>',
    "Doc_0/Document.xml": b"<d/>",
}
SHEET = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}
INVOICE = (
    '<?xml version="1.0" encoding="UTF-8"?><EInvoice><Seller>河北</Seller></EInvoice>'.encode()
)
TABLE = "货号,数量,变动\nA-1,12,-3\nA-2,1 200,+86 311 0000000\nA-3,-,5%\n".encode()

GOOD: dict[str, tuple[str, bytes]] = {
    "合同.pdf": ("PDF", pdf()),
    "photo.png": ("PNG", picture("PNG")),
    "photo.jpg": ("JPEG", picture("JPEG")),
    "telephone.jpeg": ("JPEG", picture("JPEG") + b"\x00\x00" + picture("JPEG", (2, 2))),
    "photo.webp": ("WEBP", picture("WEBP")),
    "库存.xlsx": ("XLSX", xlsx()),
    "invoice.ofd": ("OFD", archive(OFD)),
    "invoice.xml": ("XML", INVOICE),
    "stock.csv": ("CSV", TABLE),
    "gbk.csv": ("CSV", "货号,数量\nA-1,12\n".encode("gb18030")),
}

_ZIP = archive({"a.txt": b"hidden"})
_BOMB = b"\x00" * (40 * 1024 * 1024)
BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.pdf", b"", "FILE_EMPTY"),
    "blank": ("a.csv", b"  \n ", "FILE_EMPTY"),
    "oversize": ("a.pdf", pdf(end=b" " * (20 * 1024 * 1024)), "FILE_TOO_LARGE"),
    "oversize picture": ("a.png", picture("PNG") + b"\x00" * 11 * 1024 * 1024, "FILE_TOO_LARGE"),
    "program": ("a.pdf", b"MZ\x90\x00" + b"\x00" * 99, "FILE_TYPE_NOT_ALLOWED"),
    "elf": ("a.csv", b"\x7fELF\x02\x01\x01\x00" + b"\x00" * 99, "FILE_TYPE_NOT_ALLOWED"),
    "shell": ("a.sh", b"#!/bin/sh\nrm -rf /\n", "FILE_TYPE_NOT_ALLOWED"),
    "gif": ("a.gif", b"GIF89a" + b"\x00" * 20, "FILE_TYPE_NOT_ALLOWED"),
    "html": ("a.html", b"<!doctype html><script>alert(1)</script>", "FILE_TYPE_MISMATCH"),
    "html as xml": ("a.xml", b"<html><body onload='x()'/></html>", "FILE_TYPE_NOT_ALLOWED"),
    "svg": ("a.xml", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "FILE_TYPE_NOT_ALLOWED"),
    "svg ending": ("a.svg", b"<svg/>", "FILE_TYPE_MISMATCH"),
    "png named pdf": ("a.pdf", picture("PNG"), "FILE_TYPE_MISMATCH"),
    "double ending": ("invoice.pdf.exe", pdf(), "FILE_TYPE_MISMATCH"),
    "turned name": ("a\u202efdp.exe", pdf(), "FILE_TYPE_MISMATCH"),
    "plain zip": ("a.xlsx", _ZIP, "FILE_TYPE_NOT_ALLOWED"),
    "pdf+zip": ("a.pdf", pdf(end=_ZIP), "FILE_MALFORMED"),
    "pdf+html": ("a.pdf", pdf(end=b"<script>alert(1)</script>"), "FILE_MALFORMED"),
    "pdf without end": ("a.pdf", b"%PDF-1.7\nnothing", "FILE_MALFORMED"),
    "pdf script": ("a.pdf", pdf(b"/OpenAction << /S /JavaScript /JS (x) >>"), "FILE_ACTIVE"),
    "pdf script escaped": ("a.pdf", pdf(b"/AA << /S /J#61vaScript >>"), "FILE_ACTIVE"),
    "pdf launch": ("a.pdf", pdf(b"/A << /S /Launch /F (cmd.exe) >>"), "FILE_ACTIVE"),
    "png+zip": ("a.png", picture("PNG") + _ZIP, "FILE_MALFORMED"),
    "png+text": ("a.png", picture("PNG") + b"<?php x(); ?>", "FILE_MALFORMED"),
    "png torn": ("a.png", picture("PNG")[:-20], "FILE_MALFORMED"),
    "png bomb": ("a.png", png_claiming(60_000, 60_000), "FILE_EXPANDS"),
    "jpeg+zip": ("a.jpg", picture("JPEG") + _ZIP, "FILE_MALFORMED"),
    "jpeg+script": ("a.jpg", picture("JPEG") + b"<script>", "FILE_MALFORMED"),
    "webp+tail": ("a.webp", picture("WEBP") + b"tail", "FILE_MALFORMED"),
    "zip bomb": ("a.xlsx", archive({**SHEET, "xl/media/z": _BOMB}), "FILE_EXPANDS"),
    "many bombs": (
        "a.ofd", archive({**OFD, **{f"{n}": b"\x00" * 9_000_000 for n in range(9)}}), "FILE_EXPANDS",
    ),
    "many entries": ("a.ofd", archive({**OFD, **{str(n): b"" for n in range(2100)}}), "FILE_EXPANDS"),
    "nested zip": ("a.xlsx", archive({**SHEET, "xl/inner.zip": _ZIP}), "FILE_MALFORMED"),
    "climbing name": ("a.xlsx", archive({**SHEET, "../../etc/cron": b"x"}), "FILE_MALFORMED"),
    "zip+tail": ("a.xlsx", archive(SHEET) + b"tail", "FILE_MALFORMED"),
    "zip comment": ("a.xlsx", archive(SHEET, comment=b"<script>"), "FILE_MALFORMED"),
    "macro": ("a.xlsx", archive({**SHEET, "xl/vbaProject.bin": b"x"}), "FILE_ACTIVE"),
    "program inside": ("a.ofd", archive({**OFD, "run.exe": b"MZ"}), "FILE_ACTIVE"),
    "entities in a sheet": ("a.xlsx", archive({**SHEET, "xl/styles.xml": XXE}), "FILE_ENTITIES"),
    "xxe": ("a.xml", XXE, "FILE_ENTITIES"),
    "xxe in utf-16": ("a.xml", XXE.decode().replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16"), "FILE_ENTITIES"),
    "billion laughs": ("a.xml", LAUGHS, "FILE_ENTITIES"),
    "style sheet": ("a.xml", b'<?xml-stylesheet href="x.xsl"?><a/>', "FILE_ENTITIES"),
    "deep xml": ("a.xml", b"<a>" * 200 + b"</a>" * 200, "FILE_MALFORMED"),
    "torn xml": ("a.xml", b"<a><b></a>", "FILE_MALFORMED"),
    "formula": ("a.csv", b'code,name\nA,"=cmd|\' /C calc\'!A0"\n', "FILE_FORMULA"),
    "formula plus": ("a.csv", b"code\n+SUM(A1:A9)\n", "FILE_FORMULA"),
    "formula at": ("a.csv", b"code\n@SUM(1)\n", "FILE_FORMULA"),
    "formula minus": ("a.csv", b"code\n-2+3+cmd\n", "FILE_FORMULA"),
    "formula behind a blank": ("a.csv", b'code\n"  =1+1"\n', "FILE_FORMULA"),
    "formula full width": ("a.csv", "code\n＝HYPERLINK(1)\n".encode(), "FILE_FORMULA"),
    "zero byte": ("a.csv", b"a,b\x00c\n", "FILE_TYPE_NOT_ALLOWED"),
}  # fmt: skip
