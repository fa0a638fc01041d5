"""Compile the admin theme's Chinese words: ``python -m backend.config.words``; no system tool."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent / "locale"
_DAY = datetime(2026, 1, 1, tzinfo=UTC)
SOURCE = FOLDER / "zh_Hans" / "LC_MESSAGES" / "django.po"


def compiled() -> bytes:
    """The catalogue in the form that gettext reads."""
    with SOURCE.open("rb") as file:
        read = read_po(file, locale="zh_Hans")
    # A fixed head: the same source gives the same bytes, whenever it is compiled.
    catalogue = Catalog(locale="zh_Hans", header_comment="", creation_date=_DAY, revision_date=_DAY)
    for message in read:
        if message.id:
            catalogue.add(message.id, message.string)
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


if __name__ == "__main__":
    SOURCE.with_suffix(".mo").write_bytes(compiled())
