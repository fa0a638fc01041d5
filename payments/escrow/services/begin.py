"""A buyer starts to pay: freeze, open the escrows, claim the call, make it, apply the answer (D21, D22)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import IntegrityError, transaction

from backend.channels.selectors import channel_get
from backend.checkout.selectors import checkout_get
from backend.checkout.services import checkout_freeze_for_payment
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Forbidden, IdempotencyMismatch, NotFound
from backend.kernel.failpoints import failpoint
from backend.kernel.ids import from_public_id, public_id
from backend.kernel.locking import for_lock
from backend.kernel.money import Money, allocate
from backend.kernel.patience import patiently
from backend.kernel.readings import Reading
from backend.kernel.rows import rows_insert
from backend.orders.selectors import order_get
from backend.orders.services import order_payment_open
from payments.escrow.errors import CurrencyNotQuoted, PartNotDue
from payments.escrow.models import Escrow, Funding
from payments.escrow.rules import FINAL
from payments.escrow.schedules import KIND_WORDS, amount_of, part_due
from payments.escrow.selectors import escrows_of_payment
from payments.escrow.services.apply import payment_apply
from payments.escrow.services.fund import escrow_create
from payments.escrow.services.quote import Offer, quote_keep, quote_take
from payments.gateway.adapters import provider_code, provider_of
from payments.gateway.errors import (
    AmountWrong,
    CurrencyNotOffered,
    PaymentClosed,
    PaymentOpen,
    ReturnAddressWrong,
)
from payments.gateway.selectors import payment_by_client_key, payment_get
from payments.gateway.services import (
    REQUEST_KEEPS,
    operation_claim,
    operation_run,
    payment_open,
    payment_refresh,
)
from payments.guarantees.selectors import guarantee_get
from payments.ledger.rules import cash_side
from payments.limits.services import payment_check

if TYPE_CHECKING:
    from payments.gateway.models import Operation, Payment

PAYMENT_OPEN_MINUTES = 30
RETURN_URL_MAX = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What is paid: the subject, its payer, and the escrows with what each still lacks."""

    subject: str
    payer: str
    currency: str
    escrows: list[Escrow]
    part: str = ""

    @property
    def due(self) -> Money:
        return Money(sum(self.lacking(e) for e in self.escrows), self.currency)

    def lacking(self, escrow: Escrow) -> int:
        """What this payment brings to an escrow: all it lacks, or the part that is due."""
        if not self.part:
            return escrow.price_minor - escrow.funded_minor
        due = part_due(escrow.schedule, funded=escrow.funded_minor)
        if due is None or due.kind != self.part:
            raise PartNotDue(due=KIND_WORDS[due.kind][0] if due else "无")
        return due.amount_minor - due.paid_minor


def payment_begin(
    *,
    actor: Actor,
    checkout_id: uuid.UUID | None = None,
    order_id: uuid.UUID | None = None,
    gateway_id: str,
    data: dict[str, Any],
    amount: Decimal | None = None,
    client_key: str = "",
    manual_capture: bool = False,
) -> Payment:
    """Pay a checkout or an order through a gateway; returns the payment as it stands then.

    The same client key answers the same payment; other content is IdempotencyMismatch. Raises
    NotFound, CheckoutRefusal, InsufficientStock, AmountWrong, PaymentOpen, GatewayUnknown, limits.
    """
    provider = provider_code(gateway_id)
    abroad = str(data.get("payCurrency", "")), str(data.get("quote", ""))
    instrument = provider_of(provider).instrument(data)
    back = _return_url(data)
    part = str(data.get("part", ""))[:12]
    if earlier := _replayed(actor, checkout_id, order_id, client_key):
        return _same(earlier, provider, instrument, part, abroad[0])

    @transaction.atomic
    def claimed() -> tuple[Operation, Payment]:
        within = provider_of(provider).capabilities(instrument).pay_within
        target = replace(_target(actor, checkout_id, order_id, within), part=part)
        held = payment_claim(
            target, provider, instrument, amount, client_key, manual_capture, back, abroad
        )
        failpoint("payment.before_claim_commit")
        return held

    try:
        operation, payment = _first_of_rivals(claimed)
    except PaymentOpen:  # perhaps by the same click, sent twice at once
        if earlier := _replayed(actor, checkout_id, order_id, client_key):
            return _same(earlier, provider, instrument, part, abroad[0])
        raise
    return payment_carry(operation, payment)


def payment_carry(operation: Operation, payment: Payment) -> Payment:
    """Make the call that was claimed and apply what it led to; the payment as it stands then."""
    failpoint("payment.after_claim_commit")
    operation_run(operation.pk, claimed=operation)
    failpoint("payment.before_apply")
    return patiently(lambda: payment_apply(payment_id=payment.pk)) or payment


