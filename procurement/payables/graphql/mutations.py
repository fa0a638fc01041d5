"""Mutations of payables."""

from __future__ import annotations

import decimal
from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.api.scalars import PositiveDecimal
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid
from backend.kernel.ids import from_relay
from backend.kernel.money import Money
from procurement.payables.graphql.types import InvoiceType, PaymentRequestType
from procurement.payables.permissions import INVOICE_ISSUE, PAYMENT_APPROVE, PAYMENT_REQUEST
from procurement.payables.services import (
    PayeeAccount,
    invoice_register,
    payment_approve,
    payment_request,
)


def yuan(amount: decimal.Decimal, *, field: str) -> Money:
    """An amount of the API as money; more than two decimals are refused."""
    if amount != amount.quantize(decimal.Decimal("0.01")):
        raise Invalid("金额最多两位小数。", field=field)
    return Money.of(amount, "CNY")


class GovInvoiceRegisterInput(graphene.InputObjectType):
    """An e-invoice for what was accepted."""

    payable_id = graphene.ID(required=True)
    number = graphene.String(required=True)
    issued_on = graphene.Date(required=True)
    amount = PositiveDecimal(required=True)
    tax = PositiveDecimal(required=True)
    idempotency_key = graphene.String(required=True)


class GovInvoiceRegister(DomainMutation):
    """Register an e-invoice; it is checked with the tax authority."""

    permission = INVOICE_ISSUE
    invoice = graphene.Field(InvoiceType)

    class Arguments:
        input = GovInvoiceRegisterInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        input = arguments["input"]
        invoice = invoice_register(
            actor=actor,
            payable_id=from_relay(input.payable_id, "Payable"),
            number=input.number,
            issued_on=input.issued_on,
            amount=yuan(input.amount, field="amount"),
            tax=yuan(input.tax, field="tax"),
            key=input.idempotency_key,
        )
        return cls(invoice=invoice)


class PayeeAccountInput(graphene.InputObjectType):
    """The supplier's account; without a holder, its registered name."""

    number = graphene.String(required=True)
    bank_name = graphene.String(required=True)
    holder = graphene.String(default_value="")


class PaymentRequestCreateInput(graphene.InputObjectType):
    """Which payable to pay, how much of it, in which mode and to which account."""

    payable_id = graphene.ID(required=True)
    amount = PositiveDecimal(description="Without it, all that is owed.")
    mode = graphene.String(description="DIRECT or AUTHORISED; without it, as the rule says.")
    payee_account = PayeeAccountInput(description="Without it, the account the supplier named.")
    idempotency_key = graphene.String(required=True)


def _mode(text: str) -> str:
    if text not in {"", "DIRECT", "AUTHORISED"}:
        raise Invalid("支付方式须为 DIRECT 或 AUTHORISED。", field="mode")
    return text


def _account(given: Any) -> PayeeAccount | None:
    if given is None:
        return None
    return PayeeAccount(number=given.number, bank=given.bank_name, holder=given.holder or "")


class PaymentRequestCreate(DomainMutation):
    """Ask for payment of an accepted and invoiced delivery."""

    permission = PAYMENT_REQUEST
    payment_request = graphene.Field(PaymentRequestType)

    class Arguments:
        input = PaymentRequestCreateInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        input = arguments["input"]
        request = payment_request(
            actor=actor,
            payable_id=from_relay(input.payable_id, "Payable"),
            key=input.idempotency_key,
            amount=yuan(input.amount, field="amount") if input.get("amount") else None,
            mode=_mode(input.get("mode") or ""),
            account=_account(input.get("payee_account")),
        )
        return cls(payment_request=request)


class PaymentRequestApprove(DomainMutation):
    """Another person approves; the treasury is asked."""

    permission = PAYMENT_APPROVE
    payment_request = graphene.Field(PaymentRequestType)

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        request_id = from_relay(arguments["id"], "PaymentRequest")
        return cls(payment_request=payment_approve(actor=actor, request_id=request_id))


class PayableMutations(graphene.ObjectType):
    """Writes on payables."""

    gov_invoice_register = GovInvoiceRegister.Field()
    payment_request_create = PaymentRequestCreate.Field()
    payment_request_approve = PaymentRequestApprove.Field()
