"""Pictures in any size: rounded to the next stored one; drawings have no size of their own."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.mutations import enum_of
from backend.api.saleor import Image, Node
from backend.catalog.models import ProductMedia
from backend.kernel.ids import to_relay

SIZES = (32, 64, 128, 256, 512, 1024, 2048, 4096)
DEFAULT_SIZE = 256
ThumbnailFormatEnum = enum_of("ThumbnailFormatEnum", ["ORIGINAL", "AVIF", "WEBP"])
ProductMediaType = enum_of("ProductMediaType", ["IMAGE", "VIDEO"])


def sized(url: str, size: int | None, format: str | None) -> str:
    """The address of a picture in the next stored size."""
    path = url.partition("?")[0]
    if path.endswith(".svg") or (size is None and format is None):
        return url
    wanted = size or SIZES[-1]
    stored = next((each for each in SIZES if each >= wanted), SIZES[-1])
    suffix = f"size={stored}"
    if format and format != "ORIGINAL":
        suffix += f"&format={format.lower()}"
    return f"{url}{'&' if '?' in url else '?'}{suffix}"


class MediaNode(graphene.ObjectType):
    """A picture of a product."""

    alt = graphene.String(required=True)
    type = graphene.Field(ProductMediaType, required=True)
    sort_order = graphene.Int()
    url = graphene.String(required=True, size=graphene.Int(), format=ThumbnailFormatEnum())

    class Meta:
        name = "ProductMedia"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: ProductMedia, _info: Any) -> str:
        return to_relay("ProductMedia", root.pk)

    @staticmethod
    def resolve_type(root: ProductMedia, _info: Any) -> str:
        return root.kind

    @staticmethod
    def resolve_sort_order(root: ProductMedia, _info: Any) -> int:
        return root.position

    @staticmethod
    def resolve_url(
        root: ProductMedia, _info: Any, size: int | None = None, format: str | None = None
    ) -> str:
        return sized(root.url, size, format)


def picture(media: list[ProductMedia], drawn: dict[str, Any], size: int, format: str) -> Any:
    """The first picture as an Image, or the drawing, or None."""
    if media:
        return Image(url=sized(media[0].url, size, format), alt=media[0].alt)
    if drawn.get("url"):
        return Image(url=drawn["url"], alt=drawn.get("alt", ""))
    return None
