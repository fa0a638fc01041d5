"""What a merchant is owed and why."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import graphene

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.context import actor_of
from backend.api.money_lists import MoneyListFilter, narrowed, totals, totals_field
from backend.api.saleor import MoneyType, Node
from backend.api.scalars import JSON
from backend.channels.selectors import channels_list
from backend.kernel.ids import to_relay
from backend.kernel.money import Money
from payments.statements.checks import money_checks
from payments.statements.models import MoneyCheck, Statement
from payments.statements.selectors import (
    READ_OWN,
    MerchantBalance,
    StatementFile,
    merchant_balance,
    statement_file,
    statements_list,
)


class StatementLineType(graphene.ObjectType):
    """One order of a statement."""

    number = graphene.String(required=True)
    site = graphene.String(required=True)
    released_at = graphene.String()
    goods = graphene.Field(MoneyType, required=True)
    freight = graphene.Field(MoneyType, required=True)
    refund = graphene.Field(MoneyType, required=True)
    base = graphene.Field(MoneyType, required=True)
    rates = graphene.List(graphene.NonNull(graphene.Int), required=True)
    commission = graphene.Field(MoneyType, required=True)
    vat = graphene.Field(MoneyType, required=True)
    fees = graphene.Field(MoneyType, required=True)
    net = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "MerchantStatementLine"


_SUMS = (
    "opening", "goods", "freight", "refund", "commission", "vat", "fees", "payable", "paid_out",
    "closing", "reserve",
)  # fmt: skip
_LINE_SUMS = ("goods", "freight", "refund", "base", "commission", "vat", "fees", "net")


class StatementType(graphene.ObjectType):
    """A closed period: opening + payable - paid out = closing."""

    number = graphene.String(required=True)
    cycle = graphene.String(required=True, description="DAY, WEEK or MONTH.")
    since = graphene.DateTime(required=True)
    until = graphene.DateTime(required=True)
    opening = graphene.Field(MoneyType, required=True)
    goods = graphene.Field(MoneyType, required=True)
    freight = graphene.Field(MoneyType, required=True)
    refund = graphene.Field(MoneyType, required=True)
    commission = graphene.Field(MoneyType, required=True)
    vat = graphene.Field(MoneyType, required=True)
    fees = graphene.Field(MoneyType, required=True)
    payable = graphene.Field(MoneyType, required=True)
    paid_out = graphene.Field(MoneyType, required=True)
    closing = graphene.Field(MoneyType, required=True)
    reserve = graphene.Field(MoneyType, required=True)
    account_name = graphene.String(required=True)
    account_masked = graphene.String(required=True)
    lines = graphene.List(graphene.NonNull(StatementLineType), required=True)

    class Meta:
        name = "MerchantStatement"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Statement, _info: Any) -> str:
        return to_relay("MerchantStatement", root.pk)

    @staticmethod
    def resolve_lines(root: Statement, _info: Any) -> list[StatementLineType]:
        return [_line(row, root.currency) for row in root.lines]


def _line(row: dict[str, Any], currency: str) -> StatementLineType:
    return StatementLineType(
        number=row["number"],
        site=row["site"],
        released_at=row["releasedAt"] or None,
        rates=row["rates"],
        **{name: Money(row[name], currency) for name in _LINE_SUMS},
    )


def _sum_resolver(name: str) -> Any:
    def resolve(root: Statement, _info: Any) -> Money:
        return Money(getattr(root, f"{name}_minor"), root.currency)

    return resolve


for _name in _SUMS:
    setattr(StatementType, f"resolve_{_name}", staticmethod(_sum_resolver(_name)))


class MerchantBalanceType(graphene.ObjectType):
    """A merchant's money with the house now."""

    pending = graphene.Field(MoneyType, required=True)
    available = graphene.Field(MoneyType, required=True)
    reserve = graphene.Field(MoneyType, required=True)
    owed = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "MerchantBalance"

    @staticmethod
    def resolve_pending(root: MerchantBalance, _info: Any) -> Money:
        return Money(root.pending_minor, root.currency)

    @staticmethod
    def resolve_available(root: MerchantBalance, _info: Any) -> Money:
        return Money(root.available_minor, root.currency)

    @staticmethod
    def resolve_reserve(root: MerchantBalance, _info: Any) -> Money:
        return Money(root.reserve_minor, root.currency)

    @staticmethod
    def resolve_owed(root: MerchantBalance, _info: Any) -> Money:
        return Money(root.owed_minor, root.currency)


