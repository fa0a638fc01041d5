"""The admin theme's Chinese words are compiled from their source, and shown."""

from __future__ import annotations

from django.utils.translation import gettext, override

from backend.config.words import SOURCE, compiled


def test_the_compiled_words_are_those_of_the_source():
    assert SOURCE.with_suffix(".mo").read_bytes() == compiled()


def test_the_theme_speaks_chinese():
    with override("zh-hans"):
        assert gettext("Type to search") == "输入关键词检索"
