"""One UUID per row, two spellings outside (decision D7): Relay ids and prefixed ids."""

from __future__ import annotations

import base64
import binascii
import uuid

import uuid6

from backend.kernel.errors import InvalidId

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base32: no i, l, o, u
_VALUE_BY_LETTER = {letter: value for value, letter in enumerate(_ALPHABET)}
_LETTERS = 26  # 128 bits in groups of five


def uuid7() -> uuid.UUID:
    """A time-ordered UUID (RFC 9562): new rows stay together in the index."""
    return uuid.UUID(int=uuid6.uuid7().int)


def to_relay(type_name: str, key: uuid.UUID | str | int) -> str:
    """The global id of GraphQL: base64 of ``TypeName:key``."""
    return base64.b64encode(f"{type_name}:{key}".encode()).decode()


def split_relay(global_id: str) -> tuple[str, str]:
    """Type name and key text of a global id. Raises InvalidId."""
    try:
        text = base64.b64decode(global_id, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError) as error:
        raise InvalidId from error
    name, separator, key = text.partition(":")
    if not separator or not name or not key:
        raise InvalidId
    return name, key


def from_relay(global_id: str, expect: str | None = None) -> uuid.UUID:
    """The UUID inside a global id, of the expected type if one is named. Raises InvalidId."""
    name, key = split_relay(global_id)
    if expect is not None and name != expect:
        raise InvalidId
    try:
        return uuid.UUID(key)
    except ValueError as error:
        raise InvalidId from error


NOTHING = uuid.UUID(int=0)
"""A key that no row has."""


def key_or_nothing(global_id: str, expect: str | None = None) -> uuid.UUID:
    """The UUID inside a global id; of a wrong one a key that no row has.

    For reading: what cannot be an id looks like what does not exist (decision D31).
    """
    try:
        return from_relay(global_id, expect)
    except InvalidId:
        return NOTHING


def public_id(prefix: str, key: uuid.UUID) -> str:
    """The spelling used in logs, leaves, files and references upwards: ``esc_...``."""
    value = key.int
    letters = []
    for _ in range(_LETTERS):
        letters.append(_ALPHABET[value & 31])
        value >>= 5
    return f"{prefix}_{''.join(reversed(letters))}"


def from_public_id(text: str, prefix: str) -> uuid.UUID:
    """The UUID behind a prefixed id. Raises InvalidId."""
    head, _, body = text.partition("_")
    if head != prefix or len(body) != _LETTERS:
        raise InvalidId
    value = 0
    for letter in body:
        if letter not in _VALUE_BY_LETTER:
            raise InvalidId
        value = value * 32 + _VALUE_BY_LETTER[letter]
    if value >= 1 << 128:
        raise InvalidId
    return uuid.UUID(int=value)
