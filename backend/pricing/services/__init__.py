"""Acts on prices and quantities."""

from backend.pricing.services.bulk import (
    QuantityRow,
    TierRow,
    commission_put,
    price_list_load,
    quantity_rules_load,
    tiers_load,
)
from backend.pricing.services.change import prices_change
from backend.pricing.services.imports import PriceReport, prices_import
from backend.pricing.services.lists import (
    PriceChange,
    VoucherDraft,
    price_list_put,
    voucher_create,
)
from backend.pricing.services.quantities import mix_rule_set, quantity_rule_set
from backend.pricing.services.tiers import TierInput, tiers_replace

__all__ = [
    "PriceChange",
    "PriceReport",
    "QuantityRow",
    "TierInput",
    "TierRow",
    "VoucherDraft",
    "commission_put",
    "mix_rule_set",
    "price_list_load",
    "price_list_put",
    "prices_change",
    "prices_import",
    "quantity_rule_set",
    "quantity_rules_load",
    "tiers_load",
    "tiers_replace",
    "voucher_create",
]
