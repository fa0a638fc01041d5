"""The apps of the house in floor order, lowest first. An app joins when its package exists."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig
from django.conf import settings

FLOORS = (
    "backend.kernel",
    "backend.events",
    "backend.api",
    "backend.rulebook",
    "backend.documents",
    "backend.notices",
    "backend.search",
    "backend.channels",
    "backend.parties",
    "backend.signing",
    "backend.credit",
    "backend.audit",
    "backend.catalog",
    "backend.content",
    "backend.pricing",
    "backend.inventory",
    "backend.shipping",
    "backend.orders",
    "backend.checkout",
    "payments.ledger",
    "payments.gateway",
    "payments.limits",
    "payments.guarantees",
    "payments.escrow",
    "payments.treasury",
    "payments.payouts",
    "payments.reconciliation",
    "payments.receipts",
    "payments.statements",
    "procurement.process",
    "procurement.exchange",
    "procurement.plans",
    "procurement.contracts",
    "procurement.payables",
    "procurement.mall",
    "procurement.publication",
    "markets.sites",
    "markets.venues",
    "markets.onboarding",
    "backend.oversight",
    "backend.demo",
    "backend.config",
)


def apps_present() -> list[str]:
    """The apps whose packages stand in this checkout."""
    return [name for name in FLOORS if find_spec(name) and find_spec(f"{name}.apps")]


class RoofConfig(AppConfig):
    """Registers the commands and the wake-up of the worker."""

    name = "backend.config"
    label = "roof"

    def ready(self) -> None:
        """Once the models stand: let commits wake the worker."""
        if settings.BROKER_URL and settings.ENVIRONMENT == "production":
            import_module("backend.config.worker").wake_with_broker()
        import_module("backend.config.titles").titles_set()
