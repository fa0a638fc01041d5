"""Pages, menus, news and the shop as the API shows them."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import countable_connection
from backend.api.saleor import LanguageCodeEnum, LanguageDisplay, Node
from backend.api.scalars import JSONString
from backend.catalog.graphql.assigned import AssignedAttribute, reference_types
from backend.catalog.graphql.attributes import AttributeNode, SelectedAttribute, language_display
from backend.catalog.graphql.inputs import (
    AssignedAttributeValueInput,
    GlobalIDFilterInput,
    StringFilterInput,
)
from backend.catalog.graphql.scope import InChannel, Words, words_of
from backend.catalog.graphql.types import CategoryNode, CollectionNode
from backend.channels.graphql.types import ChannelType
from backend.content.models import News, Page
from backend.content.selectors import Entry
from backend.kernel.ids import to_relay


def _text(key: str) -> Any:
    def resolve(root: Words, _info: Any) -> Any:
        return root.texts.get(key)

    return resolve


class PageTranslation(graphene.ObjectType):
    """A page's texts in a language."""

    id = graphene.ID(required=True)
    language = graphene.Field(LanguageDisplay, required=True)
    title = graphene.String(resolver=_text("title"))
    content = graphene.Field(JSONString, resolver=_text("content"))
    slug = graphene.String(resolver=_text("slug"))
    seo_title = graphene.String(resolver=_text("seoTitle"))
    seo_description = graphene.String(resolver=_text("seoDescription"))

    @staticmethod
    def resolve_id(root: Words, _info: Any) -> str:
        return to_relay("PageTranslation", root.id.partition(":")[2])

    @staticmethod
    def resolve_language(root: Words, _info: Any) -> LanguageDisplay:
        return language_display(root.code)


class PageTypeNode(graphene.ObjectType):
    """A kind of page."""

    slug = graphene.String(required=True)
    name = graphene.String(required=True)
    attributes = graphene.List(graphene.NonNull(AttributeNode))

    class Meta:
        name = "PageType"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: str, _info: Any) -> str:
        return to_relay("PageType", root)

    @staticmethod
    def resolve_slug(root: str, _info: Any) -> str:
        return root

    @staticmethod
    def resolve_name(root: str, _info: Any) -> str:
        return root

    @staticmethod
    def resolve_attributes(_root: str, _info: Any) -> list[Any]:
        return []


class PageNode(graphene.ObjectType):
    """A text page."""

    title = graphene.String(required=True)
    slug = graphene.String(required=True)
    content = graphene.Field(JSONString)
    is_published = graphene.Boolean(required=True)
    page_type = graphene.Field(PageTypeNode, required=True)
    seo_title = graphene.String()
    seo_description = graphene.String()
    created = graphene.DateTime(required=True)
    attributes = graphene.List(graphene.NonNull(SelectedAttribute), required=True)
    assigned_attributes = graphene.List(graphene.NonNull(AssignedAttribute), required=True)
    translation = graphene.Field(PageTranslation, language_code=LanguageCodeEnum(required=True))

    class Meta:
        name = "Page"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Page, _info: Any) -> str:
        return to_relay("Page", root.pk)

    @staticmethod
    def resolve_created(root: Page, _info: Any) -> Any:
        return root.created_at

    @staticmethod
    def resolve_attributes(_root: Page, _info: Any) -> list[Any]:
        return []

    @staticmethod
    def resolve_assigned_attributes(_root: Page, _info: Any) -> list[Any]:
        return []

    @staticmethod
    def resolve_translation(root: Page, _info: Any, language_code: str) -> Words | None:
        return words_of("Page", root, language_code)


PageConnection = countable_connection("Page", PageNode)
PageTypeConnection = countable_connection("PageType", PageTypeNode)


class MenuItemTranslation(graphene.ObjectType):
    """A menu entry's name in a language."""

    id = graphene.ID(required=True)
    language = graphene.Field(LanguageDisplay, required=True)
    name = graphene.String(required=True)


