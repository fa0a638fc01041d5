"""Writing address rows for others to point at."""

from __future__ import annotations

from typing import Any

from backend.kernel.rows import row_insert
from backend.parties.models import Address

FIELDS = (
    "first_name", "last_name", "company_name", "street_address_1", "street_address_2", "city",
    "city_area", "postal_code", "country", "country_area", "phone",
)  # fmt: skip


def address_write(fields: dict[str, Any]) -> Address:
    """A new address row; rows are copied, never shared. Unknown names are ignored."""
    given = {name: str(fields.get(name) or "").strip() for name in FIELDS}
    given["country"] = given["country"] or "CN"
    return row_insert(Address(**given))
