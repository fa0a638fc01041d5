"""Journals by filter, and journals by hand, made and posted by two persons."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, Self

import graphene

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.context import actor_of
from backend.api.loaders import Loader, loader
from backend.api.money_lists import MoneyListFilter, narrowed, totals_field
from backend.api.mutations import DomainMutation
from backend.api.saleor import MoneyType, Node
from backend.api.scalars import Decimal
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid
from backend.kernel.ids import from_relay, key_or_nothing, to_relay
from backend.kernel.money import Money
from payments.ledger.manual import manual_list, manual_totals
from payments.ledger.models import Journal, ManualJournal, Posting
from payments.ledger.rules import BY_HAND, CHART, Line
from payments.ledger.selectors import (
    MANUAL_CHECK,
    MANUAL_MAKE,
    journals_list,
    owners_by_code,
    postings_of_journals,
)
from payments.ledger.services import manual_check, manual_draft


class LedgerLineType(graphene.ObjectType):
    """One line: either the debit or the credit is set."""

    code = graphene.String(required=True)
    name = graphene.String(required=True)
    owner = graphene.String(required=True)
    debit = graphene.Field(MoneyType)
    credit = graphene.Field(MoneyType)
    balance_after = graphene.Field(MoneyType, description="Of the account; not for drafts.")

    class Meta:
        name = "LedgerLine"


def _line(code: str, owner: str, amount: int, currency: str, after: int | None) -> dict[str, Any]:
    return {
        "code": code,
        "name": CHART[code].zh,
        "owner": owner,
        "debit": Money(amount, currency) if amount > 0 else None,
        "credit": Money(-amount, currency) if amount < 0 else None,
        "balance_after": None if after is None else Money(after, currency),
    }


class PostingLoader(Loader):
    """The lines of a journal."""

    def read(self, keys: Sequence[uuid.UUID]) -> list[list[Posting]]:
        found = postings_of_journals(keys)
        return [found.get(key, []) for key in keys]


class LedgerJournalType(graphene.ObjectType):
    """One balanced journal."""

    key = graphene.String(required=True)
    kind = graphene.String(required=True)
    trade = graphene.String(required=True, description="What it is about.")
    reference = graphene.String(required=True, description="The keeper's name of the movement.")
    effective_at = graphene.DateTime(required=True)
    posted_at = graphene.DateTime(required=True)
    lines = graphene.List(graphene.NonNull(LedgerLineType), required=True)

    class Meta:
        name = "LedgerJournal"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Journal, _info: Any) -> str:
        return to_relay("LedgerJournal", root.pk)

    @staticmethod
    def resolve_trade(root: Journal, _info: Any) -> str:
        return root.subject

    @staticmethod
    async def resolve_lines(root: Journal, info: Any) -> list[dict[str, Any]]:
        rows = await loader(info, PostingLoader).load(root.pk)
        return [
            _line(p.account.code, p.account.owner, p.amount, p.currency, p.balance_after)
            for p in rows
        ]


class ManualJournalType(graphene.ObjectType):
    """A journal that one person writes and another posts."""

    state = graphene.String(required=True)
    state_label = graphene.String(required=True)
    reason = graphene.String(required=True)
    answer = graphene.String(required=True)
    lines = graphene.List(graphene.NonNull(LedgerLineType), required=True)
    made_at = graphene.DateTime(required=True)
    checked_at = graphene.DateTime()
    made_by_me = graphene.Boolean(required=True)

    class Meta:
        name = "ManualJournal"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: ManualJournal, _info: Any) -> str:
        return to_relay("ManualJournal", root.pk)

    @staticmethod
    def resolve_state_label(root: ManualJournal, _info: Any) -> str:
        return root.get_state_display()

    @staticmethod
    def resolve_lines(root: ManualJournal, _info: Any) -> list[dict[str, Any]]:
        return [
            _line(code, owner, amount, currency, None)
            for code, owner, amount, currency in root.lines
        ]

    @staticmethod
    def resolve_made_by_me(root: ManualJournal, info: Any) -> bool:
        return root.made_by == actor_of(info).person_id


class LedgerAccountChoiceType(graphene.ObjectType):
    """A code that a journal by hand may use, with the owners of its accounts that exist."""

    code = graphene.String(required=True)
    name = graphene.String(required=True)
    owners = graphene.List(graphene.NonNull(graphene.String), required=True)

    class Meta:
        name = "LedgerAccountChoice"


LedgerJournalConnection = countable_connection("LedgerJournal", LedgerJournalType)
ManualJournalConnection = countable_connection("ManualJournal", ManualJournalType)


class LedgerJournalFilterInput(graphene.InputObjectType):
    """Everything given must hold."""

    code = graphene.String()
    owner = graphene.String()
    kind = graphene.String()
    subject = graphene.String(description="A trade, an outside reference or a journal's key.")
    currency = graphene.String()
    since = graphene.DateTime()
    until = graphene.DateTime()


class JournalQueries(graphene.ObjectType):
    """Root fields for finance and auditors."""

    ledger_journals = connection_field(
        LedgerJournalConnection, filter=graphene.Argument(LedgerJournalFilterInput)
    )
    manual_journals = connection_field(ManualJournalConnection, filter=MoneyListFilter())
    manual_journal_totals = totals_field()
    manual_journal = graphene.Field(ManualJournalType, id=graphene.ID(required=True))
    manual_journal_accounts = graphene.List(
        graphene.NonNull(LedgerAccountChoiceType), required=True
    )

    @staticmethod
    def resolve_ledger_journals(
        _root: Any, info: Any, filter: dict[str, Any] | None = None, **paging: Any
    ) -> Any:
        wanted = {name: given for name, given in (filter or {}).items() if given is not None}
        rows = journals_list(viewer=actor_of(info), **wanted)
        return resolve_connection(rows, order=("-posted_at", "-id"), **paging)

    @staticmethod
    def resolve_manual_journals(_root: Any, info: Any, filter: Any = None, **paging: Any) -> Any:
        rows = narrowed(manual_list(viewer=actor_of(info)), filter, at="made_at")
        return resolve_connection(rows, order=("-made_at", "-id"), **paging)

    @staticmethod
    def resolve_manual_journal_totals(_root: Any, info: Any, filter: Any = None) -> Any:
        return manual_totals(narrowed(manual_list(viewer=actor_of(info)), filter, at="made_at"))

    @staticmethod
    def resolve_manual_journal(_root: Any, info: Any, id: str) -> ManualJournal | None:
        rows = manual_list(viewer=actor_of(info))
        return rows.filter(pk=key_or_nothing(id, "ManualJournal")).first()

    @staticmethod
    def resolve_manual_journal_accounts(_root: Any, info: Any) -> list[dict[str, Any]]:
        manual_list(viewer=actor_of(info))  # the list of codes is for those who may write or read
        owners = owners_by_code(BY_HAND - {"2010"})  # buyers are too many to choose from
        return [
            {"code": code, "name": CHART[code].zh, "owners": owners.get(code, [])}
            for code in sorted(BY_HAND)
        ]


class ManualLineInput(graphene.InputObjectType):
    """One line; give the debit or the credit, in whole units of the currency."""

    code = graphene.String(required=True)
    owner = graphene.String()
    debit = Decimal()
    credit = Decimal()


class ManualJournalInput(graphene.InputObjectType):
    """A journal of one currency."""

    currency = graphene.String(required=True)
    reason = graphene.String(required=True)
    lines = graphene.List(graphene.NonNull(ManualLineInput), required=True)
    idempotency_key = graphene.String(required=True)


def _read(line: Any, currency: str, number: int) -> Line:
    debit, credit = line.get("debit"), line.get("credit")
    if (debit is None) == (credit is None):
        raise Invalid("每行只填借方或贷方之一。", field=f"lines.{number}")
    asked = debit if debit is not None else credit
    given = Money.of(asked, currency)
    if asked <= 0 or given.decimal != asked:
        raise Invalid("金额必须大于零，且不超过该货币的小数位数。", field=f"lines.{number}")
    signed = given.minor if debit is not None else -given.minor
    return Line(line["code"], (line.get("owner") or "")[:80], signed, currency)


class ManualJournalDraft(DomainMutation):
    """Write a journal for another person to post."""

    permission = MANUAL_MAKE
    journal = graphene.Field(ManualJournalType)

    class Arguments:
        input = ManualJournalInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        lines = [
            _read(line, input["currency"], number) for number, line in enumerate(input["lines"])
        ]
        draft = manual_draft(
            actor=actor,
            lines=lines,
            reason=input["reason"],
            client_key=input["idempotency_key"][:120],
        )
        return cls(journal=draft)


class ManualJournalCheck(DomainMutation):
    """Post it, or send it back with a word why."""

    permission = MANUAL_CHECK
    journal = graphene.Field(ManualJournalType)

    class Arguments:
        id = graphene.ID(required=True)
        post = graphene.Boolean(required=True)
        answer = graphene.String()

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        draft = manual_check(
            actor=actor,
            draft_id=from_relay(arguments["id"], "ManualJournal"),
            post=arguments["post"],
            answer=arguments.get("answer") or "",
        )
        return cls(journal=draft)


class JournalMutations(graphene.ObjectType):
    """Ours."""

    manual_journal_draft = ManualJournalDraft.Field()
    manual_journal_check = ManualJournalCheck.Field()
