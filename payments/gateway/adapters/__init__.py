"""The providers of this installation, by code."""

from __future__ import annotations

from django.conf import settings

from payments.gateway.adapters.sandbox import SandboxProvider
from payments.gateway.errors import GatewayUnknown
from payments.gateway.port import PaymentProvider

SANDBOX = "shiji.sandbox"
# Saleor's storefront knows a test gateway by this name; it is ours under another name.
ALIASES = {"saleor.io.dummy-payment-app": SANDBOX}


def provider_codes() -> list[str]:
    """Gateways offered here; the sandbox never in production."""
    if settings.ENVIRONMENT == "production":
        return []
    return [SANDBOX, *ALIASES]


def provider_of(code: str) -> PaymentProvider:
    """The adapter of a gateway id. Raises GatewayUnknown."""
    if code not in provider_codes():
        raise GatewayUnknown
    return SandboxProvider()


def provider_code(gateway_id: str) -> str:
    """The code behind a gateway id or its alias. Raises GatewayUnknown."""
    if gateway_id not in provider_codes():
        raise GatewayUnknown
    return ALIASES.get(gateway_id, gateway_id)
