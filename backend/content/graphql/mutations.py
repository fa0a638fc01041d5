"""Editors write pages and notices."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.content.graphql.types import PageNode
from backend.content.permissions import CONTENT_EDIT
from backend.content.services import news_publish, page_save
from backend.kernel.actor import Actor


class WordsInput(graphene.InputObjectType):
    """A page or notice as an editor writes it."""

    slug = graphene.String(required=True)
    title = graphene.String(required=True)
    paragraphs = graphene.List(graphene.NonNull(graphene.String), required=True)
    sites = graphene.List(graphene.NonNull(graphene.String))


class PageSave(DomainMutation):
    """Create or change a page."""

    permission = CONTENT_EDIT
    page = graphene.Field(PageNode)

    class Arguments:
        input = WordsInput(required=True)
        is_published = graphene.Boolean()

    @classmethod
    def perform(cls, actor: Actor, info: Any, *, input: Any, is_published: bool = True) -> Self:
        page = page_save(
            actor=actor,
            slug=input.slug,
            title=input.title,
            paragraphs=list(input.paragraphs),
            sites=list(input.get("sites") or []),
            is_published=is_published,
        )
        return cls(page=page)


class NewsPublish(DomainMutation):
    """Publish or change a notice."""

    permission = CONTENT_EDIT
    slug = graphene.String()

    class Arguments:
        input = WordsInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, *, input: Any) -> Self:
        news_publish(
            actor=actor,
            slug=input.slug,
            title=input.title,
            paragraphs=list(input.paragraphs),
            sites=list(input.get("sites") or []),
        )
        return cls(slug=input.slug)


class ContentMutations(graphene.ObjectType):
    """Root fields about words."""

    page_save = PageSave.Field()
    news_publish = NewsPublish.Field()
