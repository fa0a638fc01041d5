"""Reading a buyer's balance (2010): what of it is free, and the account it would be paid to."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from backend.kernel import clock
from backend.kernel.actor import Viewer
from backend.kernel.errors import DomainError
from backend.kernel.money import Money
from backend.kernel.statements import run
from backend.parties.selectors import organization_get
from backend.rulebook.selectors import local_text, value
from payments.gateway.selectors import transfer_source
from payments.ledger.selectors import balance, balances_of_owner
from payments.payouts.errors import AccountCooling, AccountNameDiffers, WalletNoAccount
from payments.payouts.models import WalletPayout
from payments.payouts.selectors import WALLET_WAITS, account_of, payable_from

WALLET = "2010"
PAY = "order.pay"


@dataclass(frozen=True, slots=True)
class Target:
    """Where the money goes; ``way`` is SOURCE or ACCOUNT."""

    way: str
    name: str
    number: str
    bank: str = ""

    @property
    def masked(self) -> str:
        """The last four digits, as shown everywhere."""
        return f"****{self.number[-4:]}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a buyer may ask for now; without a ``target`` the ``problem`` says why."""

    available: Money
    two_persons_above: Money
    target: Target | None = None
    problem: DomainError | None = None
    payable_from: datetime | None = None  # when an account that cools may be paid to


def wallet_owner(viewer: Viewer) -> str | None:
    """The ledger's name of whom the viewer may pay out for."""
    if viewer.organization_id is not None:
        return str(viewer.organization_id) if viewer.may(PAY) else None
    return str(viewer.user_id) if viewer.user_id is not None else None


WAITING = """
SELECT coalesce(sum(amount_minor), 0) FROM payments_payouts_walletpayout
WHERE owner = %s AND currency = %s AND state = ANY(%s::text[])
"""


def wallet_free(owner: str, currency: str) -> int:
    """The balance without what is asked for and not yet sent, in minor units."""
    waiting = int(run(WAITING, [owner, currency, list(WALLET_WAITS)])[0][0][0])
    return balance(WALLET, owner, currency) - waiting


def wallet_target(owner: str, organization_id: uuid.UUID | None, currency: str) -> Target:
    """The account the buyer once paid from, unless the bank refused it; else a cooled own account.

    Raises WalletNoAccount, AccountNameDiffers, AccountCooling.
    """
    came = transfer_source(owner, currency)
    if came is not None:
        refused = WalletPayout.objects.filter(
            owner=owner, account_number=came.other_account, state="REJECTED"
        )
        if not refused.exists():
            return Target("SOURCE", came.name, came.other_account)
    account = account_of(organization_id, currency) if organization_id else None
    company = organization_get(organization_id) if organization_id else None
    if account is None or company is None:
        raise WalletNoAccount
    if account.account_name != company.legal_name:
        raise AccountNameDiffers
    if payable_from(account) > clock.now():
        raise AccountCooling(until=local_text(payable_from(account)))
    return Target("ACCOUNT", account.account_name, account.account_number, account.bank_name)


def two_persons_above(currency: str) -> Money:
    """Up to this a payout goes at once."""
    return Money(value("wallet.two_persons_above_minor", on=clock.now()).number, currency)


def wallet_plans(viewer: Viewer) -> list[Plan]:
    """One per currency of which something waits; none for those who may not pay."""
    owner = wallet_owner(viewer)
    return (
        [_plan(owner, viewer, one) for one in sorted(balances_of_owner(WALLET, owner))]
        if owner
        else []
    )


def _plan(owner: str, viewer: Viewer, currency: str) -> Plan:
    free = Money(max(0, wallet_free(owner, currency)), currency)
    limit = two_persons_above(currency)
    try:
        return Plan(free, limit, target=wallet_target(owner, viewer.organization_id, currency))
    except AccountCooling as problem:
        assert viewer.organization_id is not None, "only an organisation has an account"
        account = account_of(viewer.organization_id, currency)
        at = payable_from(account) if account is not None else None
        return Plan(free, limit, problem=problem, payable_from=at)
    except (WalletNoAccount, AccountNameDiffers) as problem:
        return Plan(free, limit, problem=problem)
