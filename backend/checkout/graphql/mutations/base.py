"""What all cart mutations share: three spellings of the id, Saleor's errors, inputs."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, ClassVar

import graphene

from backend.api.mutations import PUBLIC, SaleorMutation
from backend.api.saleor import MetadataInput
from backend.api.scalars import UUID, PositiveDecimal
from backend.checkout.errors import CheckoutRefusal
from backend.checkout.graphql.enums import CHECKOUT_ERROR_CODES
from backend.checkout.graphql.parts import CheckoutErrorType
from backend.checkout.graphql.types import CheckoutType
from backend.checkout.services import LineInput
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_relay

INPUT_LINES_MAX = 200


class CartMutation(SaleorMutation):
    """A mutation of one checkout; who may is decided by the checkout's owner (decision D32)."""

    permission: ClassVar[str] = PUBLIC
    error_type = CheckoutErrorType
    error_codes = frozenset(CHECKOUT_ERROR_CODES)

    class Meta:
        abstract = True


class CheckoutIds:
    """``id``, and ``checkoutId`` and ``token`` for older callers."""

    id = graphene.ID()
    checkout_id = graphene.ID()
    token = UUID()


def checkout_payload() -> graphene.Field:
    """The changed checkout."""
    return graphene.Field(CheckoutType)


def checkout_key(
    id: str | None = None, checkout_id: str | None = None, token: uuid.UUID | None = None
) -> uuid.UUID:
    """The checkout meant by whichever spelling was used. Raises GRAPHQL_ERROR, NOT_FOUND."""
    given = [each for each in (id, checkout_id, token) if each]
    if len(given) != 1:
        raise CheckoutRefusal("GRAPHQL_ERROR", "请给出 id、token 之一。", field="id")
    if token:
        return token
    try:
        return from_relay(str(given[0]), "Checkout")
    except InvalidId as error:
        raise CheckoutRefusal("NOT_FOUND", "购物车不存在。", field="id") from error


class CheckoutLineInput(graphene.InputObjectType):
    """A wanted line; a price of the buyer's own is always refused."""

    quantity = graphene.Int(required=True)
    variant_id = graphene.ID(required=True)
    price = PositiveDecimal()
    price_override_reason = graphene.String()
    force_new_line = graphene.Boolean()
    metadata = graphene.List(graphene.NonNull(MetadataInput))


class CheckoutLineUpdateInput(graphene.InputObjectType):
    """A new quantity of a line, named by itself or by its variant; zero removes it."""

    variant_id = graphene.ID()
    quantity = graphene.Int()
    price = PositiveDecimal()
    price_override_reason = graphene.String()
    line_id = graphene.ID()
    metadata = graphene.List(graphene.NonNull(MetadataInput))


def lines_of(given: Iterable[Any]) -> list[LineInput]:
    """Line inputs for the services. Raises CheckoutRefusal."""
    listed = list(given)
    if len(listed) > INPUT_LINES_MAX:
        raise CheckoutRefusal("QUANTITY_GREATER_THAN_LIMIT", "一次提交的行数过多。", field="lines")
    return [_line(each) for each in listed]


def _line(given: Any) -> LineInput:
    if given.get("price") is not None:
        raise CheckoutRefusal("INVALID", "不能自行指定价格。", field="price")
    quantity = given.get("quantity")
    if quantity is None:
        raise CheckoutRefusal("REQUIRED", "请填写数量。", field="quantity")
    return LineInput(
        quantity=quantity,
        variant_id=_key(given.get("variant_id"), "ProductVariant", "variantId"),
        line_id=_key(given.get("line_id"), "CheckoutLine", "lineId"),
        force_new=bool(given.get("force_new_line")),
        metadata=metadata_of(given.get("metadata")),
    )


def _key(global_id: str | None, kind: str, field: str) -> uuid.UUID | None:
    if not global_id:
        return None
    try:
        return from_relay(global_id, kind)
    except InvalidId as error:
        raise CheckoutRefusal("NOT_FOUND", "商品不存在。", field=field) from error


def metadata_of(given: Iterable[Any] | None) -> dict[str, str]:
    """Metadata entries as a map."""
    return {each["key"]: each["value"] for each in given or ()}
