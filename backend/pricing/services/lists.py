"""Price lists of a buyer company or a group of customers, and vouchers of a shop."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from backend.catalog.services import variant_prices_set
from backend.channels.selectors import channel_by_slug
from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.ids import uuid7
from backend.pricing.errors import VoucherWrong
from backend.pricing.events import PricesChanged, VoucherIssued
from backend.pricing.models import PriceList, PriceListEntry, Voucher
from backend.pricing.permissions import PRICE_EDIT
from backend.pricing.services.tiers import TierInput, own_variants

ENTRIES_MAX = 5000


@transaction.atomic
def price_list_put(
    *,
    actor: Actor,
    merchant_id: uuid.UUID,
    channel: str,
    name: str,
    entries: Mapping[uuid.UUID, Sequence[TierInput]],
    organization_id: uuid.UUID | None = None,
    group: str = "",
) -> uuid.UUID:
    """Create a list or replace its entries (same shop, channel, name and buyer).

    Raises Forbidden, NotFound, Invalid.
    """
    actor.require(PRICE_EDIT)
    if not actor.is_system and merchant_id != actor.organization_id:
        raise NotFound(field="merchantId")
    found = channel_by_slug(channel)
    if found is None:
        raise Invalid("没有渠道“{slug}”。", field="channel", slug=channel)
    if (organization_id is None) == (not group):
        raise Invalid("价目表须指定一个采购商或一个客户组。", field="organizationId")
    if len(entries) > ENTRIES_MAX:
        raise Invalid("一个价目表最多 {max} 个规格。", field="entries", max=ENTRIES_MAX)
    own_variants(actor, entries)
    for rows in entries.values():
        for row in rows:
            if row.unit_price <= 0 or row.min_quantity <= 0:
                raise Invalid("价格与数量须为正数。", field="entries")
    buyer: dict[str, Any] = {"organization_id": organization_id, "group": group}
    held, _ = PriceList.objects.get_or_create(
        merchant_id=merchant_id, channel_id=found.pk, name=name, **buyer
    )
    PriceListEntry.objects.filter(price_list=held, variant_id__in=list(entries)).delete()
    PriceListEntry.objects.bulk_create(
        [
            PriceListEntry(
                price_list=held,
                variant_id=variant,
                min_quantity=row.min_quantity,
                unit_price=row.unit_price,
            )
            for variant, rows in entries.items()
            for row in rows
        ],
        batch_size=2000,
    )
    return held.pk


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherDraft:
    """A voucher: a percentage in basis points, or an amount in minor units."""

    code: str
    channel: str
    name: str = ""
    percent_bp: int | None = None
    amount_minor: int | None = None
    min_spent_minor: int = 0
    usage_limit: int | None = None
    once_per_customer: bool = False
    valid_from: datetime | None = None
    valid_to: datetime | None = None


@transaction.atomic
def voucher_create(*, actor: Actor, draft: VoucherDraft) -> uuid.UUID:
    """Issue a voucher of the actor's shop. Raises Forbidden, Invalid, VoucherWrong."""
    actor.require(PRICE_EDIT)
    found = channel_by_slug(draft.channel)
    if found is None:
        raise Invalid("没有渠道“{slug}”。", field="channel", slug=draft.channel)
    if (draft.percent_bp is None) == (draft.amount_minor is None):
        raise VoucherWrong("优惠须为百分比或固定金额之一。", field="percent")
    if draft.percent_bp is not None and not 0 < draft.percent_bp <= 10000:
        raise VoucherWrong("优惠百分比须在 0 到 100 之间。", field="percent")
    if draft.amount_minor is not None and not 0 < draft.amount_minor < 10**12:
        raise VoucherWrong("优惠金额须大于零。", field="amount")
    code = draft.code.strip().upper()
    if not 3 <= len(code) <= 40 or not code.replace("-", "").isalnum() or not code.isascii():
        raise VoucherWrong("优惠码须为 3 到 40 位字母、数字或短横线。")
    if Voucher.objects.filter(code=code).exists():
        raise VoucherWrong("该优惠码已被使用。")
    row = Voucher.objects.create(
        code=code,
        name=draft.name,
        merchant_id=actor.organization_id,
        channel_id=found.pk,
        percent_bp=draft.percent_bp,
        amount_minor=draft.amount_minor,
        min_spent_minor=draft.min_spent_minor,
        usage_limit=draft.usage_limit,
        once_per_customer=draft.once_per_customer,
        valid_from=draft.valid_from or clock.now(),
        valid_to=draft.valid_to,
    )
    if actor.organization_id is not None:
        event = VoucherIssued(voucher_id=row.pk, merchant_id=actor.organization_id)
        publish(event, actor=actor)
    return row.pk


@dataclass(frozen=True, slots=True)
class PriceChange:
    """One line of a bulk change: before and after."""

    variant_id: uuid.UUID
    before: Decimal
    after: Decimal


def prices_written(
    *, actor: Actor, channel: str, changes: Sequence[PriceChange], percent_bp: int = 0
) -> None:
    """Write the new listing prices of own variants and tell the log once."""
    variant_prices_set(
        actor=actor, channel=channel, prices={each.variant_id: each.after for each in changes}
    )
    if actor.organization_id is not None:
        publish(
            PricesChanged(
                change_id=uuid7(),
                merchant_id=actor.organization_id,
                channel=channel,
                variants=len(changes),
                percent_bp=percent_bp,
            ),
            actor=actor,
        )
