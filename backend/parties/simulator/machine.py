"""The simulated register: pure, the same answer for the same question, misbehaving on request.

The organisation code's last place (17th of the credit code) tells the story:
``W`` not found, ``X`` revoked, ``Y`` registered under another name; anything else is in order.
"""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256

from backend.parties.register import NoAnswer, RegisterAnswer

NOT_FOUND, REVOKED, OTHER_NAME = "W", "X", "Y"
SILENT_NAME = "无应答"
OLDEST = date(2005, 1, 4)
SPAN_DAYS = 5_000


class Register:
    """Answers of the register; a name that contains 无应答 gets no answer."""

    def check(self, *, uscc: str, legal_name: str) -> RegisterAnswer:
        """See ``BusinessRegister.check``."""
        if SILENT_NAME in legal_name:
            raise NoAnswer
        story = uscc[16:17]
        if story == NOT_FOUND:
            return RegisterAnswer(found=False)
        days = int.from_bytes(sha256(uscc.encode()).digest()[:4], "big") % SPAN_DAYS
        return RegisterAnswer(
            found=True,
            name_matches=story != OTHER_NAME,
            in_operation=story != REVOKED,
            registered_on=OLDEST + timedelta(days=days),
        )

    def person_matches(self, *, name: str, id_number: str) -> bool:
        """Every number belongs to every name, except to one that contains 不符."""
        if SILENT_NAME in name:
            raise NoAnswer
        return "不符" not in name and len(id_number) == 18
