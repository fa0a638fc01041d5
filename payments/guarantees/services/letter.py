"""Electronic letters of guarantee: no money, checked fields, an alarm before they run out."""

from __future__ import annotations

import re
import uuid
from datetime import date

from django.db import IntegrityError

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import Conflict, Invalid, NotFound
from backend.kernel.locking import lock_one
from backend.rulebook.selectors import local_day, value
from payments.guarantees.errors import GuaranteeForm
from payments.guarantees.events import GuaranteeExpiring
from payments.guarantees.models import Guarantee
from payments.guarantees.rules import E_GUARANTEE, MERCHANT, alarm_on
from payments.guarantees.selectors import GIVE, HOLDING
from payments.guarantees.services.hold import guarantee_lock, must, step

TIMER = Actor.system("guarantees")
_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9./-]{5,63}")
_HASH = re.compile(r"[0-9a-f]{64}")


@act
def guarantee_register(
    *,
    actor: Actor,
    guarantee_id: uuid.UUID,
    letter_number: str,
    issuer: str,
    valid_until: date,
    document_hash: str,
) -> Guarantee:
    """The giver answers an asked security with a bank's electronic letter.

    ``document_hash`` is the SHA-256 of the letter's file in hexadecimal. Raises Forbidden,
    NotFound, GuaranteeState, GuaranteeForm for a merchant's own (cash only), Invalid, Conflict.
    """
    actor.require(GIVE)
    guarantee = guarantee_lock(guarantee_id)
    if not actor.is_system and actor.organization_id != guarantee.giver_id:
        raise NotFound(field="id")
    must(guarantee, "put_up")
    if guarantee.purpose == MERCHANT:
        raise GuaranteeForm
    number, bank, digest = (
        letter_number.strip().upper(),
        issuer.strip(),
        document_hash.lower(),
    )
    if not _NUMBER.fullmatch(number):
        raise Invalid("保函编号须为 6 至 64 位字母、数字或 . / -。", field="letterNumber")
    if not 2 <= len(bank) <= 120 or not bank.isprintable():
        raise Invalid("请填写开立机构全称。", field="issuer")
    if not _HASH.fullmatch(digest):
        raise Invalid("请提供保函文件的 SHA-256（64 位十六进制）。", field="documentHash")
    if valid_until <= max(local_day(clock.now()), local_day(guarantee.due_at)):
        raise Invalid("保函有效期须晚于今天和缴纳期限。", field="validUntil")
    guarantee.form, guarantee.state, guarantee.put_up_at = (
        E_GUARANTEE,
        "HELD",
        clock.now(),
    )
    guarantee.letter_number, guarantee.issuer = number, bank
    guarantee.valid_until, guarantee.document_hash = valid_until, digest
    try:
        step(guarantee, act="register", actor=actor, amount_minor=guarantee.amount_minor)
    except IntegrityError as error:
        if "payments_guarantees_letter_once" in str(error):
            raise Conflict("该保函已登记在另一事项下。", field="letterNumber") from error
        raise
    return guarantee


def guarantees_expire_due(limit: int = 500) -> int:
    """End what was not put up in time and letters that ran out. Returns how many ended."""
    now = clock.now()
    unpaid = Guarantee.objects.filter(state="ASKED", due_at__lte=now)
    over = Guarantee.objects.filter(
        form=E_GUARANTEE, state__in=HOLDING, valid_until__lt=local_day(now)
    )
    keys = [
        *unpaid.values_list("pk", flat=True)[:limit],
        *over.values_list("pk", flat=True)[:limit],
    ]
    return sum(_expire(key) for key in keys)


@act
def _expire(guarantee_id: uuid.UUID) -> bool:
    guarantee = guarantee_lock(guarantee_id)
    now = clock.now()
    unpaid = guarantee.state == "ASKED" and guarantee.due_at <= now
    until = guarantee.valid_until
    over = guarantee.state in HOLDING and until is not None and until < local_day(now)
    if not (unpaid or over):
        return False
    guarantee.state = "EXPIRED"
    step(guarantee, act="expire", actor=TIMER, amount_minor=guarantee.amount_minor)
    return True


def guarantees_alarm_due(limit: int = 500) -> int:
    """Tell once of each letter that runs out soon. Returns how many were told of."""
    now = clock.now()
    days = value("guarantee.expiry_alarm_days", on=now).number
    rows = Guarantee.objects.filter(form=E_GUARANTEE, state__in=HOLDING, alarmed_at=None)
    due = [
        row.pk
        for row in rows.order_by("valid_until")[:limit]
        if row.valid_until is not None and alarm_on(row.valid_until, days) <= local_day(now)
    ]
    return sum(_alarm(key) for key in due)


@act
def _alarm(guarantee_id: uuid.UUID) -> bool:
    guarantee = lock_one(
        Guarantee.objects.filter(pk=guarantee_id, alarmed_at=None, state__in=HOLDING)
    )
    if guarantee is None:
        return False
    guarantee.alarmed_at = clock.now()
    guarantee.save(update_fields=["alarmed_at", "updated_at"])
    publish(
        GuaranteeExpiring(
            guarantee_id=guarantee.pk,
            giver_id=guarantee.giver_id,
            beneficiary_id=guarantee.beneficiary_id,
            valid_until=str(guarantee.valid_until),
        ),
        actor=TIMER,
    )
    return True
