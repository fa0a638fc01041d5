"""用款额度: given by the treasury's notice, used by orders, put back by red letters, lapsing at year end."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import transaction
from django.db.models import F, Sum

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.locking import lock_key, lock_one, lock_rows
from backend.kernel.money import Money
from backend.kernel.rows import row_insert, row_update
from backend.kernel.turns import Turn, turn_wait
from backend.rulebook.selectors import local_day
from payments.treasury.errors import PaperAmount, QuotaExceeded
from payments.treasury.events import QuotaMoved
from payments.treasury.models import PaymentOrder, Quota, QuotaUse
from payments.treasury.rules import shares
from payments.treasury.selectors import quotas_usable

CLOCK = Actor.system("treasury.quota")


def _moved(quota: Quota, act: str, amount_minor: int, *, actor: Actor) -> None:
    publish(
        QuotaMoved(
            quota_id=quota.pk,
            payer_id=quota.department_id,
            budget_item=quota.budget_item,
            month=quota.month,
            act=act,
            amount_minor=amount_minor,
            currency=quota.currency,
            left_minor=quota.left_minor,
        ),
        actor=actor,
    )


@transaction.atomic
def quota_give(
    *, actor: Actor, department_id: uuid.UUID, budget_item: str, month: date, amount: Money
) -> Quota:
    """Add to a month's quota, or reduce it by a negative amount. Raises PaperAmount.

    Never reduced below what is used; a month of a closed year is refused too.
    """
    if month.year < local_day(clock.now()).year:
        raise PaperAmount("额度通知所属年度已结束。")
    turn_wait(Turn.QUOTA, f"{department_id}{month}")  # two first notices at once make one row
    quota, _ = Quota.objects.get_or_create(
        department_id=department_id, budget_item=budget_item, month=month, currency=amount.currency
    )
    locked = lock_key(Quota, quota.pk)
    assert locked is not None, "rows stay"
    quota = locked
    if quota.left_minor + amount.minor < 0:
        raise PaperAmount("额度调减超过未使用部分。")
    quota.given_minor += amount.minor
    row_update(quota, "given_minor")
    _moved(quota, "given" if amount.minor > 0 else "reduced", amount.minor, actor=actor)
    return quota


@transaction.atomic
def quota_take(*, order: PaymentOrder) -> None:
    """Use the quota of the year so far, oldest month first, for one order; once per order.

    Raises QuotaExceeded with what is left.
    """
    rows = quotas_usable(
        department_id=order.payer_id, budget_item=order.budget_item,
        currency=order.currency, today=local_day(clock.now()),
    )  # fmt: skip
    held = sorted(lock_rows(rows), key=lambda row: row.month)
    if QuotaUse.objects.filter(order=order).exists():
        return
    left = [row.left_minor for row in held]
    if sum(left) < order.amount_minor:
        raise QuotaExceeded(
            left=str(Money(sum(left), order.currency)),
            needed=str(Money(order.amount_minor, order.currency)),
            details={"leftMinor": sum(left)},
        )
    for row, part in zip(held, shares(order.amount_minor, left), strict=True):
        if part:
            _use(row, order, part, cause=order.reference)


def _use(quota: Quota, order: PaymentOrder, amount_minor: int, *, cause: str) -> None:
    quota.used_minor += amount_minor
    row_update(quota, "used_minor", "lapsed_minor")
    row_insert(
        QuotaUse(quota=quota, order=order, amount_minor=amount_minor, cause=cause, at=clock.now())
    )


@transaction.atomic
def quota_restore(*, order: PaymentOrder, amount_minor: int, cause: str) -> None:
    """Put back what a returned or refused payment used, in the months it was taken from.

    A month of a closed year gets it back only to let it lapse. Direct orders used none.
    """
    used = (
        QuotaUse.objects.filter(order=order)
        .values("quota_id")
        .annotate(net=Sum("amount_minor"))
        .filter(net__gt=0)
    )
    nets = {row["quota_id"]: row["net"] for row in used}
    year = local_day(clock.now()).year
    held = sorted(
        lock_rows(Quota.objects.filter(pk__in=nets)), key=lambda row: row.month, reverse=True
    )
    for row in held:
        part = min(amount_minor, nets[row.pk])
        amount_minor -= part
        if not part:
            continue
        if row.month.year < year:
            row.lapsed_minor += part
        _use(row, order, -part, cause=cause)
        if row.month.year < year:
            _moved(row, "lapsed", part, actor=CLOCK)


@transaction.atomic
def _lapse(quota_id: uuid.UUID, year: int) -> bool:
    quota = lock_one(Quota.objects.filter(pk=quota_id, month__lt=date(year, 1, 1)))
    if quota is None or not quota.left_minor:
        return False
    lapsed = quota.left_minor
    quota.lapsed_minor += lapsed
    quota.save(update_fields=["lapsed_minor", "updated_at"])
    _moved(quota, "lapsed", lapsed, actor=CLOCK)
    return True


def quotas_lapse() -> int:
    """What a closed year left unused goes back to the treasury; returns how many rows lapsed."""
    year = local_day(clock.now()).year
    rows = Quota.objects.filter(
        month__lt=date(year, 1, 1), given_minor__gt=F("used_minor") + F("lapsed_minor")
    )
    return sum(_lapse(pk, year) for pk in rows.values_list("pk", flat=True))