def _first_of_rivals(
    claimed: Callable[[], tuple[Operation, Payment]],
) -> tuple[Operation, Payment]:
    """Who opens the first escrow of a subject wins; there is no row yet that both could lock."""
    try:
        return patiently(claimed)
    except IntegrityError as error:
        if "settlement_subject" in str(error):
            raise PaymentOpen from error
        raise


def _same(earlier: Payment, provider: str, instrument: str, part: str, currency: str) -> Payment:
    if currency and earlier.currency != currency:
        raise IdempotencyMismatch
    if part and not _pays_part(earlier, part):
        raise IdempotencyMismatch
    if earlier.instrument != instrument or earlier.provider != provider:
        raise IdempotencyMismatch
    return earlier


def _pays_part(earlier: Payment, part: str) -> bool:
    """Whether an earlier payment was for just this part."""
    sums = set(Funding.objects.filter(payment=earlier).values_list("amount_minor", flat=True))
    agreed = {amount_of(row.schedule, part) for row in escrows_of_payment(earlier.subject)}
    return sums == agreed


def _return_url(data: dict[str, Any]) -> str:
    """Where the payer comes back to: a page of this house, by path or address, or nothing.

    Raises ReturnAddressWrong.
    """
    given = data.get("returnUrl", "")
    if isinstance(given, str) and given.startswith("/") and not given.startswith(("//", "/\\")):
        given = f"{settings.PUBLIC_URL}{given}"
    if not isinstance(given, str) or (given and not given.startswith(f"{settings.PUBLIC_URL}/")):
        raise ReturnAddressWrong
    if len(given) > RETURN_URL_MAX or not given.isascii() or not given.isprintable():
        raise ReturnAddressWrong
    return given


def _replayed(
    actor: Actor, checkout_id: uuid.UUID | None, order_id: uuid.UUID | None, client_key: str
) -> Payment | None:
    """The payment an earlier request with this key opened, for those who may see its subject."""
    if checkout_id is not None:
        subject = public_id("chk", checkout_id)
    else:
        assert order_id is not None, "a payment is for a checkout or an order"
        subject = public_id("ord", order_id)
    earlier = payment_by_client_key(subject, client_key)
    return earlier if earlier is not None and _may_see(subject, actor) else None


def payment_claim(
    target: Target,
    provider: str,
    instrument: str,
    amount: Decimal | None,
    client_key: str,
    manual: bool,
    back: str,
    abroad: tuple[str, str] = ("", ""),
) -> tuple[Operation, Payment]:
    """Open the payment of a target and claim its call, in the caller's transaction.

    Raises PaymentClosed, AmountWrong, CurrencyNotOffered, PaymentOpen, limits.
    """
    due = target.due
    if due.minor <= 0:
        raise PaymentClosed
    if amount is not None and Money.of(amount, due.currency) != due:
        raise AmountWrong(due=due)
    offer = _offer(target, *abroad)
    pay = offer.price.pay if offer else due
    can = provider_of(provider).capabilities(instrument)
    # a quote's exchange runs over a provider's balance, which our own bank account is not
    own_bank = offer is not None and cash_side(provider)[0] == "1020"
    if pay.currency not in can.currencies or own_bank:
        raise CurrencyNotOffered(currency=pay.currency)
    review = payment_check(payer=target.payer, amount=due)
    payment = payment_open(
        provider=provider, subject=target.subject, payer=target.payer, amount=pay,
        instrument=instrument, client_key=client_key, on_review=review,
    )  # fmt: skip
    parts = [
        Funding(escrow=escrow, payment_id=payment.pk, amount_minor=target.lacking(escrow))
        for escrow in target.escrows
        if escrow.price_minor > escrow.funded_minor
    ]
    asked: dict[str, Any] = {"manual": manual and can.manual_capture}
    if offer is not None:
        quote_keep(offer, payment)
        asked["settle"] = due.currency
        shares = allocate(pay, [part.amount_minor for part in parts])
        for part, share in zip(parts, shares, strict=True):
            part.charge_minor = share.minor
        if not all(part.charge_minor for part in parts):
            raise CurrencyNotQuoted(currency=pay.currency)  # worth less than its smallest unit
    rows_insert(parts)
    operation = operation_claim(
        key=f"{public_id('pay', payment.pk)}:create:1",
        kind="create",
        provider=provider,
        request=asked | ({"return_url": back} if back else {}),
        payment=payment,
        keep_for=REQUEST_KEEPS,
        first=True,
    )
    return operation, payment


def _offer(target: Target, currency: str, seal: str) -> Offer | None:
    """The sealed price, for who pays in another currency. Raises CurrencyNotQuoted, QuoteStale."""
    if not currency or currency == target.currency:
        return None
    return quote_take(subject=target.subject, due=target.due, currency=currency, seal=seal)


