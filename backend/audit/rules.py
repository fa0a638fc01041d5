"""The Merkle tree of RFC 6962 / RFC 9162 and canonical leaves (RFC 8785). Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import rfc8785

EMPTY_ROOT = hashlib.sha256(b"").digest()
SAFE_INTEGER_MAX = 2**53 - 1


class LeafUnfit(ValueError):
    """The data cannot be written in one canonical way."""


def leaf_hash(data: bytes) -> bytes:
    """H(0x00 || leaf)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """H(0x01 || left || right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def canonical(leaf: dict[str, Any]) -> bytes:
    """RFC 8785 bytes of a leaf: whole numbers within 2^53 - 1, no floats, no nulls."""
    _fit(leaf)
    data: bytes = rfc8785.dumps(leaf)
    return data


def _fit(value: Any) -> None:
    if isinstance(value, float) or value is None:
        raise LeafUnfit("a leaf holds no floats and no nulls")
    if isinstance(value, bool):
        return
    if isinstance(value, int) and abs(value) > SAFE_INTEGER_MAX:
        raise LeafUnfit("large numbers are written as text")
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise LeafUnfit("lone surrogates are refused") from error
    if isinstance(value, dict):
        for key, inner in value.items():
            _fit(key)
            _fit(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _fit(inner)


def split_point(size: int) -> int:
    """The largest power of two below ``size``."""
    return 1 << (size - 1).bit_length() - 1


def root_of(hashes: Sequence[bytes]) -> bytes:
    """The root over leaf hashes; for tests and full recomputation."""
    if not hashes:
        return EMPTY_ROOT
    level = list(hashes)
    while len(level) > 1:
        paired = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        if len(level) % 2:
            paired.append(level[-1])
        level = paired
    return level[0]


def peaks_of(size: int) -> list[tuple[int, int]]:
    """The full subtrees of a tree: (height, first leaf), largest first."""
    found = []
    start = 0
    for height in range(size.bit_length() - 1, -1, -1):
        if size & (1 << height):
            found.append((height, start))
            start += 1 << height
    return found


def root_from_peaks(peaks: Sequence[bytes]) -> bytes:
    """The root from the hashes of the full subtrees, largest first."""
    if not peaks:
        return EMPTY_ROOT
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_hash(peak, root)
    return root


# A reader of stored subtree hashes: (height, index) -> hash of leaves [index << height, +1 << height)
Subtree = Callable[[int, int], bytes]


def range_hash(start: int, end: int, subtree: Subtree) -> bytes:
    """The hash of leaves [start, end) from stored full subtrees; start is aligned as in a tree."""
    size = end - start
    if size & (size - 1) == 0 and start % size == 0:
        return subtree(size.bit_length() - 1, start // size)
    split = split_point(size)
    return node_hash(
        range_hash(start, start + split, subtree), range_hash(start + split, end, subtree)
    )


def inclusion_path(index: int, size: int, subtree: Subtree) -> list[bytes]:
    """The audit path of leaf ``index`` in the tree of ``size`` (RFC 6962, 2.1.1), leaf upwards."""
    assert 0 <= index < size, "the leaf lies in the tree"

    def path(start: int, end: int) -> list[bytes]:
        if end - start == 1:
            return []
        split = start + split_point(end - start)
        if index < split:
            return [*path(start, split), range_hash(split, end, subtree)]
        return [*path(split, end), range_hash(start, split, subtree)]

    return path(0, size)


def consistency_path(first: int, second: int, subtree: Subtree) -> list[bytes]:
    """Proof that the tree of ``first`` leaves is a beginning of that of ``second`` (2.1.2)."""
    assert 0 < first <= second, "an older tree is not larger"
    if first == second:
        return []

    def proof(size: int, start: int, end: int, whole: bool) -> list[bytes]:
        if size == end - start:
            return [] if whole else [range_hash(start, end, subtree)]
        split = split_point(end - start)
        if size <= split:
            return [
                *proof(size, start, start + split, whole),
                range_hash(start + split, end, subtree),
            ]
        return [
            *proof(size - split, start + split, end, False),
            range_hash(start, start + split, subtree),
        ]

    return proof(first, 0, second, True)


def inclusion_holds(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """RFC 9162, 2.1.3.2."""
    if index >= size:
        return False
    number, last = index, size - 1
    current = leaf
    for step in path:
        if last == 0:
            return False
        if number % 2 or number == last:
            current = node_hash(step, current)
            while number % 2 == 0 and number:
                number >>= 1
                last >>= 1
        else:
            current = node_hash(current, step)
        number >>= 1
        last >>= 1
    return last == 0 and current == root


def consistency_holds(
    first: int, second: int, first_root: bytes, second_root: bytes, path: Sequence[bytes]
) -> bool:
    """RFC 9162, 2.1.4.2."""
    if first == second:
        return not path and first_root == second_root
    if not 0 < first < second or not path:
        return False
    steps = list(path)
    if first & (first - 1) == 0:
        steps.insert(0, first_root)
    number, last = first - 1, second - 1
    while number % 2:
        number >>= 1
        last >>= 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if number % 2 or number == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while number % 2 == 0 and number:
                number >>= 1
                last >>= 1
        else:
            new = node_hash(new, step)
        number >>= 1
        last >>= 1
    return last == 0 and old == first_root and new == second_root


def head_text(*, origin: str, size: int, root: bytes, time: str) -> bytes:
    """What a head's signature covers: one line each, as text."""
    return f"shiji-head-v1\n{origin}\n{size}\n{root.hex()}\n{time}\n".encode()
