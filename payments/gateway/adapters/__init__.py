"""The providers of this installation, by code."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string

from payments.gateway.adapters.bank import BankProvider
from payments.gateway.adapters.sandbox import SandboxProvider
from payments.gateway.bank.house import refund_id
from payments.gateway.errors import GatewayUnknown
from payments.gateway.port import PaymentProvider

SANDBOX = "shiji.sandbox"
STRIPE = "stripe"
BANK = "shiji.bank"
PULLS_TOP_UPS = frozenset({STRIPE})  # they debit our bank account themselves; others wait for money
# Saleor's storefront knows a test gateway by this name; it is ours under another name.
ALIASES = {"saleor.io.dummy-payment-app": SANDBOX}


def _offered() -> dict[str, Callable[[], PaymentProvider]]:
    """Adapters by code; the sandbox never in production."""
    found: dict[str, Callable[[], PaymentProvider]] = {}
    if settings.ENVIRONMENT != "production":
        found[SANDBOX] = SandboxProvider
    if settings.STRIPE_SECRET_KEY:
        found[STRIPE] = _stripe
    wire: str = getattr(settings, "BANK_WIRE", "")  # how a real bank's drop box is reached
    if settings.ENVIRONMENT != "production" or wire:
        found[BANK] = BankProvider
    return found


def _stripe() -> PaymentProvider:
    """Its library is heavy, so it waits until a payment needs it."""
    made: PaymentProvider = import_string("payments.gateway.adapters.stripe.StripeProvider")()
    return made


def refund_named(provider: str, key: str) -> str:
    """Under which name a refund stands on its keeper's sheets: the bank's, else the operation's key."""
    return refund_id(key) if provider == BANK else key


def provider_own_codes() -> list[str]:
    """Every provider once, by the code its journals and rows carry."""
    return list(_offered())


def topped_up_codes() -> list[str]:
    """Providers that keep a balance which our bank tops up; the bank rail has none."""
    return [code for code in provider_own_codes() if code != BANK]


def provider_codes() -> list[str]:
    """Gateway ids offered here, other names included."""
    own = provider_own_codes()
    return own + [alias for alias, code in ALIASES.items() if code in own]


def provider_of(code: str) -> PaymentProvider:
    """The adapter of a gateway id. Raises GatewayUnknown."""
    made = _offered().get(ALIASES.get(code, code))
    if made is None:
        raise GatewayUnknown
    return made()


def provider_code(gateway_id: str) -> str:
    """The code behind a gateway id or its alias. Raises GatewayUnknown."""
    if gateway_id not in provider_codes():
        raise GatewayUnknown
    return ALIASES.get(gateway_id, gateway_id)