_LOCKED = Reading(lambda subject: for_lock(Escrow.objects.filter(payment_ref=subject)), str)


def _checkout_target(actor: Actor, checkout_id: uuid.UUID, within: timedelta | None) -> Target:
    subject = public_id("chk", checkout_id)
    # escrow before checkout, always
    locked = _LOCKED(subject)
    frozen = checkout_freeze_for_payment(actor=actor, checkout_id=checkout_id, keep_for=within)
    payer = str(frozen.buyer_id or subject)
    escrows = [
        escrow_create(
            actor=actor,
            settlement_subject=group.settlement_subject,
            site=frozen.site,
            currency=frozen.currency,
            merchant_id=group.merchant_id,
            buyer_id=frozen.buyer_id,
            payment_ref=subject,
            price_minor=group.total_minor,
            freight_minor=group.freight_minor,
            fund_by=frozen.reserved_until,
            locked=locked,
        )
        for group in frozen.groups
        if group.total_minor > 0
    ]
    if any(escrow.state in FINAL for escrow in escrows):
        raise PaymentClosed
    return Target(subject=subject, payer=payer, currency=frozen.currency, escrows=escrows)


def _target(
    actor: Actor,
    checkout_id: uuid.UUID | None,
    order_id: uuid.UUID | None,
    within: timedelta | None,
) -> Target:
    if checkout_id is not None:
        return _checkout_target(actor, checkout_id, within)
    assert order_id is not None, "a payment is for a checkout or an order"
    return _order_target(actor, order_id, within)


def _order_target(actor: Actor, order_id: uuid.UUID, within: timedelta | None) -> Target:
    order = order_get(order_id, viewer=actor)
    if order is None:
        raise NotFound(field="id")
    if order.door != "open" or order.trade_state != "AWAITING_PAYMENT":
        raise PaymentClosed
    bought = {order.user_id, order.buyer_organization_id} - {None}
    mine = actor.user_id == order.user_id or actor.organization_id == order.buyer_organization_id
    if bought and not mine and not actor.is_system:
        raise Forbidden
    pay_by: datetime | None = order.pay_by
    escrow = escrow_create(
        actor=actor,
        settlement_subject=order.settlement_subject,
        site=channel_get(order.channel_id).site.slug,
        currency=order.currency,
        merchant_id=order.merchant_id,
        buyer_id=order.buyer_organization_id or order.user_id,
        payment_ref=public_id("ord", order.pk),
        price_minor=order.total_minor,
        freight_minor=order.freight_minor,
        fund_by=pay_by,
    )
    if escrow.state in FINAL:
        raise PaymentClosed
    until = clock.now() + (within or timedelta(minutes=PAYMENT_OPEN_MINUTES))
    order_payment_open(order_id=order.pk, until=until)
    return Target(
        subject=public_id("ord", order.pk),
        payer=str(escrow.buyer_id or public_id("ord", order.pk)),
        currency=order.currency,
        escrows=[escrow],
    )


def _may_see(subject: str, actor: Actor) -> bool:
    if subject.startswith("chk_"):
        return checkout_get(from_public_id(subject, "chk"), viewer=actor) is not None
    if subject.startswith("gua_"):
        return guarantee_get(from_public_id(subject, "gua"), viewer=actor) is not None
    return order_get(from_public_id(subject, "ord"), viewer=actor) is not None


def payment_visible(payment_id: uuid.UUID, actor: Actor) -> Payment | None:
    """A payment, for those who may see what it pays."""
    payment = payment_get(payment_id)
    return payment if payment is not None and _may_see(payment.subject, actor) else None


def payment_continue(*, actor: Actor, payment_id: uuid.UUID, data: dict[str, Any]) -> Payment:
    """The buyer's next step (a challenge answered), or a look at how it stands.

    Raises NotFound, also for strangers; PaymentClosed for a payment that is over.
    """
    payment = payment_visible(payment_id, actor)
    if payment is None:
        raise NotFound(field="id")
    if payment.state in {"CAPTURED", "FAILED", "VOIDED"}:
        raise PaymentClosed
    answered = payment.state == "ACTION_REQUIRED" and "challenge" in data
    with transaction.atomic():
        if answered:
            request = {"challenge": str(data["challenge"])[:40]}
            operation = operation_claim(
                key=f"{public_id('pay', payment.pk)}:confirm:1",
                kind="confirm", provider=payment.provider, request=request, payment=payment,
                keep_for=REQUEST_KEEPS,
            )  # fmt: skip
        else:
            found = payment.operations.order_by("pk").last()
            if found is None:
                raise PaymentOpen
            operation = found
    operation_run(operation.pk, claimed=operation)
    if not answered:
        payment_refresh(payment_id=payment_id)
    return payment_apply(payment_id=payment_id) or payment
