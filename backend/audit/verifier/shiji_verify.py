"""Check a Shiji bundle offline: python shiji_verify.py BUNDLE [OLDER_HEAD CONSISTENCY].

Standard library only, no network. Exit 0 valid, 1 invalid, 2 unreadable; prints which check failed.
The public key may be given as a third fact out of band: --key BASE64.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import hashlib
import json
import sys
from pathlib import Path

# Ed25519 (RFC 8032), verification only
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]


class Invalid(Exception):
    """A check failed; the text says which."""


def _recover_x(y: int, sign: int) -> int | None:
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * SQRT_M1 % P
    if (x * x - x2) % P:
        return None
    return P - x if (x & 1) != sign else x


_GY = 4 * pow(5, P - 2, P) % P
_GX = _recover_x(_GY, 0)
assert _GX is not None, "the base point of Ed25519 exists"
BASE: Point = (_GX, _GY, 1, _GX * _GY % P)


def _add(p: Point, q: Point) -> Point:
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def _multiply(scalar: int, point: Point) -> Point:
    result: Point = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = _add(result, point)
        point = _add(point, point)
        scalar >>= 1
    return result


def _same(p: Point, q: Point) -> bool:
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def _decompress(data: bytes) -> Point | None:
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    x = _recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def ed25519_holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature is this key's over this message."""
    if len(public) != 32 or len(signature) != 64:
        return False
    key, commitment = _decompress(public), _decompress(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    return _same(_multiply(s, BASE), _add(commitment, _multiply(h, key)))


# The Merkle tree (RFC 9162)


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def inclusion_holds(leaf: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    """RFC 9162, 2.1.3.2."""
    if not 0 <= index < size:
        return False
    number, last, current = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if number % 2 or number == last:
            current = _node(step, current)
            while number % 2 == 0 and number:
                number >>= 1
                last >>= 1
        else:
            current = _node(current, step)
        number >>= 1
        last >>= 1
    return last == 0 and current == root


def consistency_holds(
    first: int, second: int, first_root: bytes, second_root: bytes, path: list[bytes]
) -> bool:
    """RFC 9162, 2.1.4.2."""
    if first == second:
        return not path and first_root == second_root
    if not 0 < first < second or not path:
        return False
    steps = ([first_root] if first & (first - 1) == 0 else []) + path
    number, last = first - 1, second - 1
    while number % 2:
        number >>= 1
        last >>= 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if number % 2 or number == last:
            old, new = _node(step, old), _node(step, new)
            while number % 2 == 0 and number:
                number >>= 1
                last >>= 1
        else:
            new = _node(new, step)
        number >>= 1
        last >>= 1
    return last == 0 and old == first_root and new == second_root


def head_check(head: dict[str, object], public: bytes) -> None:
    """The head's signature. Raises Invalid."""
    text = "shiji-head-v1\n{origin}\n{size}\n{root}\n{time}\n".format(**head)
    signature = base64.b64decode(str(head["signature"]), validate=True)
    if not ed25519_holds(public, text.encode(), signature):
        raise Invalid("the head's signature does not hold")
    if hashlib.sha256(public).hexdigest()[:16] != head["key_id"]:
        raise Invalid("the head names another key")


def bundle_check(bundle: dict[str, object], public: bytes) -> int:
    """Every leaf of a bundle against its signed head; returns how many. Raises Invalid."""
    head = bundle["head"]
    leaves = bundle["leaves"]
    if not isinstance(head, dict) or not isinstance(leaves, list) or not leaves:
        raise Invalid("the bundle has no head or no leaves")
    head_check(head, public)
    root, size = bytes.fromhex(str(head["root"])), int(head["size"])
    last = -1
    for leaf in leaves:
        seq, claimed = int(leaf["seq"]), bytes.fromhex(leaf["hash"])
        if seq <= last:
            raise Invalid(f"leaf {seq} is out of order")
        last = seq
        if "text" in leaf:
            data = bytes.fromhex(leaf.get("salt", "")) + leaf["text"].encode()
            if hashlib.sha256(b"\x00" + data).digest() != claimed:
                raise Invalid(f"leaf {seq} was changed")
            if json.loads(leaf["text"])["seq"] != seq:
                raise Invalid(f"leaf {seq} carries another number")
        path = [bytes.fromhex(step) for step in leaf["path"]]
        if not inclusion_holds(claimed, seq, size, path, root):
            raise Invalid(f"leaf {seq} is not in the signed tree")
    return len(leaves)


def consistency_check(
    older: dict[str, object], head: dict[str, object], path: list[str], public: bytes
) -> None:
    """An older signed head is a beginning of this one. Raises Invalid."""
    head_check(older, public)
    holds = consistency_holds(
        int(str(older["size"])),
        int(str(head["size"])),
        bytes.fromhex(str(older["root"])),
        bytes.fromhex(str(head["root"])),
        [bytes.fromhex(step) for step in path],
    )
    if not holds:
        raise Invalid("the tree is not a continuation of the older head")


def main(arguments: list[str] | None = None) -> int:
    """Exit code 0, 1 or 2."""
    parser = argparse.ArgumentParser(description="Check a Shiji bundle offline.")
    parser.add_argument("bundle", type=Path)
    parser.add_argument("older_head", type=Path, nargs="?")
    parser.add_argument("consistency", type=Path, nargs="?")
    parser.add_argument("--key", help="the public key, base64, from a source you trust")
    given = parser.parse_args(arguments)
    try:
        bundle = json.loads(given.bundle.read_text(encoding="utf-8"))
        carried = base64.b64decode(bundle["public_key"], validate=True)
        public = base64.b64decode(given.key, validate=True) if given.key else carried
        if public != carried:
            raise Invalid("the bundle was signed with another key than yours")
        count = bundle_check(bundle, public)
        if given.older_head and given.consistency:
            older = json.loads(given.older_head.read_text(encoding="utf-8"))
            path = json.loads(given.consistency.read_text(encoding="utf-8"))
            consistency_check(older, bundle["head"], path, public)
    except Invalid as fault:
        sys.stderr.write(f"INVALID: {fault}\n")
        return 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError, binascii.Error) as fault:
        sys.stderr.write(f"UNREADABLE: {type(fault).__name__}: {fault}\n")
        return 2
    sys.stdout.write(f"VALID: {count} leaves in a tree of {bundle['head']['size']}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
