"""Payment first (decision D21): freeze the basket, reserve stock, hand out settlement subjects."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from backend.channels.selectors import channel_get
from backend.checkout.errors import CheckoutRefusal
from backend.checkout.events import PaymentLapsed
from backend.checkout.models import Checkout, CheckoutGroup
from backend.checkout.selectors import groups_of
from backend.checkout.services.draft import (
    basket_ready,
    draft_plain,
    group_draft,
    holder_of,
    subject_of,
)
from backend.checkout.services.hold import checkout_lock
from backend.events.services import publish
from backend.inventory.services import StockLine, allocation_release, stock_reserve
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.ids import uuid7
from backend.kernel.locking import lock_one, lock_rows
from backend.kernel.money import Money
from backend.kernel.rows import row_update
from backend.kernel.statements import run
from backend.rulebook.selectors import value

_CHARGED = """
UPDATE checkout_checkout SET charged_minor = %s, authorized_minor = %s WHERE id = %s
RETURNING completed_at IS NOT NULL"""
TIMER = Actor.system("checkout")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenGroup:
    """One merchant's part with its sums fixed, keyed by its settlement subject."""

    settlement_subject: str
    merchant_id: uuid.UUID
    goods_minor: int
    freight_minor: int
    discount_minor: int

    @property
    def total_minor(self) -> int:
        return self.goods_minor - self.discount_minor + self.freight_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenCheckout:
    """What a payment of a checkout is about."""

    checkout_id: uuid.UUID
    currency: str
    site: str
    buyer_id: uuid.UUID | None
    groups: Sequence[FrozenGroup]
    reserved_until: datetime

    @property
    def total(self) -> Money:
        return Money(sum(group.total_minor for group in self.groups), self.currency)


@act
def checkout_freeze_for_payment(
    *, actor: Actor, checkout_id: uuid.UUID, keep_for: timedelta | None = None
) -> FrozenCheckout:
    """Re-price, reserve stock for thirty minutes, fix the sums; again while frozen gives the same.

    ``keep_for``: longer, where the way to pay takes longer; a shorter freeze is made anew.
    Raises CheckoutRefusal, InsufficientStock.
    """
    checkout = checkout_lock(checkout_id, actor=actor, with_addresses=True)
    now = clock.now()
    if checkout.completed_at is not None:
        raise CheckoutRefusal("NOT_FOUND", "购物车已下单。", field="id")
    needed = now + keep_for - timedelta(hours=1) if keep_for else now
    if checkout.frozen_until is None or checkout.frozen_until <= needed:
        basket = basket_ready(checkout, at=now)
        usual = timedelta(minutes=value("checkout.reservation_minutes", on=now).number)
        until = now + max(usual, keep_for or usual)
        stock_reserve(
            holder=holder_of(checkout),
            lines=[
                StockLine(line.row.variant_id, line.row.quantity, str(line.row.pk))
                for line in basket.lines
                if not line.facts.made_to_order
            ],
            until=until,
            facts={line.row.variant_id: line.facts for line in basket.lines},
            replace=checkout.frozen_until is not None,
        )
        rows = []
        for group in basket.groups:
            assert group.row is not None
            rows.append(group.row)
            draft = group_draft(basket, group, subject=subject_of(group.row))
            group.row.frozen = draft_plain(draft)
            row_update(group.row, "frozen")
        checkout.frozen_until = until
        row_update(checkout, "frozen_until")
        return _frozen(checkout, sorted(rows, key=lambda row: row.pk))
    return _frozen(checkout, groups_of(checkout.pk))


def _frozen(checkout: Checkout, rows: Sequence[CheckoutGroup]) -> FrozenCheckout:
    groups = []
    for row in rows:
        plain = row.frozen or {}
        groups.append(
            FrozenGroup(
                settlement_subject=subject_of(row),
                merchant_id=row.merchant_id,
                goods_minor=sum(line["total_minor"] for line in plain["lines"]),
                freight_minor=plain["freight_minor"],
                discount_minor=plain["discount_minor"],
            )
        )
    assert checkout.frozen_until is not None
    channel = channel_get(checkout.channel_id)
    return FrozenCheckout(
        checkout_id=checkout.pk,
        currency=channel.currency,
        site=channel.site.slug,
        buyer_id=checkout.buyer_organization_id or checkout.user_id,
        groups=groups,
        reserved_until=checkout.frozen_until,
    )


@act
def checkout_record_payment(
    *, checkout_id: uuid.UUID, charged_minor: int, authorized_minor: int = 0
) -> bool:
    """What payments says was charged in all (absolute, so twice is once).

    Returns whether the checkout is completed; its row stays locked, so that stays true.
    """
    rows, _ = run(_CHARGED, [charged_minor, authorized_minor, checkout_id])
    return bool(rows and rows[0][0])


@act
def checkout_unfreeze(*, checkout_id: uuid.UUID) -> None:
    """A payment failed for good: the basket may change again."""
    checkout = lock_one(Checkout.objects.filter(pk=checkout_id, completed_at__isnull=True))
    if checkout is not None and not checkout.charged_minor:
        allocation_release(holder=holder_of(checkout))
        checkout.frozen_until = None
        checkout.save(update_fields=["frozen_until", "changed_at"])


def checkout_lapse_due() -> int:
    """Baskets paid but not completed when the reservation ended: the money goes back (D21)."""
    due = Checkout.objects.filter(
        completed_at__isnull=True, frozen_until__lte=clock.now()
    ).values_list("pk", flat=True)
    return sum(_lapse(key) for key in list(due))


@act
def _lapse(checkout_id: uuid.UUID) -> bool:
    checkout = lock_one(Checkout.objects.filter(pk=checkout_id, completed_at__isnull=True))
    if checkout is None or checkout.frozen_until is None or checkout.frozen_until > clock.now():
        return False
    allocation_release(holder=holder_of(checkout))
    groups = lock_rows(checkout.groups.all())
    subjects = [subject_of(group) for group in groups]
    for group in groups:
        group.settlement = uuid7()
        group.save(update_fields=["settlement", "updated_at"])
    checkout.frozen_until = None
    checkout.save(update_fields=["frozen_until", "changed_at"])
    publish(PaymentLapsed(checkout_id=checkout.pk, settlement_subjects=subjects), actor=TIMER)
    return True
