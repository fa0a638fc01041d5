"""What the catalogue refuses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from backend.kernel.errors import DomainError, Listed, Sentence


class Fault(Protocol):
    """One thing wrong with given goods, as the rules tell it."""

    @property
    def field(self) -> str: ...

    @property
    def code(self) -> str: ...

    @property
    def words(self) -> Sentence: ...

    def as_row(self) -> dict[str, str]: ...


class ProductFaults(DomainError):
    """Given goods do not fit their category; ``details`` lists each field."""

    code = "PRODUCT_FAULTS"

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(
            "{faults}",
            faults=Listed((fault.words for fault in faults[:5]), joint="；"),
            field=faults[0].field,
            details={"faults": [fault.as_row() for fault in faults]},
        )
        self.faults = list(faults)


class ProductRejected(ProductFaults):
    """Review by rule found faults; the product is not on the shelf."""

    code = "PRODUCT_REJECTED"


class ProductStateWrong(DomainError):
    """The product's state does not allow the step."""

    code = "PRODUCT_STATE"
    field = "id"

    def __init__(self, current: str, target: str) -> None:
        super().__init__(
            "商品当前状态为 {current}，不能变为 {target}。", current=current, target=target
        )


class SkuTaken(DomainError):
    """Another product has the SKU."""

    code = "UNIQUE"
    field = "sku"
    default_message = "该 SKU 已被使用。"


class SlugTaken(DomainError):
    """Another product has the slug."""

    code = "UNIQUE"
    field = "slug"
    default_message = "该短网址已被使用。"


class SellerNotActive(DomainError):
    code = "SELLER_NOT_ACTIVE"
    default_message = "商户尚未完成入驻或已暂停经营，暂不能上架商品。"
