"""Mail of accounts: links that only the mailbox may hold, invitations, sign-ins from elsewhere."""

from __future__ import annotations

import hashlib

from backend.kernel import clock
from backend.notices.services import Recipient, notice_send
from backend.parties.models import Invitation, Session, User
from backend.parties.services.notify import user_notify
from backend.rulebook.selectors import local_text

INVITATIONS = "/organizations"


def mail_link(user: User, purpose: str, link: str, *, to: str = "") -> None:
    """A one-time link goes to the mailbox alone; nothing is sent for what is rolled back."""
    mark = hashlib.sha256(link.encode()).hexdigest()[:24]
    notice_send(
        recipients=[Recipient(None, to or user.email)],
        template=purpose,
        data={},
        key=f"{purpose}:{mark}",
        link=link,
    )


def mail_invitation(row: Invitation, role: str, role_en: str) -> None:
    """Tell an invited person where to answer: in the inbox too where the address has an account."""
    known = User.objects.filter(email=row.email, is_active=True, is_confirmed=True).first()
    data = {"organization": row.organization.display_name, "role": role, "role_en": role_en}
    notice_send(
        recipients=[Recipient(known.pk if known else None, row.email)],
        template="invitation",
        data=data,
        key=f"invitation:{row.pk}",
        link=INVITATIONS,
    )


def tell_new_device(session: Session) -> None:
    """A sign-in from a pair of device and address that this person has not used before."""
    before = Session.objects.filter(user_id=session.user_id).exclude(pk=session.pk)
    if not before.exists() or not (session.device or session.address):
        return
    if before.filter(device=session.device, address=session.address).exists():
        return
    user_notify(
        session.user_id,
        template="sign_in_new",
        data={"at": local_text(clock.now())},
        key=f"session:{session.pk}",
        link="/account",
    )
