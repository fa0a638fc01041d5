"""Notices and switches in GraphQL."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import countable_connection
from backend.api.mutations import enum_of
from backend.api.saleor import LanguageCodeEnum, Node
from backend.kernel.ids import to_relay
from backend.notices.catalogue import KINDS, TEMPLATES, words
from backend.notices.models import Notice
from backend.notices.selectors import Switches

NoticeKind = enum_of("NoticeKind", list(KINDS))


def _chinese(code: object) -> bool:
    return str(code).startswith("ZH")


class NoticeType(graphene.ObjectType):
    """One message in one's inbox."""

    kind = graphene.Field(NoticeKind, required=True)
    template = graphene.String(required=True)
    title = graphene.String(required=True, language_code=LanguageCodeEnum())
    text = graphene.String(required=True, language_code=LanguageCodeEnum())
    link = graphene.String(description="A path of the storefront.")
    created_at = graphene.DateTime(required=True)
    read_at = graphene.DateTime()

    class Meta:
        name = "Notice"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Notice, _info: Any) -> str:
        return to_relay("Notice", root.pk)

    @staticmethod
    def resolve_title(root: Notice, _info: Any, language_code: str = "ZH_HANS") -> str:
        return _words(root, language_code)[0]

    @staticmethod
    def resolve_text(root: Notice, _info: Any, language_code: str = "ZH_HANS") -> str:
        return _words(root, language_code)[1]

    @staticmethod
    def resolve_link(root: Notice, _info: Any) -> str | None:
        return root.link or None


def _words(root: Notice, code: object) -> tuple[str, str]:
    template = TEMPLATES.get(root.template)
    if template is None:  # a text that a later version no longer has
        return root.template, ""
    return words(template, root.data, chinese=_chinese(code))


NoticeConnection = countable_connection("Notice", NoticeType)


class NoticeSwitchesType(graphene.ObjectType):
    """How one kind of notices reaches the person."""

    kind = graphene.Field(NoticeKind, required=True)
    name = graphene.String(required=True, language_code=LanguageCodeEnum())
    inbox = graphene.Boolean(required=True)
    mail = graphene.Boolean(required=True)
    switchable = graphene.Boolean(required=True)

    class Meta:
        name = "NoticeSwitches"

    @staticmethod
    def resolve_kind(root: Switches, _info: Any) -> str:
        return root.kind.code

    @staticmethod
    def resolve_name(root: Switches, _info: Any, language_code: str = "ZH_HANS") -> str:
        return root.kind.zh if _chinese(language_code) else root.kind.en

    @staticmethod
    def resolve_switchable(root: Switches, _info: Any) -> bool:
        return root.kind.switchable
