"""Timed work of own money; each round is safe to run twice."""

from __future__ import annotations

from contextlib import suppress

from django.conf import settings

from backend.channels.selectors import channels_list
from backend.events.timer import periodic
from payments.gateway.adapters import SANDBOX, provider_own_codes
from payments.gateway.port import ProviderSilent
from payments.payouts.services import capital_ask, earnings_sweep_due


@periodic(seconds=30)
def a_capital_arrives() -> None:
    """The embedded house starts with its owner's money, by a transfer of the sandbox's bank."""
    if settings.ENVIRONMENT == "embedded" and SANDBOX in provider_own_codes():
        with suppress(ProviderSilent):  # the next round asks again
            capital_ask(channel.currency for channel in channels_list())


@periodic(seconds=600)
def own_money_balance() -> None:
    """Earnings leave the client account once a day; what its float lacks comes back."""
    earnings_sweep_due()
