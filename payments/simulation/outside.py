"""What the books say lies outside against what the bank and the provider hold, once all is at rest."""

from __future__ import annotations

from payments.gateway.adapters import SANDBOX
from payments.gateway.bank.house import SAFEGUARDING, own_account
from payments.ledger.selectors import balance
from payments.ledger.services import SAFE_BANK
from payments.simulation.provider import Provider
from payments.simulation.world import CURRENCIES


def outside_faults(provider: Provider) -> list[str]:
    """The client account to the fen, in each currency; of the provider what it took beyond our books."""
    faults = []
    there = provider.bank_balances()
    for currency in CURRENCIES:
        booked = balance("1020", SAFE_BANK, currency)
        holds = there.get(own_account(SAFEGUARDING, currency).number, 0)
        if booked != holds:
            faults.append(f"1020 {currency}: booked {booked}, the bank holds {holds}")
        booked, odd = balance("1010", SANDBOX, currency), provider.odd(currency)
        holds = provider.holds(currency) - odd
        if booked != holds:
            faults.append(
                f"1010 {currency}: booked {booked}, the provider holds {holds} (and {odd} odd)"
            )
    return faults
