"""The operator's own money beside client money: capital that arrives, the float, the daily sweep.

Source: payments brief 2. A float of own money lies in the safeguarding bank and bears fees and
haircuts; what is earned above it leaves once a day, what it lacks comes back from the operating bank.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from backend.kernel import clock
from backend.kernel.acts import act
from backend.kernel.money import Money
from backend.kernel.turns import Turn, turn_try
from backend.rulebook.selectors import CHINA, value
from payments.gateway.adapters import BANK, provider_own_codes
from payments.gateway.adapters.bank_box import BankBox
from payments.gateway.bank.house import OPERATING
from payments.gateway.selectors import bank_movement
from payments.ledger.selectors import (
    balance,
    cover,
    currencies_held,
    journal_by_key,
)
from payments.ledger.services import (
    OPERATING_BANK,
    SAFE_BANK,
    capital_pay_in,
    cover_top_up,
    earnings_sweep,
)

CAPITAL = "capital"
"""How the owner's payments begin (EndToEndId); anything else that comes is for finance to book."""
EMBEDDED_MINOR = 200_000_000
"""What the owner of the embedded house puts in for each currency: the float and as much again."""


def capital_ask(currencies: Iterable[str]) -> int:
    """The owner of the embedded house pays in once for each currency. Returns how many did now.

    Nothing is booked here: the bank's notice is. Raises ProviderSilent.
    """
    if BANK not in provider_own_codes():
        return 0
    missing = sorted(set(currencies) - set(currencies_held("3010")))
    for currency in missing:
        BankBox().owner_pays_in(
            key=f"{CAPITAL}:{currency}", amount_minor=EMBEDDED_MINOR, currency=currency
        )
    return len(missing)


@act
def capital_receive(*, movement_id: uuid.UUID) -> bool:
    """Book what the owner paid into the operating account, once, and fill the float from it.

    False for any other money: it stays a break of that account until two persons end it.
    """
    movement = bank_movement(movement_id)
    if movement is None or movement.owner != OPERATING or movement.kind != "RECEIPT":
        return False
    if not movement.end_to_end_id.startswith(CAPITAL):
        return False
    amount = Money(movement.amount_minor, movement.currency)
    capital_pay_in(
        amount=amount, key=f"capital:{movement.ref}", code="1030", reference=movement.ref
    )
    _fill(amount.currency, cover(amount.currency), key=f"float:{movement.ref}", on=clock.now())
    return True


def earnings_sweep_due() -> int:
    """Once a day after the hour, for each currency. Returns how many transfers were ordered."""
    now = clock.now()
    if now.astimezone(CHINA).hour < value("sweep.hour", on=now).number:
        return 0
    return sum(_balanced(currency, now) for currency in currencies_held("1020"))


@act
def _balanced(currency: str, now: datetime) -> bool:
    """One transfer a day at most, in one direction, whoever asks at the same time."""
    day = now.astimezone(CHINA).date()
    sweep, fill = (f"{word}:{currency}:{day}" for word in ("sweep", "float"))
    if not turn_try(Turn.OWN_MONEY, currency) or journal_by_key(sweep) or journal_by_key(fill):
        return False
    kept = value("sweep.float_minor", on=now, scope={"currency": currency}).number
    least = value("sweep.least_minor", on=now, scope={"currency": currency}).number
    covered = cover(currency)
    # earnings that a provider has not paid to our bank yet cannot leave it
    above = min(covered, balance("1020", SAFE_BANK, currency)) - kept
    if above >= max(least, 1):
        earnings_sweep(amount=Money(above, currency), key=sweep)
        return True
    return kept - covered >= least and _fill(currency, covered, key=fill, on=now)


def _fill(currency: str, covered: int, *, key: str, on: datetime) -> bool:
    """Bring the float to its size, as far as own money is there."""
    kept = value("sweep.float_minor", on=on, scope={"currency": currency}).number
    amount = min(kept - covered, balance("1030", OPERATING_BANK, currency))
    if amount <= 0:
        return False
    cover_top_up(amount=Money(amount, currency), key=key)
    return True
