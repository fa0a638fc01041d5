"""Commission invoices, and how long a merchant's statements are."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.context import actor_of
from backend.api.money_lists import MoneyListFilter, narrowed, totals, totals_field
from backend.api.mutations import DomainMutation
from backend.api.saleor import MoneyType, Node
from backend.kernel.actor import Actor
from backend.kernel.ids import to_relay
from backend.kernel.money import Money
from payments.statements.cycles import (
    MERCHANT_MANAGE,
    Chosen,
    own_cycle,
    statement_cycle_choose,
)
from payments.statements.graphql.queries import StatementFileType
from payments.statements.models import CommissionInvoice
from payments.statements.selectors import StatementFile, invoice_file, invoices_list


class InvoiceLineType(graphene.ObjectType):
    """What one trade of one site cost, VAT inside."""

    number = graphene.String(required=True)
    site = graphene.String(required=True)
    kind = graphene.String(required=True, description="COMMISSION or FEE.")
    amount = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "CommissionInvoiceLine"


class InvoiceType(graphene.ObjectType):
    """net + VAT = gross; a red letter's figures are negative and it names what it corrects."""

    number = graphene.String(required=True)
    month = graphene.Date(required=True)
    title = graphene.String(required=True)
    tax_id = graphene.String(required=True)
    net = graphene.Field(MoneyType, required=True)
    vat = graphene.Field(MoneyType, required=True)
    gross = graphene.Field(MoneyType, required=True)
    corrects = graphene.String(description="Number of the invoice this red letter is to.")
    issued_at = graphene.DateTime(required=True)
    lines = graphene.List(graphene.NonNull(InvoiceLineType), required=True)

    class Meta:
        name = "CommissionInvoice"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: CommissionInvoice, _info: Any) -> str:
        return to_relay("CommissionInvoice", root.pk)

    @staticmethod
    def resolve_net(root: CommissionInvoice, _info: Any) -> Money:
        return Money(root.net_minor, root.currency)

    @staticmethod
    def resolve_vat(root: CommissionInvoice, _info: Any) -> Money:
        return Money(root.vat_minor, root.currency)

    @staticmethod
    def resolve_gross(root: CommissionInvoice, _info: Any) -> Money:
        return Money(root.gross_minor, root.currency)

    @staticmethod
    def resolve_corrects(root: CommissionInvoice, _info: Any) -> str | None:
        return root.reverses.number if root.reverses is not None else None

    @staticmethod
    def resolve_lines(root: CommissionInvoice, _info: Any) -> list[InvoiceLineType]:
        return [
            InvoiceLineType(
                number=row["number"], site=row["site"], kind=row["kind"],
                amount=Money(row["amount"], root.currency),
            )
            for row in root.lines
        ]  # fmt: skip


InvoiceConnection = countable_connection("CommissionInvoice", InvoiceType)


class CycleCode(graphene.Enum):
    """How long a statement is."""

    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"

    class Meta:
        name = "StatementCycle"


class CycleType(graphene.ObjectType):
    """What holds until the running period ends, and what comes then."""

    cycle = graphene.Field(CycleCode, required=True)
    until = graphene.Date(required=True, description="First day after the running period.")
    next_cycle = graphene.Field(CycleCode, required=True)
    next_from = graphene.Date(description="When another choice begins; null where none waits.")

    class Meta:
        name = "MerchantStatementCycle"


class StatementCycleChoose(DomainMutation):
    """Choose daily, weekly or monthly statements, from the end of the running period on."""

    permission = MERCHANT_MANAGE
    chosen = graphene.Field(CycleType)

    class Arguments:
        cycle = CycleCode(required=True)

    class Meta:
        name = "MerchantStatementCycleChoose"

    @classmethod
    def perform(cls, actor: Actor, info: Any, cycle: Any) -> StatementCycleChoose:
        return cls(chosen=statement_cycle_choose(actor=actor, cycle=cycle.value))


class InvoiceQueries(graphene.ObjectType):
    """Root fields for merchants and finance."""

    commission_invoices = connection_field(InvoiceConnection, filter=MoneyListFilter())
    commission_invoice_totals = totals_field()
    commission_invoice_file = graphene.Field(
        StatementFileType, number=graphene.String(required=True)
    )
    merchant_statement_cycle = graphene.Field(CycleType)

    @staticmethod
    def resolve_commission_invoices(
        _root: Any, info: Any, filter: Any = None, **paging: Any
    ) -> Any:
        rows = narrowed(invoices_list(viewer=actor_of(info)), filter, at="issued_at", state="")
        return resolve_connection(rows, order=("-month", "-number"), **paging)

    @staticmethod
    def resolve_commission_invoice_totals(_root: Any, info: Any, filter: Any = None) -> Any:
        rows = narrowed(invoices_list(viewer=actor_of(info)), filter, at="issued_at", state="")
        return totals(rows, minor="gross_minor")

    @staticmethod
    def resolve_commission_invoice_file(_root: Any, info: Any, number: str) -> StatementFile | None:
        return invoice_file(number[:40], viewer=actor_of(info))

    @staticmethod
    def resolve_merchant_statement_cycle(_root: Any, info: Any) -> Chosen | None:
        return own_cycle(actor_of(info))


class StatementMutations(graphene.ObjectType):
    """Ours."""

    merchant_statement_cycle_choose = StatementCycleChoose.Field()
