"""What stock refuses."""

from __future__ import annotations

import uuid

from backend.kernel.errors import DomainError


class InsufficientStock(DomainError):
    """Less is available than was asked for; ``details`` names variants and what is left."""

    code = "INSUFFICIENT_STOCK"
    field = "quantity"

    def __init__(
        self, available_by_variant: dict[uuid.UUID, int], names: dict[uuid.UUID, str]
    ) -> None:
        listed = "，".join(
            f"{names.get(variant, '')} 剩余 {left}"
            for variant, left in available_by_variant.items()
        )
        super().__init__(
            f"库存不足：{listed}。",
            details={"variants": {str(v): left for v, left in available_by_variant.items()}},
        )
