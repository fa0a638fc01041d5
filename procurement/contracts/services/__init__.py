"""Acts on contracts."""

from procurement.contracts.services.contract import (
    Terms,
    contract_activate,
    contract_draft,
    contract_end,
    contract_signed,
    contract_supplement,
)

__all__ = [
    "Terms",
    "contract_activate",
    "contract_draft",
    "contract_end",
    "contract_signed",
    "contract_supplement",
]
