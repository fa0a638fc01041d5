"""Own money between our bank accounts, or to a provider that waits for it: a transfer by file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.services import publish
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from payments.gateway.adapters import BANK, PULLS_TOP_UPS, SANDBOX, provider_own_codes
from payments.gateway.adapters.bank_box import BankBox
from payments.gateway.bank.house import OPERATING, SAFEGUARDING, own_account, provider_account
from payments.gateway.bank.orders import Order
from payments.gateway.selectors import bank_order_lines, operation_by_key
from payments.gateway.services import operation_claim, orders_keep
from payments.payouts.events import OwnTransferRefused

if TYPE_CHECKING:
    from payments.ledger.events import CounterOrdered, OwnMoneyMoved

TELLER = Actor.system("bank")
PURPOSES = {"1020": SAFEGUARDING, "1030": OPERATING}


@act
def own_money_order(*, moved: OwnMoneyMoved) -> bool:
    """Order from the bank what a journal moved; the same journal orders once.

    Returns False where nothing is to be ordered: no bank, or a provider that debits our account
    itself. What becomes of one that the bank refuses: ``own_money_settle``.
    """
    if BANK not in provider_own_codes() or moved.provider in PULLS_TOP_UPS:
        return False
    if moved.provider:
        payee = provider_account(moved.provider, moved.currency)
    else:
        payee = own_account(PURPOSES[moved.target], moved.currency)
    key = f"{moved.transfer_id}:transfer:1"
    orders_keep(
        key=key,
        purpose="own",
        message_id=f"OM-{moved.transfer_id.removeprefix('own_')}",
        currency=moved.currency,
        orders=[
            Order(
                end_to_end_id=moved.transfer_id, amount_minor=moved.amount_minor, name=payee.name,
                account=payee.number, bank=payee.bank, text=moved.text,
            )
        ],
        paid_from=PURPOSES[moved.source],
    )  # fmt: skip
    operation_claim(
        key=key, kind="transfer", provider=BANK,
        request={"lines": [], "currency": moved.currency, "journal": moved.journal_key},
    )  # fmt: skip
    return True


@act
def own_money_settle(*, operation_key: str) -> bool:
    """Tell of a transfer that the bank refused: the books say it went, so two persons reverse it.

    Returns whether it was refused. The event may come again; who hears it acts once.
    """
    operation = operation_by_key(operation_key)
    refused = [row for row in bank_order_lines(operation_key) if row.state == "REJECTED"]
    if operation is None or not refused:
        return False
    (order,) = refused  # a file of one order
    publish(
        OwnTransferRefused(
            transfer_id=order.end_to_end_id, journal_key=operation.request["journal"],
            amount_minor=order.amount_minor, currency=operation.request["currency"],
            reason=order.reason or "BANK_REJECTED",
        ),
        actor=TELLER,
    )  # fmt: skip
    return True


def counter_order_tell(*, ordered: CounterOrdered) -> bool:
    """At the sandbox's bank nobody stands at the counter: the booking itself is the order.

    False where the bank is a real one and has done it already. Raises ProviderSilent.
    """
    if not {SANDBOX, BANK} <= set(provider_own_codes()):
        return False
    BankBox().counter_order(
        key=ordered.reference, amount_minor=ordered.amount_minor, currency=ordered.currency,
        text=ordered.text,
    )  # fmt: skip
    return True
