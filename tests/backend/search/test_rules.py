"""Text into tokens, queries into attributes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backend.search.rules import Weighted, document, looks_like_code, query_all, tokens, words
from backend.search.spec import Lexicon, Option, spec_read
from backend.search.synonyms import spellings

LEXICON = Lexicon(
    [
        Option("thread", "m8", ("M8",)),
        Option("length-mm", "30", ("30mm", "30 mm")),
        Option("strength", "8-8", ("8.8级", "8.8")),
        Option("surface", "zinc", ("镀锌", "Zinc plated")),
        Option("color", "red", ("红色",)),
        Option("swatch", "red", ("红色",)),
    ]
)


def test_chinese_is_cut_into_words_and_codes_into_parts():
    found = tokens("镀锌外六角螺栓M8x30 8.8级")
    assert {"镀锌", "螺栓", "m8x30", "m8", "30", "8.8"} <= set(found)


def test_full_width_and_case_make_no_difference():
    assert tokens("Ｍ８×３０") == tokens("m8x30")


def test_a_spec_query_becomes_attribute_values():
    read = spec_read("M8x30 8.8 镀锌", LEXICON, sizes={"length": "length-mm"})
    assert read.values == {
        "thread": ["m8"],
        "length-mm": ["30"],
        "strength": ["8-8"],
        "surface": ["zinc"],
    }
    assert read.rest == ""


def test_words_that_name_two_things_stay_words():
    read = spec_read("红色 螺栓", LEXICON)
    assert (read.values, read.rest) == ({}, "红色 螺栓")


def test_synonyms_follow_the_site():
    assert "螺丝" in spellings("螺栓", "industrial")
    assert spellings("螺栓", "textile") == ["螺栓"]


def test_codes_are_told_from_words():
    assert looks_like_code("TX00123-01")
    assert not looks_like_code("螺栓")
    assert not looks_like_code("ab")


@given(st.text(max_size=60))
def test_any_text_makes_a_sound_document_and_query(text):
    literal = document([Weighted(text, "A")])
    assert literal == "" or literal.startswith("'")
    for word in words(text):
        assert query_all([[word]]).startswith("(")
