"""The one typeface of what we print: Chinese looks the same on any machine."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

_PACKAGE = "cvttf-notosanscjk-regular"


def font_path() -> Path:
    """The Noto Sans CJK file (SIL Open Font Licence) of its package."""
    files = distribution(_PACKAGE).files or []
    found = next(file for file in files if str(file).lower().endswith((".ttf", ".otf")))
    return Path(str(found.locate()))
