"""The treasury gives one department its monthly quota: small payments become authorised ones."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from backend.kernel import clock
from backend.kernel.wire import post_json
from backend.parties.selectors import organization_by_slug
from backend.rulebook.selectors import local_day
from procurement.exchange.ports import speaker_for

DEPARTMENT = "education"
YUAN = 400_000
SECONDS = 5.0


def give_quota(budget_items: list[str]) -> None:
    """Tell the treasury next door to give the department a quota of each item this month."""
    department = organization_by_slug(DEPARTMENT)
    assert department is not None, "the roster names it"
    now = clock.now()
    for item in budget_items:
        _tell(
            {
                "type": "quota",
                "payer": {"name": department.legal_name, "uscc": department.uscc or ""},
                "budgetItemId": item,
                "month": f"{local_day(now):%Y-%m}",
                "amountMinor": YUAN * 100,
                "at": now.isoformat(),
            }
        )


def _tell(said: dict[str, Any]) -> None:
    """A person of the treasury does something there: its own door, not one of ours."""
    if settings.SIMULATORS_URL:
        path = "/partners/treasury/tell"
        post_json(settings.SIMULATORS_URL, path, {"payload": said}, seconds=SECONDS)
        return
    treasury: Any = speaker_for("treasury")
    treasury.make().tell(said)
