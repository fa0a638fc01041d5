"""Refusals in the language of whoever asked: Chinese as the code has it, English from a catalogue.

The catalogue's message ids are the Chinese templates; ``python -m backend.config.words`` compiles it.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from backend.kernel.errors import DomainError, Listed, Sentence

CHINESE, ENGLISH = "zh", "en"
FOLDER = Path(__file__).parent / "locale"
_JOINTS = {"、": ", ", "，": ", ", "；": " ", "": " "}


def language_of(request: HttpRequest) -> str:
    """ENGLISH where ``Accept-Language`` likes it better than Chinese; else CHINESE."""
    for tag, weight in parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", "")):
        language = tag.partition("-")[0]
        if language in {CHINESE, ENGLISH} and weight > 0:
            return language
    return CHINESE


def said(error: DomainError, language: str) -> str:
    """A refusal's sentence; what the catalogue lacks is said in Chinese."""
    return told(error.sentence, language)


def told(words: str | Sentence, language: str) -> str:
    """A sentence or word that is no refusal of its own."""
    return str(_in_english(words) if language == ENGLISH else words)


@cache
def _english() -> gettext.NullTranslations:
    return gettext.translation("refusals", FOLDER, languages=[ENGLISH])


def _in_english(value: Any) -> Any:
    if isinstance(value, Sentence):
        template = _in_english(value.template)
        params = {name: _in_english(given) for name, given in value.params.items()}
        return template.format(**params) if params else template
    if isinstance(value, Listed):
        return _JOINTS.get(value.joint, value.joint).join(
            str(_in_english(part)) for part in value.parts
        )
    # the empty id is the catalogue's own head
    return _english().gettext(value) if isinstance(value, str) and value else value
