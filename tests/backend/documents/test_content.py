"""What a file is, is decided by all of its bytes (audit brief T18)."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.documents.content import KINDS, content_check, name_clean
from backend.documents.errors import FileRefused
from backend.kernel.cells import cell_safe, is_formula
from tests.backend.documents.corpus import BAD, GOOD


@pytest.mark.parametrize("name", GOOD)
def test_good_files_pass(name: str):
    kind, data = GOOD[name]
    assert content_check(data, name=name).code == kind


@pytest.mark.parametrize("case", BAD)
def test_bad_files_are_refused_for_the_right_reason_and_quickly(case: str):
    name, data, code = BAD[case]
    begun = time.monotonic()
    with pytest.raises(FileRefused) as refusal:
        content_check(data, name=name)
    assert refusal.value.code == code
    assert refusal.value.field == "file"
    assert time.monotonic() - begun < 2


def test_every_kind_has_a_good_example():
    assert {kind for kind, _ in GOOD.values()} == set(KINDS)


@pytest.mark.parametrize("name", GOOD)
def test_a_kind_is_not_taken_under_another_ending(name: str):
    with pytest.raises(FileRefused):
        content_check(GOOD[name][1], name="a.exe")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(GOOD)), st.integers(0, 400), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_judged_or_refused_never_a_fault(name: str, at: int, noise: bytes):
    data = GOOD[name][1]
    place = at % len(data)
    with contextlib.suppress(FileRefused):
        content_check(data[:place] + noise + data[place + len(noise) :], name=name)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\合同 1.pdf", "合同 1.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("bad\r\nSet-Cookie: x.pdf", "badSet-Cookie: x.pdf"),
        ("...", "file"),
        ("长" * 300 + ".pdf", "长" * 146 + ".pdf"),
    ],
)
def test_names_are_cleaned(given: str, kept: str):
    assert name_clean(given) == kept


@pytest.mark.parametrize("cell", ["=1", "+A1", "-A1", "@x", "\tx", "＝1+1", " =1"])
def test_formulas_leave_with_an_apostrophe(cell: str):
    assert is_formula(cell)
    assert cell_safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-12.50", "+86 311 8888", "-", "12%", "A-1", "", None, 7])
def test_numbers_and_words_leave_as_they_are(cell: object):
    assert cell_safe(cell) == ("" if cell is None else str(cell))
