"""Compile the catalogues: ``python -m backend.config.words``; no system tool.

The admin theme's Chinese words, and the refusals in English.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from backend.api.language import FOLDER as REFUSALS_FOLDER

FOLDER = Path(__file__).parent / "locale"
_DAY = datetime(2026, 1, 1, tzinfo=UTC)
SOURCE = FOLDER / "zh_Hans" / "LC_MESSAGES" / "django.po"
REFUSALS = REFUSALS_FOLDER / "en" / "LC_MESSAGES" / "refusals.po"


def compiled(source: Path = SOURCE) -> bytes:
    """A catalogue in the form that gettext reads."""
    locale = source.parents[1].name
    with source.open("rb") as file:
        read = read_po(file, locale=locale)
    # A fixed head: the same source gives the same bytes, whenever it is compiled.
    catalogue = Catalog(locale=locale, header_comment="", creation_date=_DAY, revision_date=_DAY)
    for message in read:
        if message.id:
            catalogue.add(message.id, message.string)
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


if __name__ == "__main__":
    for each in (SOURCE, REFUSALS):
        each.with_suffix(".mo").write_bytes(compiled(each))
