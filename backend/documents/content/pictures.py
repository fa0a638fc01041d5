"""PNG, JPEG and WEBP walked piece by piece to the last byte; pixels are counted before anyone paints."""

from __future__ import annotations

import struct
import zlib

from backend.documents.errors import FileExpands, FileMalformed

PIXELS_MAX = 50_000_000
SIDE_MAX = 20_000
MORE_PICTURES_MAX = 3


def _size_check(width: int, height: int) -> None:
    if width <= 0 or height <= 0:
        raise FileMalformed
    if width > SIDE_MAX or height > SIDE_MAX or width * height > PIXELS_MAX:
        raise FileExpands


def png_check(data: bytes) -> None:
    """Every chunk's sum is right, IHDR comes first, nothing follows IEND."""
    at, first, painted = 8, True, False
    while at + 12 <= len(data):
        length, name = struct.unpack(">I4s", data[at : at + 8])
        body_end = at + 8 + length
        if body_end + 4 > len(data):
            raise FileMalformed
        (told,) = struct.unpack(">I", data[body_end : body_end + 4])
        if zlib.crc32(data[at + 4 : body_end]) != told:
            raise FileMalformed
        if first:
            if name != b"IHDR" or length != 13:
                raise FileMalformed
            _size_check(*struct.unpack(">II", data[at + 8 : at + 16]))
            first = False
        painted = painted or name == b"IDAT"
        at = body_end + 4
        if name == b"IEND":
            if at != len(data) or not painted:
                raise FileMalformed
            return
    raise FileMalformed


def jpeg_check(data: bytes, *, more: int = MORE_PICTURES_MAX) -> None:
    """Segments up to the scan, a frame with a sane size, the end mark, and nothing behind it.

    Telephones put further whole pictures behind the first (previews, depth): those are walked too.
    """
    at, sized = 2, False
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise FileMalformed
        mark = data[at + 1]
        if mark == 0xFF:  # fill byte
            at += 1
            continue
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if length < 2 or at + 2 + length > len(data):
            raise FileMalformed
        if 0xC0 <= mark <= 0xCF and mark not in {0xC4, 0xC8, 0xCC} and length >= 8:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            _size_check(width, height)
            sized = True
        at += 2 + length
        if mark == 0xDA:
            # the scan itself holds FF only before 00, a restart mark or another segment
            end = data.find(b"\xff\xd9", at)
            rest = data[end + 2 :].strip(b"\x00")
            if (
                not sized
                or end < 0
                or (rest and (more == 0 or not rest.startswith(b"\xff\xd8\xff")))
            ):
                raise FileMalformed
            if rest:
                jpeg_check(rest, more=more - 1)
            return
    raise FileMalformed


def webp_check(data: bytes) -> None:
    """The container's own length is the file's, and its first picture has a sane size."""
    (told,) = struct.unpack("<I", data[4:8])
    if told + 8 != len(data) or len(data) < 30:
        raise FileMalformed
    name = data[12:16]
    if name == b"VP8X":
        width = 1 + int.from_bytes(data[24:27], "little")
        height = 1 + int.from_bytes(data[27:30], "little")
    elif name == b"VP8L" and data[20] == 0x2F:
        bits = int.from_bytes(data[21:25], "little")
        width, height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    elif name == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width = int.from_bytes(data[26:28], "little") & 0x3FFF
        height = int.from_bytes(data[28:30], "little") & 0x3FFF
    else:
        raise FileMalformed
    _size_check(width, height)
