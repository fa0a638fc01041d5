"""Value types that Saleor's clients know: money, countries, languages, metadata."""

from __future__ import annotations

from typing import Any

import graphene
import pycountry
from babel.localedata import locale_identifiers

from backend.api.mutations import enum_of
from backend.kernel.money import Money, UnitPrice


class OwnCode:
    """Part of every error type of Saleor's shape: what its few codes cannot say."""

    reason = graphene.String(description="Our own code of the refusal; ours, not Saleor's.")


class Node(graphene.Interface):
    """An object with a global id."""

    id = graphene.ID(required=True)

    @classmethod
    def resolve_type(cls, instance: Any, info: Any) -> Any:
        """What ``node(id)`` said it found; rows of a database do not know their GraphQL type."""
        said = info.context.node_types.get(tuple(info.path.as_list()))
        if said is None:
            return super().resolve_type(instance, info)
        return info.schema.get_type(said).graphene_type


class MoneyType(graphene.ObjectType):
    """An amount in whole units with its currency; exact inside, a number outside."""

    amount = graphene.Float(required=True)
    currency = graphene.String(required=True)

    class Meta:
        name = "Money"

    @staticmethod
    def resolve_amount(root: Money | UnitPrice, _info: Any) -> float:
        return float(root.decimal if isinstance(root, Money) else root.amount)

    @staticmethod
    def resolve_currency(root: Money | UnitPrice, _info: Any) -> str:
        return root.currency


class TaxedMoney:
    """Gross, net and tax of one amount; prices are entered with tax, so gross is the truth."""

    __slots__ = ("gross", "net", "tax")

    def __init__(self, gross: Money | UnitPrice, tax: Money | None = None) -> None:
        self.gross = gross
        self.tax = tax if tax is not None else Money.zero(gross.currency)
        self.net: Money | UnitPrice = gross - self.tax if isinstance(gross, Money) else gross


class TaxedMoneyType(graphene.ObjectType):
    """An amount with the tax inside it."""

    currency = graphene.String(required=True)
    gross = graphene.Field(MoneyType, required=True)
    net = graphene.Field(MoneyType, required=True)
    tax = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "TaxedMoney"

    @staticmethod
    def resolve_currency(root: TaxedMoney, _info: Any) -> str:
        return root.gross.currency


class TaxedMoneyRangeType(graphene.ObjectType):
    """From the lowest to the highest amount."""

    start = graphene.Field(TaxedMoneyType)
    stop = graphene.Field(TaxedMoneyType)

    class Meta:
        name = "TaxedMoneyRange"


class Image(graphene.ObjectType):
    """A picture."""

    url = graphene.String(required=True)
    alt = graphene.String()


class File(graphene.ObjectType):
    """A file."""

    url = graphene.String(required=True)
    content_type = graphene.String()


LanguageCodeEnum = enum_of(
    "LanguageCodeEnum",
    sorted({code.replace("-", "_").upper() for code in locale_identifiers()} - {"ROOT"}),
)
CountryCode = enum_of(
    "CountryCode", sorted({country.alpha_2 for country in pycountry.countries} | {"EU"})
)


class CountryDisplay(graphene.ObjectType):
    """A country with its name."""

    code = graphene.String(required=True)
    country = graphene.String(required=True)


class LanguageDisplay(graphene.ObjectType):
    """A language with its name."""

    code = graphene.Field(LanguageCodeEnum, required=True)
    language = graphene.String(required=True)


class ChoiceValue(graphene.ObjectType):
    """One choice of a form."""

    raw = graphene.String()
    verbose = graphene.String()


class MetadataItem(graphene.ObjectType):
    """One entry of an object's metadata."""

    key = graphene.String(required=True)
    value = graphene.String(required=True)


class MetadataInput(graphene.InputObjectType):
    """One entry to write."""

    key = graphene.String(required=True)
    value = graphene.String(required=True)


class ObjectWithMetadata(graphene.Interface):
    """Carries free entries of text."""

    metadata = graphene.List(graphene.NonNull(MetadataItem), required=True)
    private_metadata = graphene.List(graphene.NonNull(MetadataItem), required=True)


def metadata_items(metadata: dict[str, str]) -> list[MetadataItem]:
    """A map as the API's list."""
    return [MetadataItem(key=key, value=value) for key, value in sorted(metadata.items())]
