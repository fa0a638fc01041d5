"""Channel as Saleor's, Site as ours."""

from __future__ import annotations

from typing import Any

import graphene
import pycountry

from backend.api.saleor import CountryDisplay, LanguageCodeEnum, Node
from backend.api.scalars import JSON
from backend.channels.models import Channel, Site
from backend.kernel.ids import to_relay


def country_display(code: str) -> CountryDisplay:
    """A country with its English name."""
    found = pycountry.countries.get(alpha_2=code)
    return CountryDisplay(code=code, country=found.name if found else code)


class ChannelType(graphene.ObjectType):
    """Where goods are listed, priced and ordered in one currency."""

    slug = graphene.String(required=True)
    name = graphene.String(required=True)
    is_active = graphene.Boolean(required=True)
    currency_code = graphene.String(required=True)
    countries = graphene.List(graphene.NonNull(CountryDisplay))
    default_country = graphene.Field(CountryDisplay, required=True)
    ordering_door = graphene.String(required=True)
    allow_unpaid_orders = graphene.Boolean(required=True)

    class Meta:
        name = "Channel"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Channel, _info: Any) -> str:
        return to_relay("Channel", root.pk)

    @staticmethod
    def resolve_currency_code(root: Channel, _info: Any) -> str:
        return root.currency

    @staticmethod
    def resolve_countries(root: Channel, _info: Any) -> list[CountryDisplay]:
        return [country_display(code) for code in root.countries]

    @staticmethod
    def resolve_default_country(root: Channel, _info: Any) -> CountryDisplay:
        return country_display(root.default_country)


class SiteType(graphene.ObjectType):
    """One front end of the core."""

    slug = graphene.String(required=True)
    name = graphene.String(required=True, language_code=LanguageCodeEnum())
    tagline = graphene.String(required=True, language_code=LanguageCodeEnum())
    languages = graphene.List(graphene.NonNull(graphene.String), required=True)
    theme = graphene.Field(JSON, required=True)
    channels = graphene.List(graphene.NonNull(ChannelType), required=True)

    class Meta:
        name = "Site"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Site, _info: Any) -> str:
        return to_relay("Site", root.pk)

    @staticmethod
    def resolve_name(root: Site, _info: Any, language_code: str = "ZH") -> str:
        return root.name_zh if str(language_code).startswith("ZH") else root.name_en

    @staticmethod
    def resolve_tagline(root: Site, _info: Any, language_code: str = "ZH") -> str:
        return root.tagline_zh if str(language_code).startswith("ZH") else root.tagline_en

    @staticmethod
    def resolve_channels(root: Site, _info: Any) -> Any:
        return root.channels.order_by("position")
