"""Ways to pay through Stripe, what each can do, and what we send for it. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from payments.gateway.adapters.stripe.amounts import to_stripe
from payments.gateway.cards import has_card_number
from payments.gateway.errors import CardNumberRefused, InstrumentUnknown
from payments.gateway.port import Capabilities, PaymentRequest

KEY = "shiji_key"
CARD, ALIPAY, WECHAT = "card", "alipay", "wechat_pay"
CARD_CURRENCIES = frozenset({
    "CNY", "USD", "EUR", "GBP", "HKD", "JPY", "SGD", "AUD", "CAD", "AED", "KRW",
})  # fmt: skip
STEP = timedelta(minutes=30)  # as long as goods are reserved (decision D21)
FIELDS = frozenset({"method", "paymentMethod", "confirmationToken", "returnUrl"})
REFERENCE = re.compile(r"(?:pm|ctoken)_[A-Za-z0-9_]{3,36}", re.ASCII)

_CARD = Capabilities(
    manual_capture=True,
    partial_capture=True,
    partial_refund=True,
    auth_ttl=timedelta(days=7),  # payer present; merchant-initiated Visa has 4 d 18 h
    refund_window=None,
    async_confirmation=True,
    disputes=True,
    payouts=True,
    currencies=CARD_CURRENCIES,
    step_ttl=STEP,
)


def _wallet(days: int) -> Capabilities:
    return Capabilities(
        manual_capture=False,
        partial_capture=False,
        partial_refund=True,
        auth_ttl=None,
        refund_window=timedelta(days=days),
        async_confirmation=True,
        disputes=False,
        payouts=False,
        currencies=frozenset({"CNY"}),
        step_ttl=STEP,
    )


CAPABILITIES: Mapping[str, Capabilities] = {CARD: _CARD, ALIPAY: _wallet(90), WECHAT: _wallet(180)}


def method_of(instrument: str) -> str:
    """The method behind a stored instrument; whatever is no wallet is a card."""
    return instrument if instrument in {ALIPAY, WECHAT} else CARD


def instrument_of(data: Mapping[str, Any]) -> str:
    """The instrument named by the client: a wallet, or a reference that Stripe's own fields made.

    Nothing else is taken, least of all a card's number. Raises InstrumentUnknown, CardNumberRefused.
    """
    if has_card_number(json.dumps(data, ensure_ascii=False, default=str).replace("_", " ")):
        raise CardNumberRefused
    if not data.keys() <= FIELDS:
        raise InstrumentUnknown
    method, card = (
        data.get("method", CARD),
        data.get("paymentMethod", data.get("confirmationToken")),
    )
    if method in (ALIPAY, WECHAT) and card is None:
        return str(method)
    if method == CARD and isinstance(card, str) and REFERENCE.fullmatch(card):
        return card
    raise InstrumentUnknown


def intent_params(request: PaymentRequest, key: str) -> dict[str, Any]:
    """What a payment is made with. Raises ValueError for an amount Stripe cannot say."""
    method = method_of(request.instrument)
    manual = request.manual_capture and CAPABILITIES[method].manual_capture
    params: dict[str, Any] = {
        "amount": to_stripe(request.amount),
        "currency": request.amount.currency.lower(),
        "confirm": True,
        "payment_method_types": [method],
        "capture_method": "manual" if manual else "automatic",
        "metadata": {KEY: key, "shiji_subject": request.reference},
        "transfer_group": request.reference or key,
        "return_url": request.return_url,
    }
    if method == CARD:
        token = request.instrument.startswith("ctoken_")
        params["confirmation_token" if token else "payment_method"] = request.instrument
    else:
        params["payment_method_data"] = {"type": method}
        del params["capture_method"]  # immediate is the only one a wallet has
    if method == WECHAT:
        params["payment_method_options"] = {WECHAT: {"client": "web"}}
    return params
