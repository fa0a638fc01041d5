"""What the finance desk sees of reconciliation."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import graphene

from backend.api.context import actor_of
from backend.api.saleor import MoneyType, Node
from backend.kernel.ids import to_relay
from backend.kernel.money import Money
from backend.parties.selectors import names_of_users
from payments.reconciliation.models import (
    Break,
    BreakEntry,
    LedgerItem,
    OutsideLine,
    ReconciledDay,
    RefusedSheet,
)
from payments.reconciliation.papers import File
from payments.reconciliation.selectors import (
    BREAK_APPROVE,
    BREAK_WORK,
    BreakTotal,
    ThreeWay,
    age_days,
    ways_of,
)
from payments.reconciliation.ways import ACTIONS, REMEDIES, Way


def _money(name: str, currency: Any) -> Any:
    def resolve(root: Any, _info: Any) -> Money:
        return Money(getattr(root, f"{name}_minor"), currency(root))

    return staticmethod(resolve)


class ReconciliationAccountType(graphene.ObjectType):
    """An account outside and the ledger code that mirrors it."""

    code = graphene.String(required=True)
    owner = graphene.String(required=True)
    currency = graphene.String(required=True)

    class Meta:
        name = "ReconciliationAccount"


class ReconciliationDayType(graphene.ObjectType):
    """One day of one account, both sides; closed at zero difference."""

    account = graphene.Field(ReconciliationAccountType, required=True)
    day = graphene.Date(required=True)
    state = graphene.String(required=True)
    sheet = graphene.String(required=True, description="The statement's name.")
    ledger_opening = graphene.Field(MoneyType, required=True)
    ledger_moved = graphene.Field(MoneyType, required=True)
    ledger_closing = graphene.Field(MoneyType, required=True)
    outside_opening = graphene.Field(MoneyType, required=True)
    outside_moved = graphene.Field(MoneyType, required=True)
    outside_closing = graphene.Field(MoneyType, required=True)
    difference = graphene.Field(MoneyType, required=True)
    unexplained = graphene.Field(MoneyType, required=True)
    lines = graphene.Int(required=True)
    matched = graphene.Int(required=True)
    breaks = graphene.Int(required=True)
    breaks_open = graphene.Int(required=True)

    class Meta:
        name = "ReconciliationDay"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: ReconciledDay, _info: Any) -> str:
        return to_relay("ReconciliationDay", root.pk)

    @staticmethod
    def resolve_sheet(root: ReconciledDay, _info: Any) -> str:
        return root.file.ident

    @staticmethod
    def resolve_outside_opening(root: ReconciledDay, _info: Any) -> Money:
        return Money(root.file.opening_minor, root.account.currency)

    @staticmethod
    def resolve_outside_closing(root: ReconciledDay, _info: Any) -> Money:
        return Money(root.file.closing_minor, root.account.currency)

    @staticmethod
    def resolve_lines(root: ReconciledDay, _info: Any) -> int:
        return root.file.lines_count

    @staticmethod
    def resolve_matched(root: ReconciledDay, _info: Any) -> int:
        return root.matched_count

    @staticmethod
    def resolve_breaks(root: ReconciledDay, _info: Any) -> int:
        return root.breaks_count


for _name in (
    "ledger_opening", "ledger_moved", "ledger_closing", "outside_moved", "difference",
    "unexplained",
):  # fmt: skip
    setattr(
        ReconciliationDayType, f"resolve_{_name}", _money(_name, lambda row: row.account.currency)
    )


class BreakLedgerSideType(graphene.ObjectType):
    """A posting of ours in a break."""

    day = graphene.Date(required=True)
    amount = graphene.Field(MoneyType, required=True)
    journal_key = graphene.String(required=True)
    kind = graphene.String(required=True)
    reference = graphene.String(required=True)
    subject = graphene.String(required=True)

    class Meta:
        name = "BreakLedgerSide"

    @staticmethod
    def resolve_amount(root: LedgerItem, _info: Any) -> Money:
        return Money(root.amount_minor, root.account.currency)

    @staticmethod
    def resolve_journal_key(root: LedgerItem, _info: Any) -> str:
        return root.posting.journal.key


class BreakOutsideSideType(graphene.ObjectType):
    """A line of a provider's or bank's sheet in a break."""

    day = graphene.Date(required=True)
    at = graphene.DateTime(required=True)
    amount = graphene.Field(MoneyType, required=True)
    kind = graphene.String(required=True)
    ref = graphene.String(required=True)
    key = graphene.String(required=True)
    object_ref = graphene.String(required=True)
    name = graphene.String(required=True)
    text = graphene.String(required=True)
    sheet = graphene.String(required=True)

    class Meta:
        name = "BreakOutsideSide"

    @staticmethod
    def resolve_amount(root: OutsideLine, _info: Any) -> Money:
        return Money(root.amount_minor, root.account.currency)

    @staticmethod
    def resolve_sheet(root: OutsideLine, _info: Any) -> str:
        return root.file.ident


class BreakStepType(graphene.ObjectType):
    """One step of a break's history."""

    act = graphene.String(required=True)
    who = graphene.String(required=True, description="Empty for the system.")
    text = graphene.String(required=True)
    at = graphene.DateTime(required=True)

    class Meta:
        name = "BreakStep"

    @staticmethod
    def resolve_who(root: BreakEntry, _info: Any) -> str:
        return names_of_users([root.user]).get(root.user, "") if root.user else ""


