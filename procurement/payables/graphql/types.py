"""Types of payables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import graphene

from backend.api.connections import countable_connection
from backend.api.loaders import Loader, loader
from backend.api.saleor import MoneyType
from backend.kernel import clock
from backend.kernel.ids import public_id, to_relay
from backend.kernel.money import Money
from backend.rulebook.selectors import local_day
from payments.treasury.graphql.types import TreasuryOrderType
from payments.treasury.selectors import treasury_orders
from procurement.payables.models import Invoice, Payable, PaymentRequest, PaymentState
from procurement.payables.rules import days_late, interest_minor
from procurement.payables.selectors import invoices_of, requests_of
from procurement.payables.services.payable import late_rate

if TYPE_CHECKING:
    from payments.treasury.models import PaymentOrder

STATES = ("accepted", "invoiced", *PaymentState.values)


class InvoicesLoader(Loader):
    """Invoices by payable."""

    def read(self, keys: Any) -> list[list[Invoice]]:
        found: dict[Any, list[Invoice]] = {key: [] for key in keys}
        for row in invoices_of(keys):
            found[row.payable_id].append(row)
        return [found[key] for key in keys]


class RequestsLoader(Loader):
    """Payment requests by payable."""

    def read(self, keys: Any) -> list[list[PaymentRequest]]:
        found: dict[Any, list[PaymentRequest]] = {key: [] for key in keys}
        for row in requests_of(keys):
            found[row.payable_id].append(row)
        return [found[key] for key in keys]


class OrdersLoader(Loader):
    """Treasury orders the viewer may see, by the request's public id."""

    def read(self, keys: Any) -> list[PaymentOrder | None]:
        rows = treasury_orders(viewer=self.viewer).filter(reference__in=list(keys))
        found = {row.reference: row for row in rows}
        return [found.get(key) for key in keys]


class InvoiceType(graphene.ObjectType):
    """A fully digitalised e-invoice."""

    id = graphene.ID(required=True)
    number = graphene.String(required=True)
    issued_on = graphene.Date(required=True)
    amount = graphene.Field(MoneyType, required=True)
    tax = graphene.Field(MoneyType, required=True)
    state = graphene.String(required=True)
    state_label = graphene.String(required=True)

    class Meta:
        name = "GovInvoice"

    @staticmethod
    def resolve_id(root: Invoice, _info: Any) -> str:
        return to_relay("GovInvoice", root.pk)

    @staticmethod
    def resolve_amount(root: Invoice, _info: Any) -> Money:
        return Money(root.amount_minor, "CNY")

    @staticmethod
    def resolve_tax(root: Invoice, _info: Any) -> Money:
        return Money(root.tax_minor, "CNY")

    @staticmethod
    def resolve_state_label(root: Invoice, _info: Any) -> str:
        return str(root.get_state_display())


class PaymentStepType(graphene.ObjectType):
    """One step of a payment request."""

    state = graphene.String(required=True)
    label = graphene.String(required=True)
    at = graphene.String(required=True)

    class Meta:
        name = "PaymentStep"

    @staticmethod
    def resolve_label(root: dict[str, str], _info: Any) -> str:
        return str(PaymentState(root["state"]).label)


class PaymentRequestType(graphene.ObjectType):
    """A request to the treasury."""

    id = graphene.ID(required=True)
    number = graphene.String(required=True)
    state = graphene.String(required=True)
    state_label = graphene.String(required=True)
    amount = graphene.Field(MoneyType, required=True)
    voucher_no = graphene.String(required=True)
    mode = graphene.String(required=True, description="DIRECT | AUTHORISED")
    payee_account = graphene.String(required=True)
    payee_bank = graphene.String(required=True)
    order = graphene.Field(
        TreasuryOrderType, description="Signed papers; for the department and overseers only."
    )
    requested_at = graphene.DateTime(required=True)
    approved_at = graphene.DateTime()
    settled_at = graphene.DateTime()
    return_reason = graphene.String(required=True)
    timeline = graphene.List(graphene.NonNull(PaymentStepType), required=True)

    class Meta:
        name = "PaymentRequest"

    @staticmethod
    def resolve_id(root: PaymentRequest, _info: Any) -> str:
        return to_relay("PaymentRequest", root.pk)

    @staticmethod
    def resolve_state_label(root: PaymentRequest, _info: Any) -> str:
        return str(root.get_state_display())

    @staticmethod
    def resolve_amount(root: PaymentRequest, _info: Any) -> Money:
        return Money(root.amount_minor, "CNY")

    @staticmethod
    def resolve_payee_account(root: PaymentRequest, _info: Any) -> str:
        return f"****{root.payee_account[-4:]}" if root.payee_account else ""

    @staticmethod
    def resolve_order(root: PaymentRequest, info: Any) -> Any:
        return loader(info, OrdersLoader).load(public_id("prq", root.pk))


