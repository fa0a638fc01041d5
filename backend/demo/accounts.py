"""How the demo's accounts sign in."""

from __future__ import annotations

import os

PASSWORD_VARIABLE = "DEMO_PASSWORD"  # noqa: S105 - a name, not a secret
DEFAULT = "shiji-demo-2026"  # shared by all demo accounts and printed; embedded machines only


def demo_password() -> str:
    """The password of every demo account."""
    return os.environ.get(PASSWORD_VARIABLE) or DEFAULT


# The second factor of demo accounts whose role asks for one; printed like the password.
TOTP_SECRET = "SHIJIDEMOSHIJIDEMOSHIJIDEMO23456"  # noqa: S105
