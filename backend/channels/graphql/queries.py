"""Who serves what: sites and channels."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.context import actor_of
from backend.channels.graphql.types import ChannelType, SiteType
from backend.channels.selectors import (
    channel_by_slug,
    channel_find,
    channels_list,
    site_by_slug,
    sites_list,
)
from backend.kernel.errors import Forbidden, Unauthenticated
from backend.kernel.ids import key_or_nothing


class ChannelQueries(graphene.ObjectType):
    """Root fields about channels and sites."""

    channel = graphene.Field(ChannelType, id=graphene.ID(), slug=graphene.String())
    channels = graphene.List(graphene.NonNull(ChannelType))
    site = graphene.Field(SiteType, slug=graphene.String(required=True))
    sites = graphene.List(graphene.NonNull(SiteType), required=True)

    @staticmethod
    def resolve_channel(_root: Any, _info: Any, id: str = "", slug: str = "") -> Any:
        if slug:
            return channel_by_slug(slug)
        return channel_find(key_or_nothing(id, "Channel")) if id else None

    @staticmethod
    def resolve_channels(_root: Any, info: Any) -> Any:
        actor = actor_of(info)
        if not actor.is_authenticated:
            raise Unauthenticated
        if not actor.is_staff:
            raise Forbidden
        return channels_list()

    @staticmethod
    def resolve_site(_root: Any, _info: Any, slug: str) -> Any:
        return site_by_slug(slug)

    @staticmethod
    def resolve_sites(_root: Any, _info: Any) -> Any:
        return sites_list()
