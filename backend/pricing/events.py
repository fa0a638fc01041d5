"""What others may hear of prices."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from backend.events.domain import DomainEvent, event
from backend.kernel.ids import public_id


@event("pricing.tiers.replaced", version=1)
@dataclass(frozen=True, kw_only=True)
class TiersReplaced(DomainEvent):
    """A variant's tiers in a channel changed; placed orders keep theirs."""

    variant_id: uuid.UUID
    channel: str
    tiers: list[list[str]]
    mode: str

    @property
    def subject(self) -> str:
        return public_id("var", self.variant_id)


@event("pricing.quantity_rule.set", version=1)
@dataclass(frozen=True, kw_only=True)
class QuantityRuleSet(DomainEvent):
    """Minimum, step or maximum of a variant, product or shop changed."""

    owner: str
    owner_id: uuid.UUID
    minimum: int | None
    step: int | None
    maximum: int | None

    @property
    def subject(self) -> str:
        return public_id("qty", self.owner_id)


@event("pricing.prices.changed", version=1)
@dataclass(frozen=True, kw_only=True)
class PricesChanged(DomainEvent):
    """Prices changed in bulk; ``percent_bp`` is the change in basis points, 0 for given prices."""

    change_id: uuid.UUID
    merchant_id: uuid.UUID
    channel: str
    variants: int
    percent_bp: int

    @property
    def subject(self) -> str:
        return public_id("prc", self.change_id)


@event("pricing.voucher.issued", version=1)
@dataclass(frozen=True, kw_only=True)
class VoucherIssued(DomainEvent):
    """A shop offers a voucher."""

    voucher_id: uuid.UUID
    merchant_id: uuid.UUID

    @property
    def subject(self) -> str:
        return public_id("vch", self.voucher_id)