class MenuItemNode(graphene.ObjectType):
    """One entry of a menu."""

    name = graphene.String(required=True)
    level = graphene.Int(required=True)
    url = graphene.String()
    category = graphene.Field(CategoryNode)
    collection = graphene.Field(CollectionNode)
    page = graphene.Field(PageNode)
    children = graphene.List(graphene.NonNull(lambda: MenuItemNode))
    translation = graphene.Field(MenuItemTranslation, language_code=LanguageCodeEnum(required=True))

    class Meta:
        name = "MenuItem"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Entry, _info: Any) -> str:
        return to_relay("MenuItem", root.key)

    @staticmethod
    def resolve_collection(_root: Entry, _info: Any) -> InChannel | None:
        return None

    @staticmethod
    def resolve_translation(root: Entry, _info: Any, language_code: str) -> Any:
        name = (root.translations.get(language_code) or {}).get("name")
        if not name:
            return None
        return MenuItemTranslation(
            id=to_relay("MenuItemTranslation", f"{root.key}:{language_code}"),
            language=language_display(language_code),
            name=name,
        )


class MenuNode(graphene.ObjectType):
    """A menu of a site."""

    name = graphene.String(required=True)
    slug = graphene.String(required=True)
    items = graphene.List(graphene.NonNull(MenuItemNode))

    class Meta:
        name = "Menu"
        interfaces = (Node,)


class NewsNode(graphene.ObjectType):
    """A notice."""

    title = graphene.String(required=True, language_code=LanguageCodeEnum())
    slug = graphene.String(required=True)
    summary = graphene.String(required=True)
    content = graphene.Field(JSONString, language_code=LanguageCodeEnum())
    published_at = graphene.DateTime(required=True)

    class Meta:
        name = "News"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: News, _info: Any) -> str:
        return to_relay("News", root.pk)

    @staticmethod
    def resolve_title(root: News, _info: Any, language_code: str = "ZH") -> str:
        return str((root.translations.get(language_code) or {}).get("title") or root.title)

    @staticmethod
    def resolve_content(root: News, _info: Any, language_code: str = "ZH") -> Any:
        return (root.translations.get(language_code) or {}).get("content") or root.content


NewsConnection = countable_connection("News", NewsNode)


class Domain(graphene.ObjectType):
    """Where the API is."""

    host = graphene.String(required=True)
    url = graphene.String(required=True)
    ssl_enabled = graphene.Boolean(required=True)


class ShopNode(graphene.ObjectType):
    """The product itself."""

    id = graphene.ID(required=True)
    name = graphene.String(required=True)
    description = graphene.String()
    version = graphene.String(required=True)
    languages = graphene.List(graphene.NonNull(LanguageDisplay), required=True)
    channels = graphene.List(graphene.NonNull(ChannelType), required=True)
    domain = graphene.Field(Domain, required=True)

    class Meta:
        name = "Shop"


class AssignedAttributeWhereInput(graphene.InputObjectType):
    """A page's attribute has a value."""

    slug = graphene.String()
    value = AssignedAttributeValueInput()


class MetadataValueFilterInput(graphene.InputObjectType):
    """A value or one of several."""

    eq = graphene.String()
    one_of = graphene.List(graphene.NonNull(graphene.String))


class MetadataFilterInput(graphene.InputObjectType):
    """An entry of the metadata."""

    key = graphene.String(required=True)
    value = MetadataValueFilterInput()


class PageWhereInput(graphene.InputObjectType):
    """Which pages."""

    metadata = MetadataFilterInput()
    ids = graphene.List(graphene.NonNull(graphene.ID))
    slug = StringFilterInput()
    page_type = GlobalIDFilterInput()
    attributes = graphene.List(graphene.NonNull(AssignedAttributeWhereInput))
    AND = graphene.List(graphene.NonNull(lambda: PageWhereInput), name="AND")
    OR = graphene.List(graphene.NonNull(lambda: PageWhereInput), name="OR")


PAGE_REFERENCES = reference_types({"Page": PageNode})
