"""Cash comes in: through the gateway, or by transfer to the safeguarding bank."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import IdempotencyMismatch, Invalid, NotFound
from backend.kernel.ids import from_public_id, public_id
from backend.kernel.money import Money
from backend.parties.selectors import organization_get
from backend.rulebook.selectors import value
from payments.gateway.adapters import provider_code, provider_of
from payments.gateway.errors import CurrencyNotOffered
from payments.gateway.selectors import payment_by_client_key, payment_get
from payments.gateway.services import (
    REQUEST_KEEPS,
    operation_claim,
    operation_run,
    payment_open,
)
from payments.guarantees.models import Guarantee
from payments.guarantees.rules import CASH, MERCHANT, put_up_lines
from payments.guarantees.selectors import GIVE, merchant_subject
from payments.guarantees.services.hold import guarantee_lock, must, step
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import cash_source, journal_by_key
from payments.ledger.services import SAFE_BANK, journal_post
from payments.limits.services import payment_check

if TYPE_CHECKING:
    from payments.gateway.models import Operation, Payment

PREFIX = "gua"
GATEWAY = Actor.system("gateway")


@act
def merchant_guarantee_open(*, actor: Actor, amount: Money, client_key: str = "") -> Guarantee:
    """A merchant wants to put up its own guarantee; the same key is the same one.

    Raises Forbidden, NotFound for who sells nothing, Invalid, IdempotencyMismatch.
    """
    actor.require(GIVE)
    own = actor.organization_id
    merchant = organization_get(own) if own else None
    if merchant is None or not merchant.is_merchant:
        raise NotFound(field="merchant")
    if amount.minor <= 0:
        raise Invalid("金额须大于零。", field="amount")
    if client_key:
        held = Guarantee.objects.filter(giver_id=merchant.pk, client_key=client_key).first()
        if held is not None:
            if Money(held.amount_minor, held.currency) != amount:
                raise IdempotencyMismatch
            return held
    now = clock.now()
    guarantee = Guarantee(
        subject=merchant_subject(merchant.pk),
        purpose=MERCHANT,
        giver_id=merchant.pk,
        currency=amount.currency,
        amount_minor=amount.minor,
        client_key=client_key,
        asked_at=now,
        due_at=now + timedelta(days=value("guarantee.put_up_days", on=now).number),
    )
    step(guarantee, act="ask", actor=actor, amount_minor=amount.minor)
    return guarantee


def guarantee_pay(
    *,
    actor: Actor,
    guarantee_id: uuid.UUID,
    gateway_id: str,
    data: Mapping[str, Any] | None = None,
    client_key: str = "",
) -> Guarantee:
    """The giver pays what was asked through a gateway; call with no transaction open.

    Raises Forbidden, NotFound, GuaranteeState, InstrumentUnknown, CurrencyNotOffered,
    PaymentOpen, limits.
    """
    actor.require(GIVE)
    provider = provider_code(gateway_id)
    instrument = provider_of(provider).instrument(data or {})
    with transaction.atomic():
        guarantee = _own(actor, guarantee_id)
        earlier = payment_by_client_key(guarantee.ref, client_key)
        if earlier is not None:
            return guarantee
        must(guarantee, "put_up")
        operation, payment = _claim(guarantee, provider, instrument, client_key)
    operation_run(operation.pk, claimed=operation)
    return guarantee_payment_apply(payment_id=payment.pk) or guarantee


def _own(actor: Actor, guarantee_id: uuid.UUID) -> Guarantee:
    guarantee = guarantee_lock(guarantee_id)
    if not actor.is_system and actor.organization_id != guarantee.giver_id:
        raise NotFound(field="id")
    return guarantee


def _claim(
    guarantee: Guarantee, provider: str, instrument: str, client_key: str
) -> tuple[Operation, Payment]:
    amount = Money(guarantee.amount_minor, guarantee.currency)
    if amount.currency not in provider_of(provider).capabilities(instrument).currencies:
        raise CurrencyNotOffered(currency=amount.currency)
    payer = str(guarantee.giver_id)
    payment = payment_open(
        provider=provider, subject=guarantee.ref, payer=payer, amount=amount,
        instrument=instrument, client_key=client_key,
        on_review=payment_check(payer=payer, amount=amount),
    )  # fmt: skip
    operation = operation_claim(
        key=f"{public_id('pay', payment.pk)}:create:1",
        kind="create",
        provider=provider,
        request={"manual": False},
        payment=payment,
        keep_for=REQUEST_KEEPS,
        first=True,
    )
    return operation, payment


@act
def guarantee_payment_apply(*, payment_id: uuid.UUID) -> Guarantee | None:
    """Captured money for a guarantee is held (E4.4), once, whoever brings the news.

    Money for one that is over by then goes to 2900 and back to the payer.
    """
    payment = payment_get(payment_id)
    if payment is None or not payment.subject.startswith(f"{PREFIX}_"):
        return None
    guarantee = guarantee_lock(from_public_id(payment.subject, PREFIX))
    key = f"{payment.provider}:{payment.provider_ref}:guarantee"
    if payment.state != "CAPTURED" or payment.failure == "AMOUNT_MISMATCH" or journal_by_key(key):
        return guarantee
    if guarantee.state != "ASKED":
        _late(guarantee, payment, key=key)
        return guarantee
    journal_post(
        key=key,
        kind="J-GUAR",
        subject=guarantee.ref,
        reference=payment.provider_ref,
        lines=put_up_lines(
            guarantee.account,
            *cash_source(
                payment.provider,
                public_id("pay", payment.pk),
                payment.amount_minor,
                payment.currency,
            ),
            payment.amount_minor,
            payment.currency,
        ),
    )
    guarantee.payment = payment
    _held(guarantee, actor=GATEWAY, key=key)
    return guarantee


def _held(guarantee: Guarantee, *, actor: Actor, key: str) -> None:
    guarantee.form, guarantee.state = CASH, "HELD"
    guarantee.held_minor, guarantee.put_up_at = guarantee.amount_minor, clock.now()
    step(
        guarantee,
        act="put_up",
        actor=actor,
        amount_minor=guarantee.amount_minor,
        journal_key=key,
    )


def _late(guarantee: Guarantee, payment: Payment, *, key: str) -> None:
    """Paid twice, or after it ended: kept apart and sent back."""
    owner, amount = public_id("pay", payment.pk), payment.amount_minor
    journal_post(
        key=key,
        kind="J-LATE",
        subject=guarantee.ref,
        reference=payment.provider_ref,
        lines=[
            dr(
                *cash_source(payment.provider, owner, amount, payment.currency),
                amount,
                payment.currency,
            ),
            cr("2900", owner, amount, payment.currency),
        ],
    )
    journal_post(
        key=f"{key}:back",
        kind="J-LATEREF",
        subject=guarantee.ref,
        lines=[
            dr("2900", owner, amount, payment.currency),
            cr("2041", payment.provider, amount, payment.currency),
        ],
    )
    operation_claim(
        key=f"{guarantee.ref}:late:{owner}",
        kind="refund",
        provider=payment.provider,
        request={"amount": amount},
        payment=payment,
    )


@act
def guarantee_received(*, actor: Actor, guarantee_id: uuid.UUID, reference: str) -> Guarantee:
    """The safeguarding bank received the transfer (camt entry ``reference``): E4.4 on 1020.

    Only the system books it, from a matched statement. Raises Forbidden, NotFound, GuaranteeState.
    """
    actor.require("*")
    guarantee = guarantee_lock(guarantee_id)
    key = f"{guarantee.ref}:bank:{reference}"
    if journal_by_key(key):
        return guarantee
    must(guarantee, "put_up")
    journal_post(
        key=key,
        kind="J-GUAR",
        subject=guarantee.ref,
        reference=reference,
        lines=put_up_lines(
            guarantee.account,
            "1020",
            SAFE_BANK,
            guarantee.amount_minor,
            guarantee.currency,
        ),
    )
    _held(guarantee, actor=actor, key=key)
    return guarantee
