"""Print one demo account per role."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from backend.demo import roster
from backend.demo.accounts import TOTP_SECRET, demo_password


class Command(BaseCommand):
    """``python -m backend demo-accounts``."""

    help = "One account per role with the demo password."

    def handle(self, *args: Any, **options: Any) -> None:
        by_email = {draft.email: draft for draft in roster.accounts()}
        self.stdout.write(f"演示账号 / demo accounts   password: {demo_password()}")
        self.stdout.write(f"  second factor of offices: TOTP secret {TOTP_SECRET}")
        for name in roster.SHOWN:
            draft = by_email[roster.email_of(name)]
            roles = ", ".join(draft.roles)
            self.stdout.write(f"  {draft.email:<42} {draft.title}  ({roles})")
        desk = roster.email_of("sysadmin")
        self.stdout.write(f"  管理后台 / admin desk: /admin/ as {desk}")