class StatementFileKind(graphene.Enum):
    """What a statement is kept as."""

    PDF = "PDF"
    XLSX = "XLSX"


class StatementFileType(graphene.ObjectType):
    """A statement as a file."""

    name = graphene.String(required=True)
    media_type = graphene.String(required=True)
    content = graphene.String(required=True, description="Base64.")

    class Meta:
        name = "MerchantStatementFile"

    @staticmethod
    def resolve_content(root: StatementFile, _info: Any) -> str:
        return b64encode(root.content).decode()


StatementConnection = countable_connection("MerchantStatement", StatementType)


class MoneyCheckType(graphene.ObjectType):
    """One proof of all money, as it was found."""

    id = graphene.ID(required=True)
    at = graphene.DateTime(required=True)
    night = graphene.Date(description="The day (China) of a nightly proof.")
    sound = graphene.Boolean(required=True)
    faults = graphene.List(graphene.NonNull(graphene.String), required=True)
    report = graphene.Field(JSON, required=True)

    class Meta:
        name = "MoneyCheck"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: MoneyCheck, _info: Any) -> str:
        return to_relay("MoneyCheck", root.pk)

    @staticmethod
    def resolve_faults(root: MoneyCheck, _info: Any) -> list[str]:
        return list(root.report.get("faults", []))


MoneyCheckConnection = countable_connection("MoneyCheck", MoneyCheckType)


class StatementQueries(graphene.ObjectType):
    """Root fields for merchants and finance."""

    money_checks = graphene.Field(
        MoneyCheckConnection,
        first=graphene.Int(),
        after=graphene.String(),
        last=graphene.Int(),
        before=graphene.String(),
        description="Proofs of all money that were kept, newest first.",
    )

    merchant_statements = connection_field(StatementConnection, filter=MoneyListFilter())
    merchant_statement_totals = totals_field()
    merchant_statement_file = graphene.Field(
        StatementFileType,
        number=graphene.String(required=True),
        kind=StatementFileKind(required=True),
    )
    merchant_balance = graphene.Field(MerchantBalanceType, currency=graphene.String())

    @staticmethod
    def resolve_money_checks(_root: Any, info: Any, **paging: Any) -> Any:
        rows = money_checks(viewer=actor_of(info))
        return resolve_connection(rows, order=("-at", "-id"), **paging)

    @staticmethod
    def resolve_merchant_statements(
        _root: Any, info: Any, filter: Any = None, **paging: Any
    ) -> Any:
        rows = narrowed(statements_list(viewer=actor_of(info)), filter, at="since", state="")
        return resolve_connection(rows, order=("-since", "number"), **paging)

    @staticmethod
    def resolve_merchant_statement_totals(_root: Any, info: Any, filter: Any = None) -> Any:
        rows = narrowed(statements_list(viewer=actor_of(info)), filter, at="since", state="")
        return totals(rows, minor="payable_minor")

    @staticmethod
    def resolve_merchant_statement_file(
        _root: Any, info: Any, number: str, kind: Any
    ) -> StatementFile | None:
        return statement_file(number[:60], kind.value, viewer=actor_of(info))

    @staticmethod
    def resolve_merchant_balance(_root: Any, info: Any, currency: str = "CNY") -> Any:
        viewer = actor_of(info)
        if viewer.organization_id is None or not viewer.may(READ_OWN):
            return None
        if currency not in {channel.currency for channel in channels_list()}:
            return None
        return merchant_balance(viewer.organization_id, currency)
