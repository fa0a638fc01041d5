"""Who buys and where it goes."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from backend.checkout.errors import CheckoutRefusal
from backend.checkout.models import Checkout
from backend.checkout.services.hold import checkout_lock, checkout_lock_open
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import Unauthenticated
from backend.kernel.rows import row_update
from backend.parties.rules import phone_is_readable
from backend.parties.services import address_write

METADATA_MAX = 50
EMAIL_MAX = 254
KEY_MAX = 120
TEXT_MAX = 2000
# As ``addressValidationRules`` tells the form (compatibility brief, behaviour 13).
REQUIRED_CN = ("first_name", "country_area", "city", "street_address_1", "phone")
REQUIRED_ABROAD = ("first_name", "city", "street_address_1")
PHONE_DIGITS = "联系电话只能用半角数字，请改为半角后再试。"


@dataclass(frozen=True, slots=True)
class AddressRules:
    """Which checks an address must pass; with none of them a part of an address is taken."""

    required: bool = True
    formats: bool = True


STRICT = AddressRules()


def address_make(fields: dict[str, Any] | None) -> Any:
    """A new address row from the fields given, or None."""
    return address_write(fields) if fields else None


def address_check(fields: dict[str, Any], rules: AddressRules = STRICT) -> None:
    """What a deliverable address needs. Raises CheckoutRefusal naming the field."""
    country = fields.get("country") or "CN"
    if rules.required:
        wanted = REQUIRED_CN if country == "CN" else REQUIRED_ABROAD
        for name in wanted:
            if not str(fields.get(name) or "").strip():
                raise CheckoutRefusal("REQUIRED", "此项必填。", field=name)
    postal = str(fields.get("postal_code") or "")
    if rules.formats and country == "CN" and postal and not re.fullmatch(r"[0-9]{6}", postal):
        raise CheckoutRefusal("INVALID", "邮政编码应为 6 位数字。", field="postal_code")
    if rules.formats and not phone_is_readable(str(fields.get("phone") or "")):
        raise CheckoutRefusal("INVALID", PHONE_DIGITS, field="phone")


def email_check(email: str) -> None:
    """An address that can be written to. Raises CheckoutRefusal INVALID."""
    try:
        validate_email(email)
    except ValidationError as error:
        raise CheckoutRefusal("INVALID", "邮箱格式不正确。", field="email") from error
    if len(email) > EMAIL_MAX:
        raise CheckoutRefusal("INVALID", "邮箱过长。", field="email")


def metadata_check(entries: dict[str, str], merged: dict[str, str], *, field: str) -> None:
    """Few entries with a name, none of them long. Raises CheckoutRefusal REQUIRED, INVALID."""
    if any(not key.strip() for key in entries):
        raise CheckoutRefusal("REQUIRED", "元数据键不能为空。", field=field)
    if any(len(key) > KEY_MAX or len(text) > TEXT_MAX for key, text in entries.items()):
        raise CheckoutRefusal("INVALID", "元数据过长。", field=field)
    if len(merged) > METADATA_MAX:
        raise CheckoutRefusal("INVALID", "元数据过多。", field=field)


@act
def checkout_address_set(
    *,
    actor: Actor,
    checkout_id: uuid.UUID,
    kind: str,
    fields: dict[str, Any],
    rules: AddressRules = STRICT,
) -> Checkout:
    """Set the ``shipping`` or ``billing`` address. Raises CheckoutRefusal."""
    checkout = checkout_lock_open(checkout_id, actor=actor)
    address_check(fields, rules)
    setattr(checkout, f"{kind}_address", address_make(fields))
    row_update(checkout, f"{kind}_address")
    return checkout


@act
def checkout_email_set(*, actor: Actor, checkout_id: uuid.UUID, email: str) -> Checkout:
    """Set where the buyer is written to. Raises CheckoutRefusal INVALID."""
    checkout = checkout_lock_open(checkout_id, actor=actor)
    email_check(email)
    checkout.email = email
    checkout.save(update_fields=["email", "changed_at"])
    return checkout


@act
def checkout_customer_attach(*, actor: Actor, checkout_id: uuid.UUID) -> Checkout:
    """The signed-in person takes an unowned basket. Raises Unauthenticated, NOT_FOUND."""
    if actor.user_id is None:
        raise Unauthenticated
    checkout = checkout_lock_open(checkout_id, actor=actor)
    checkout.user_id = actor.user_id
    checkout.email = checkout.email or actor.email
    if actor.may("order.place"):
        checkout.buyer_organization_id = actor.organization_id
    checkout.save()
    return checkout


@act
def checkout_customer_detach(*, actor: Actor, checkout_id: uuid.UUID) -> Checkout:
    """The owner lets the basket go; not while it is being paid."""
    checkout = checkout_lock_open(checkout_id, actor=actor)
    checkout.user_id = None
    checkout.buyer_organization_id = None
    checkout.save()
    return checkout


@act
def checkout_metadata_set(
    *, actor: Actor, checkout_id: uuid.UUID, entries: dict[str, str]
) -> Checkout:
    """Write public metadata; allowed to whoever may use the checkout. Raises INVALID."""
    checkout = checkout_lock(checkout_id, actor=actor)
    merged = {**checkout.metadata, **entries}
    metadata_check(entries, merged, field="input")
    checkout.metadata = merged
    checkout.save(update_fields=["metadata", "changed_at"])
    return checkout


@act
def checkout_note_set(
    *, actor: Actor, checkout_id: uuid.UUID, note: str, purchase_number: str
) -> Checkout:
    """The buyer's note and own purchase number, printed on every paper."""
    checkout = checkout_lock_open(checkout_id, actor=actor)
    checkout.buyer_note, checkout.purchase_number = note.strip()[:500], purchase_number.strip()[:80]
    checkout.save(update_fields=["buyer_note", "purchase_number", "changed_at"])
    return checkout
