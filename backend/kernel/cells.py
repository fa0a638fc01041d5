"""Cells of sheets that programs would compute: recognised on the way in, defused on the way out."""

from __future__ import annotations

import re

FORMULA_OPENINGS = frozenset("=+-@\t\r＝＋－＠")
# A signed number, an amount, a percentage or a telephone number begins with a sign and is none.
_NUMBER = re.compile(r"[+-]?\d[\d,. ()-]*%?(?:[eE][+-]?\d+)?", re.ASCII)


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet program would compute this text (audit brief T18)."""
    text = cell.lstrip(" \u3000")
    if not text or text[0] not in FORMULA_OPENINGS:
        return False
    is_mark = len(set(text.rstrip())) == 1  # a lone dash means "none"
    return not is_mark and not _NUMBER.fullmatch(text.strip())


def cell_safe(cell: object) -> str:
    """A cell for a file that we hand out: a formula gets an apostrophe in front (T18)."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if is_formula(text) else text
