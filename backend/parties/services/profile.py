"""The own profile, address book, address of mail, and the end of an account."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound, Unauthenticated
from backend.kernel.locking import lock_one
from backend.notices.services import notices_forget
from backend.parties.errors import InvalidCredentials
from backend.parties.events import AccountChanged
from backend.parties.models import (
    Address,
    Invitation,
    OneTimeToken,
    RecoveryCode,
    Session,
    SignInFailure,
    User,
    UserAddress,
    new_token_key,
)
from backend.parties.rules import phone_is_readable
from backend.parties.services.account import (
    link_to,
    one_time_token,
    one_time_use,
    redirect_check,
)
from backend.parties.services.addresses import FIELDS, address_write
from backend.parties.services.membership import memberships_end_all
from backend.parties.services.outbox import mail_link
from backend.parties.services.sessions import sessions_end

ADDRESSES_MAX = 100
METADATA_MAX = 50


def _own(actor: Actor) -> User:
    user = lock_one(User.objects.filter(pk=actor.user_id)) if actor.user_id else None
    if user is None:
        raise Unauthenticated
    return user


@transaction.atomic
def account_update(
    *,
    actor: Actor,
    first_name: str | None = None,
    last_name: str | None = None,
    language: str | None = None,
    metadata: dict[str, str] | None = None,
) -> User:
    """Change what is given. Raises Unauthenticated, Invalid."""
    user = _own(actor)
    for name, given in (
        ("first_name", first_name),
        ("last_name", last_name),
        ("language", language),
    ):
        if given is not None:
            setattr(user, name, given.strip()[:128])
    user.metadata = {**user.metadata, **(metadata or {})}
    if len(user.metadata) > METADATA_MAX:
        raise Invalid("元数据过多。", field="metadata")
    user.save()
    return user


@transaction.atomic
def address_put(
    *, actor: Actor, fields: dict[str, Any], address_id: uuid.UUID | None = None
) -> Address:
    """Add to or change the own book. Raises NotFound for another's address, Invalid."""
    user = _own(actor)
    if not fields.get("street_address_1") and address_id is None:
        raise Invalid("请填写详细地址。", field="streetAddress1")
    if not phone_is_readable(str(fields.get("phone") or "")):
        raise Invalid("联系电话只能用半角数字，请改为半角后再试。", field="phone")
    if address_id is None:
        if UserAddress.objects.filter(user=user).count() >= ADDRESSES_MAX:
            raise Invalid("地址簿已满。", field="input")
        row = address_write(fields)
        UserAddress.objects.create(user=user, address=row)
        return row
    row = _address_of(user, address_id)
    for name in FIELDS:
        if name in fields:
            setattr(row, name, str(fields[name]).strip())
    row.save()
    return row


def _address_of(user: User, address_id: uuid.UUID) -> Address:
    row = lock_one(Address.objects.filter(pk=address_id, useraddress__user=user))
    if row is None:
        raise NotFound(field="id")
    return row


@transaction.atomic
def address_delete(*, actor: Actor, address_id: uuid.UUID) -> Address:
    """Take an address out of the book; orders keep their own copies. Raises NotFound."""
    user = _own(actor)
    row = _address_of(user, address_id)
    for name in ("default_shipping_address", "default_billing_address"):
        if getattr(user, f"{name}_id") == row.pk:
            setattr(user, name, None)
    user.save()
    UserAddress.objects.filter(user=user, address=row).delete()
    return row


@transaction.atomic
def address_default_set(*, actor: Actor, address_id: uuid.UUID, kind: str) -> User:
    """``kind`` is shipping or billing. Raises NotFound."""
    user = _own(actor)
    row = _address_of(user, address_id)
    if kind == "shipping":
        user.default_shipping_address = row
    else:
        user.default_billing_address = row
    user.save()
    return user


@transaction.atomic
def email_change_request(*, actor: Actor, new_email: str, password: str, redirect_url: str) -> User:
    """A link goes to the new address. Raises InvalidCredentials, Invalid, RedirectRefused."""
    user = _own(actor)
    redirect_check(redirect_url)
    if not user.check_password(password):
        raise InvalidCredentials("密码不正确。", field="password")
    wanted = new_email.strip().lower()
    try:
        validate_email(wanted)
    except ValidationError as error:
        raise Invalid("邮箱格式不正确。", field="newEmail") from error
    if not User.objects.filter(email=wanted).exists():
        secret = one_time_token(user, "email", email=wanted)
        mail_link(user, "email", link_to(redirect_url, user, secret), to=wanted)
    return user


@transaction.atomic
def email_change_confirm(*, actor: Actor, token: str) -> User:
    """Move to the new address; every session ends. Raises TokenUnusable, Invalid."""
    user = _own(actor)
    used = one_time_use(token, "email", email=user.email)
    wanted = used.data["email"]
    if User.objects.filter(email=wanted).exists():
        raise Invalid("该邮箱已被使用。", field="newEmail")
    user.email = wanted
    user.token_key = new_token_key()
    user.save()
    sessions_end(user)
    return user


@transaction.atomic
def account_delete_request(*, actor: Actor, redirect_url: str) -> None:
    """Send the link that deletes. Raises RedirectRefused."""
    user = _own(actor)
    redirect_check(redirect_url)
    mail_link(user, "delete", link_to(redirect_url, user, one_time_token(user, "delete")))


@transaction.atomic
def account_delete(*, actor: Actor, token: str) -> None:
    """Erase personal data; rows and the record keep the id alone (``KEPT`` says what stays).

    Roles end first. Raises TokenUnusable, LastAdmin.
    """
    user = _own(actor)
    one_time_use(token, "delete", email=user.email)
    memberships_end_all(user, actor=actor)
    publish(AccountChanged(user_id=user.pk, act="erased"), actor=actor)
    was = user.email
    RecoveryCode.objects.filter(user=user).delete()
    Session.objects.filter(user=user).update(device="", address="")
    SignInFailure.objects.filter(account=user.email).delete()
    notices_forget(user_id=user.pk, email=user.email)
    book = UserAddress.objects.filter(user=user)
    addresses = list(book.values_list("address_id", flat=True))
    user.default_billing_address = user.default_shipping_address = None
    user.first_name = user.last_name = ""
    user.email = f"erased-{user.pk.hex}@{settings.PUBLIC_URL.split('//')[-1].split(':')[0]}.invalid"
    Invitation.objects.filter(email=was).update(email=user.email)
    user.set_unusable_password()
    user.totp_secret = user.totp_pending = None
    user.metadata = {}
    user.is_active = False
    user.erased_at = datetime.now(UTC)
    user.token_key = new_token_key()
    user.save()
    book.delete()
    OneTimeToken.objects.filter(user=user).delete()
    blank = {name: "" for name in FIELDS if name != "country"}
    Address.objects.filter(pk__in=addresses).update(**blank, metadata={})
    sessions_end(user)
