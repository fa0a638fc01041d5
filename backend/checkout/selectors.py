"""Reading checkouts; bearer reading by id holds only while nobody owns one (decision D32)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from backend.channels.selectors import channel_get
from backend.checkout.models import Checkout, CheckoutGroup, CheckoutLine
from backend.kernel.actor import Viewer
from backend.kernel.readings import Reading

OPEN_DOOR = "open"
_GROUPS = Reading(
    lambda key: CheckoutGroup.objects.filter(checkout_id=key).order_by("pk"), uuid.UUID
)
_LINES = Reading(
    lambda key: CheckoutLine.objects.filter(checkout_id=key).order_by("position", "id"), uuid.UUID
)


def groups_of(checkout_id: uuid.UUID) -> list[CheckoutGroup]:
    """A checkout's merchants, in order; the caller has checked who looks."""
    return _GROUPS(checkout_id)


def lines_of(checkout_id: uuid.UUID) -> list[CheckoutLine]:
    """A checkout's lines by position; the caller has checked who looks."""
    return _LINES(checkout_id)


def checkout_get(checkout_id: uuid.UUID, *, viewer: Viewer) -> Checkout | None:
    """The checkout for its owner, or for whoever knows the id of an unowned one."""
    checkout = Checkout.objects.select_related("channel__site").filter(pk=checkout_id).first()
    if checkout is None or not may_use(checkout, viewer=viewer):
        return None
    return checkout


def may_use(checkout: Checkout, *, viewer: Viewer) -> bool:
    """Whether a viewer may read and change a checkout."""
    if viewer.is_system:
        return True
    if channel_get(checkout.channel_id).ordering_door != OPEN_DOOR:
        return False  # such a channel has no baskets (decisions D23, D32)
    if checkout.user_id is not None:
        return checkout.user_id == viewer.user_id
    if checkout.buyer_organization_id is not None:
        return checkout.buyer_organization_id == viewer.organization_id
    return True


def checkout_of_transaction(checkout_id: uuid.UUID) -> Checkout | None:
    """A checkout by id, for the payment floor, which has checked who asks."""
    return Checkout.objects.select_related("channel__site").filter(pk=checkout_id).first()


def checkouts_by_ids(checkout_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Checkout]:
    """Checkouts with their addresses and groups, for callers who have checked who looks."""
    rows = (
        Checkout.objects.filter(pk__in=list(checkout_ids))
        .select_related("shipping_address", "billing_address")
        .prefetch_related("groups")
    )
    return {row.pk: row for row in rows}
