"""The first persons of an installation: somebody must be there before anybody can be admitted.

Whoever may run commands on the server may do this, once. Afterwards people come by invitation and
organisations by registering; the operator's organisation is the only kind nobody can register.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid
from backend.parties.errors import HouseFounded
from backend.parties.events import OrganizationMoved
from backend.parties.models import Membership, Organization, OrganizationKind, User
from backend.parties.roles import TECHNICAL
from backend.parties.services.account import link_to, one_time_token
from backend.parties.services.load import PARTIES_LOAD
from backend.parties.services.membership import membership_open, real_now
from backend.parties.services.organization import (
    OrganizationEntry,
    entry_code,
    organization_write,
)
from backend.parties.services.outbox import mail_link

OPERATORS_MIN = 2
"""What binds is decided by two persons (decision D19), so one operator could begin nothing."""


@transaction.atomic
def house_found(
    *, actor: Actor, legal_name: str, uscc: str, operators: Sequence[str], technical: str
) -> Organization:
    """Write the operator's organisation and its first accounts; each gets a link for its password.

    The same again mends what is missing and sends the link once more to those who have not used
    it. Raises Forbidden, Invalid, UsccInvalid, UsccKindMismatch, HouseFounded when there is another
    operator.
    """
    actor.require(PARTIES_LOAD)
    emails = [email.strip().lower() for email in (*operators, technical)]
    _emails_check(emails)
    row = _operator(legal_name, uscc, actor=actor)
    for email in emails:
        technical_one = email == emails[-1]
        user = _account(email, technical=technical_one)
        role = TECHNICAL if technical_one else "operator"
        held = Membership.objects.filter(user=user, role=role, valid__contains=real_now())
        if not held.exists():
            membership_open(row, user, role, actor=actor)
        if not user.is_confirmed:
            target = f"{settings.PUBLIC_URL}/reset-password"
            mail_link(user, "reset", link_to(target, user, one_time_token(user, "reset")))
    return row


def _emails_check(emails: Sequence[str]) -> None:
    for email in emails:
        try:
            validate_email(email)
        except ValidationError as error:
            raise Invalid("邮箱“{email}”格式不正确。", field="email", email=email) from error
    if len(set(emails)) < len(emails):
        raise Invalid("运营人员与系统管理员须为不同的人，请使用不同邮箱。", field="email")
    if len(emails) - 1 < OPERATORS_MIN:
        raise Invalid("至少需要两名运营人员：重要事项须两人办理。", field="operators")


def _operator(legal_name: str, uscc: str, *, actor: Actor) -> Organization:
    held = Organization.objects.filter(kind=OrganizationKind.OPERATOR).first()
    if held is not None:
        if held.uscc != uscc:
            raise HouseFounded(name=held.legal_name)
        return held
    if not 2 <= len(legal_name.strip()) <= 200:
        raise Invalid("请填写营业执照上的全称（2-200 字）。", field="legalName")
    entry = OrganizationEntry(kind="OPERATOR", legal_name=legal_name, uscc=uscc)
    row = organization_write(entry, entry_code(entry))
    row.status, row.identity_verified_at = "ACTIVE", clock.now()
    row.save(update_fields=["status", "identity_verified_at", "updated_at"])
    publish(
        OrganizationMoved(
            organization_id=row.pk, act="admitted", state=row.status, reason="平台运营单位"
        ),
        actor=actor,
    )
    return row


def _account(email: str, *, technical: bool) -> User:
    """The account of an address; one that nobody has proved to own loses the password it had."""
    user = User.objects.filter(email=email).first() or User(email=email)
    if not user.is_confirmed:
        user.password = make_password(None)
    # the technical operator looks after the admin desk and has no business permission
    user.is_staff = user.is_superuser = technical
    user.save()
    return user