class BreakWayType(graphene.ObjectType):
    """A way a break may end."""

    code = graphene.String(required=True)
    zh = graphene.String(required=True)
    en = graphene.String(required=True)

    class Meta:
        name = "BreakWay"


class ReconciliationBreakType(graphene.ObjectType):
    """A difference: what we booked, what they tell, and how it ends."""

    account = graphene.Field(ReconciliationAccountType, required=True)
    type = graphene.String(required=True)
    state = graphene.String(required=True)
    day = graphene.Date(required=True)
    ledger = graphene.Field(MoneyType, required=True)
    outside = graphene.Field(MoneyType, required=True)
    difference = graphene.Field(MoneyType, required=True)
    subject = graphene.String(required=True)
    note = graphene.String(required=True)
    way = graphene.String(required=True)
    resolution_key = graphene.String(required=True)
    owner = graphene.String(required=True, description="Who works on it; empty for nobody.")
    age_days = graphene.Int(required=True, description="Days it has been, or was, open.")
    action_zh = graphene.String(required=True)
    action_en = graphene.String(required=True)
    found_at = graphene.DateTime(required=True)
    closed_at = graphene.DateTime()
    ledger_side = graphene.List(graphene.NonNull(BreakLedgerSideType), required=True)
    outside_side = graphene.List(graphene.NonNull(BreakOutsideSideType), required=True)
    history = graphene.List(graphene.NonNull(BreakStepType), required=True)
    ways = graphene.List(graphene.NonNull(BreakWayType), required=True)
    may_propose = graphene.Boolean(required=True)
    may_approve = graphene.Boolean(required=True)

    class Meta:
        name = "ReconciliationBreak"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Break, _info: Any) -> str:
        return to_relay("ReconciliationBreak", root.pk)

    @staticmethod
    def resolve_owner(root: Break, _info: Any) -> str:
        key = root.owner_user
        return names_of_users([key]).get(key, "") if key else ""

    @staticmethod
    def resolve_age_days(root: Break, _info: Any) -> int:
        return age_days(root)

    @staticmethod
    def resolve_action_zh(root: Break, _info: Any) -> str:
        return ACTIONS[root.type][0]

    @staticmethod
    def resolve_action_en(root: Break, _info: Any) -> str:
        return ACTIONS[root.type][1]

    @staticmethod
    def resolve_ledger_side(root: Break, _info: Any) -> Any:
        return root.items.select_related("account", "posting__journal").order_by("pk")[:200]

    @staticmethod
    def resolve_outside_side(root: Break, _info: Any) -> Any:
        return root.lines.select_related("account", "file").order_by("day", "number")[:200]

    @staticmethod
    def resolve_history(root: Break, _info: Any) -> Any:
        return root.entries.order_by("id")[:200]

    @staticmethod
    def resolve_ways(root: Break, _info: Any) -> list[Way]:
        return ways_of(root)

    @staticmethod
    def resolve_may_propose(root: Break, info: Any) -> bool:
        return root.state in {"OPEN", "IN_WORK"} and actor_of(info).may(BREAK_WORK)

    @staticmethod
    def resolve_may_approve(root: Break, info: Any) -> bool:
        actor = actor_of(info)
        other = actor.person_id is not None and actor.person_id != root.proposed_by
        return root.state == "PROPOSED" and other and actor.may(BREAK_APPROVE)


