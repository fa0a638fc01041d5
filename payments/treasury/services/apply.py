"""The department's side: which mode, the signed application, and its own order within quota."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.money import Money
from backend.rulebook.selectors import local_day, value
from payments.treasury.errors import ModeNotAllowed, QuotaExceeded
from payments.treasury.models import Mode, PaymentOrder, Step, TreasuryPaper
from payments.treasury.papers import APPLICATION, ORDER
from payments.treasury.rules import direct_reason, mode_for
from payments.treasury.selectors import quota_left, quotas_usable
from payments.treasury.services.papers import paper_issue
from payments.treasury.services.quota import quota_take


def payment_mode(
    *, department_id: uuid.UUID, budget_item: str, amount: Money, procedure: str, wish: str = ""
) -> str:
    """DIRECT or AUTHORISED by the rule rows of the day, finance's wish within them.

    Where nothing is wished, a payment below the threshold is authorised if the department has a
    quota on the item this year, else direct. Raises ModeNotAllowed, QuotaExceeded.
    """
    now = clock.now()
    reason = direct_reason(
        amount_minor=amount.minor,
        from_minor=value("treasury.direct_from_minor", on=now).number,
        centralised=bool(
            value("treasury.direct_centralised", on=now, scope={"procedure": procedure}).value
        ),
    )
    if reason and wish == Mode.AUTHORISED:
        raise ModeNotAllowed(reason=reason)
    where: dict[str, Any] = {
        "department_id": department_id, "budget_item": budget_item,
        "currency": amount.currency, "today": local_day(now),
    }  # fmt: skip
    mode = mode_for(
        wish=wish, must_be_direct=bool(reason), has_quota=quotas_usable(**where).exists()
    )
    left = quota_left(**where)
    if mode == Mode.AUTHORISED and left < amount.minor:
        raise QuotaExceeded(
            left=str(Money(left, amount.currency)), needed=str(amount), details={"leftMinor": left}
        )
    return mode


def at_desk(department_id_text: str) -> bool:
    """Whether the treasury works this payer's applications by hand at our desk."""
    row = value("treasury.channel", on=clock.now(), scope={"payer": department_id_text})
    return row.value == "desk"


@transaction.atomic
def payment_apply(
    *, actor: Actor, order: PaymentOrder, number: str, texts: Mapping[str, Any]
) -> TreasuryPaper:
    """Sign the application; in authorised mode take the quota and sign the order too.

    Returns the paper that goes out: the application to the treasury, or the order to the bank.
    Raises QuotaExceeded.
    """
    application = paper_issue(
        actor=actor, order=order, kind=APPLICATION, number=number,
        organization_id=order.payer_id, texts=texts,
    )  # fmt: skip
    if order.mode != Mode.AUTHORISED:
        return application
    quota_take(order=order)
    issued = paper_issue(
        actor=actor, order=order, kind=ORDER, number=f"SQ-{number}",
        organization_id=order.payer_id,
        texts={"applicationHash": application.sha256, "budgetItemId": order.budget_item},
    )  # fmt: skip
    order.step, order.number = Step.ORDERED, issued.number
    order.save(update_fields=["step", "number", "updated_at"])
    return issued
