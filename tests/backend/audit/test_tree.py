"""Vectors of the audit brief, section 1.2, and an independent implementation."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.audit.rules import (
    LeafUnfit,
    canonical,
    consistency_holds,
    consistency_path,
    inclusion_holds,
    inclusion_path,
    leaf_hash,
    peaks_of,
    range_hash,
    root_from_peaks,
    root_of,
)

LEAVES = [bytes.fromhex(text) for text in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
SAMPLE = {
    "action": "escrow.release", "actor": "usr_01J0000000000000000000000A", "amount": "1000000",
    "ccy": "CNY", "object": "esc_01J0000000000000000000000B", "seq": 42,
    "ts": "2026-11-23T08:00:00.000000Z", "v": 1,
}  # fmt: skip


@pytest.mark.parametrize("size", ROOTS)
def test_standard_roots(size: int):
    assert root_of([leaf_hash(leaf) for leaf in LEAVES[:size]]).hex() == ROOTS[size]


def test_the_three_leaves_of_the_procurement_brief():
    leaves = [
        leaf_hash(text.encode()) for text in ("tender.published", "bid.opaque", "bid.opaque.2")
    ]
    assert (
        root_of(leaves).hex() == "9ed5f60a2f72da1de42fdcb11baefa0a65a570fcbb2a0fa41defe4a09cb5d871"
    )


def test_the_canonical_sample():
    assert (
        leaf_hash(canonical(SAMPLE)).hex()
        == "de128eaa1edea275e7d93b5bcf92cf5d62257d65521f09c44bb7c8506186b424"
    )


@pytest.mark.parametrize("value", [1.5, None, 2**53, "\ud800", {"a": [None]}])
def test_what_has_no_canonical_form_is_refused(value: object):
    with pytest.raises(LeafUnfit):
        canonical({"x": value})


def _plain_root(leaves: list[bytes]) -> bytes:
    """The definition of RFC 6962, 2.1, written down a second time."""
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\x01" + _plain_root(leaves[:k]) + _plain_root(leaves[k:])).digest()


def _stored(leaves: list[bytes]):
    return lambda height, index: _plain_root(leaves[index << height : (index + 1) << height])


@given(st.integers(1, 300), st.data())
def test_proofs_hold_and_no_others(size: int, data):
    leaves = [leaf_hash(str(n).encode()) for n in range(size)]
    subtree = _stored(leaves)
    root = _plain_root(leaves)
    assert root_of(leaves) == root
    assert root_from_peaks([subtree(h, s >> h) for h, s in peaks_of(size)]) == root
    assert range_hash(0, size, subtree) == root
    index = data.draw(st.integers(0, size - 1))
    path = inclusion_path(index, size, subtree)
    assert inclusion_holds(leaves[index], index, size, path, root)
    assert not inclusion_holds(leaf_hash(b"other"), index, size, path, root)
    first = data.draw(st.integers(1, size))
    older = _plain_root(leaves[:first])
    proof = consistency_path(first, size, subtree)
    assert consistency_holds(first, size, older, root, proof)
    if first < size:
        assert not consistency_holds(first, size, leaf_hash(b"x"), root, proof)