for _name in ("ledger", "outside", "difference"):
    setattr(
        ReconciliationBreakType, f"resolve_{_name}", _money(_name, lambda row: row.account.currency)
    )


class BreakTotalType(graphene.ObjectType):
    """Breaks of one type and currency in the list."""

    type = graphene.String(required=True)
    currency = graphene.String(required=True)
    count = graphene.Int(required=True)
    live = graphene.Int(required=True)
    difference = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "ReconciliationTotal"

    @staticmethod
    def resolve_difference(root: BreakTotal, _info: Any) -> Money:
        return Money(root.difference_minor, root.currency)


class RefusedSheetType(graphene.ObjectType):
    """A sheet that was not taken in: why, and what to ask for."""

    id = graphene.ID(required=True)
    source = graphene.String(required=True)
    ident = graphene.String(required=True)
    account = graphene.String(required=True)
    day = graphene.Date()
    code = graphene.String(required=True)
    field = graphene.String(required=True)
    reason = graphene.String(required=True)
    remedy_zh = graphene.String(required=True)
    remedy_en = graphene.String(required=True)
    first_at = graphene.DateTime(required=True)
    last_at = graphene.DateTime(required=True)
    times = graphene.Int(required=True)

    class Meta:
        name = "ReconciliationRefusedSheet"

    @staticmethod
    def resolve_id(root: RefusedSheet, _info: Any) -> str:
        return to_relay("ReconciliationRefusedSheet", root.pk)

    @staticmethod
    def resolve_remedy_zh(root: RefusedSheet, _info: Any) -> str:
        return REMEDIES[root.code][0]

    @staticmethod
    def resolve_remedy_en(root: RefusedSheet, _info: Any) -> str:
        return REMEDIES[root.code][1]


class ThreeWayType(graphene.ObjectType):
    """A settlement on the provider's sheet, in our books and on the bank's sheet."""

    ref = graphene.String(required=True)
    provider = graphene.Field(MoneyType)
    ledger = graphene.Field(MoneyType)
    bank = graphene.Field(MoneyType)
    equal = graphene.Boolean(required=True)

    class Meta:
        name = "ReconciliationSettlement"


def _known(name: str) -> Any:
    def resolve(root: ThreeWay, _info: Any) -> Money | None:
        minor = getattr(root, f"{name}_minor")
        return None if minor is None else Money(minor, root.currency)

    return staticmethod(resolve)


for _name in ("provider", "ledger", "bank"):
    setattr(ThreeWayType, f"resolve_{_name}", _known(_name))


class ReconciliationFileType(graphene.ObjectType):
    """A list of breaks as a file."""

    name = graphene.String(required=True)
    media_type = graphene.String(required=True)
    content = graphene.String(required=True, description="Base64.")

    class Meta:
        name = "ReconciliationFile"

    @staticmethod
    def resolve_content(root: File, _info: Any) -> str:
        return b64encode(root.content).decode()
