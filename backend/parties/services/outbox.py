"""Mail that carries a link; written to files on embedded settings, sent by SMTP otherwise."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from backend.parties.models import User

_SUBJECTS = {
    "confirm": "请验证您的市集账号 / Confirm your Shiji account",
    "reset": "重置市集账号密码 / Reset your Shiji password",
    "email": "确认新的邮箱地址 / Confirm your new e-mail address",
    "delete": "确认注销账号 / Confirm deleting your account",
}


def mail_link(user: User, purpose: str, link: str, *, to: str = "") -> None:
    """Send after commit; nothing is sent for what was rolled back."""
    subject, address = _SUBJECTS[purpose], to or user.email
    text = f"{subject}\n\n{link}\n\n如非本人操作，请忽略本邮件。\nIgnore this message if it was not you."
    transaction.on_commit(lambda: _send(subject, text, address))


def _send(subject: str, text: str, address: str) -> None:
    send_mail(subject, text, None, [address], fail_silently=True)


def mail_invitation(address: str, organization: str, role: str, role_en: str) -> None:
    """Tell an invited person where to answer; sent after commit."""
    subject = f"{organization} 邀请您加入市集 / You are invited to Shiji"
    text = (
        f"{organization} 邀请您以“{role}”（{role_en}）身份加入。\n"
        f"请用本邮箱登录或注册，然后在“我的单位”中答复：\n{settings.PUBLIC_URL}/organizations\n\n"
        "Sign in or register with this address and answer under My organisations."
    )
    transaction.on_commit(lambda: _send(subject, text, address))