class LegalClockType(graphene.ObjectType):
    """When the time to pay began, by which fact, and how much is left."""

    started_on = graphene.Date(required=True)
    basis = graphene.String(required=True, description="delivery | acceptance | inspection_limit")
    term_days = graphene.Int(required=True)
    due_on = graphene.Date(required=True)
    days_left = graphene.Int(required=True)
    days_late = graphene.Int(required=True)
    interest = graphene.Field(MoneyType, required=True)
    rule_id = graphene.String(required=True)

    class Meta:
        name = "LegalPaymentClock"

    @staticmethod
    def resolve_started_on(root: Payable, _info: Any) -> Any:
        return root.clock_on

    @staticmethod
    def resolve_basis(root: Payable, _info: Any) -> str:
        return root.clock_basis

    @staticmethod
    def resolve_term_days(root: Payable, _info: Any) -> int:
        return root.contract.payment_days

    @staticmethod
    def resolve_days_left(root: Payable, _info: Any) -> int:
        return (root.due_on - (root.settled_on or local_day(clock.now()))).days

    @staticmethod
    def resolve_days_late(root: Payable, _info: Any) -> int:
        return days_late(root.due_on, on=root.settled_on or local_day(clock.now()))

    @staticmethod
    def resolve_interest(root: Payable, _info: Any) -> Money:
        if root.settled_on:
            return Money(root.interest_minor, root.currency)
        today = local_day(clock.now())
        late = days_late(root.due_on, on=today)
        minor = interest_minor(root.amount_minor, days=late, rate_per_day=late_rate(today))
        return Money(minor, root.currency)


class PayableType(graphene.ObjectType):
    """What one acceptance made due."""

    id = graphene.ID(required=True)
    contract_number = graphene.String(required=True)
    ocid = graphene.String(required=True)
    title = graphene.String(required=True)
    buyer_name = graphene.String(required=True)
    supplier_name = graphene.String(required=True)
    amount = graphene.Field(MoneyType, required=True)
    tax = graphene.Field(MoneyType, required=True)
    delivered_on = graphene.Date(required=True)
    accepted_on = graphene.Date(required=True)
    deemed = graphene.Boolean(required=True)
    paid = graphene.Field(MoneyType, required=True)
    settled_on = graphene.Date()
    clock = graphene.Field(LegalClockType, required=True)
    invoices = graphene.List(graphene.NonNull(InvoiceType), required=True)
    requests = graphene.List(graphene.NonNull(PaymentRequestType), required=True)

    class Meta:
        name = "Payable"

    @staticmethod
    def resolve_id(root: Payable, _info: Any) -> str:
        return to_relay("Payable", root.pk)

    @staticmethod
    def resolve_contract_number(root: Payable, _info: Any) -> str:
        return root.contract.number

    @staticmethod
    def resolve_ocid(root: Payable, _info: Any) -> str:
        return root.contract.ocid

    @staticmethod
    def resolve_title(root: Payable, _info: Any) -> str:
        return root.contract.title

    @staticmethod
    def resolve_buyer_name(root: Payable, _info: Any) -> str:
        return root.buyer.display_name

    @staticmethod
    def resolve_supplier_name(root: Payable, _info: Any) -> str:
        return root.supplier.display_name

    @staticmethod
    def resolve_tax(root: Payable, _info: Any) -> Money:
        return Money(root.tax_minor, root.currency)

    @staticmethod
    def resolve_paid(root: Payable, _info: Any) -> Money:
        return Money(root.paid_minor, root.currency)

    @staticmethod
    def resolve_clock(root: Payable, _info: Any) -> Payable:
        return root

    @staticmethod
    def resolve_invoices(root: Payable, info: Any) -> Any:
        return loader(info, InvoicesLoader).load(root.pk)

    @staticmethod
    def resolve_requests(root: Payable, info: Any) -> Any:
        return loader(info, RequestsLoader).load(root.pk)


PayableConnection = countable_connection("Payable", PayableType)


class LatenessEntryType(graphene.ObjectType):
    """A public line: which buyer pays late, how much, how long."""

    buyer_name = graphene.String(required=True)
    contract_number = graphene.String(required=True)
    ocid = graphene.String(required=True)
    amount = graphene.Field(MoneyType, required=True)
    due_on = graphene.Date(required=True)
    settled_on = graphene.Date()
    days_late = graphene.Int(required=True)
    interest = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "PaymentLateness"

    resolve_buyer_name = staticmethod(PayableType.resolve_buyer_name)
    resolve_contract_number = staticmethod(PayableType.resolve_contract_number)
    resolve_ocid = staticmethod(PayableType.resolve_ocid)
    resolve_days_late = staticmethod(LegalClockType.resolve_days_late)
    resolve_interest = staticmethod(LegalClockType.resolve_interest)


LatenessConnection = countable_connection("PaymentLateness", LatenessEntryType)
