"""What stock refuses."""

from __future__ import annotations

import uuid

from backend.kernel.errors import DomainError, Listed, Sentence


class InsufficientStock(DomainError):
    """Less is available than was asked for; ``details`` names variants and what is left."""

    code = "INSUFFICIENT_STOCK"
    field = "quantity"

    def __init__(
        self, available_by_variant: dict[uuid.UUID, int], names: dict[uuid.UUID, str]
    ) -> None:
        left_of = [
            Sentence("{name} 剩余 {left}", name=names.get(variant, ""), left=left)
            for variant, left in available_by_variant.items()
        ]
        super().__init__(
            "库存不足：{listed}。",
            listed=Listed(left_of, joint="，"),
            details={"variants": {str(v): left for v, left in available_by_variant.items()}},
        )
