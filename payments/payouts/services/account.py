"""Where a merchant is paid."""

from __future__ import annotations

import uuid

from django.db import transaction

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.locking import for_lock
from backend.kernel.readings import Reading
from backend.kernel.rows import row_insert, row_update
from backend.parties.roles import ADMIN
from backend.parties.selectors import organization_get
from payments.payouts.errors import AccountNameDiffers
from payments.payouts.models import BankAccount

MERCHANT_MANAGE = "merchant.manage"
_CURRENT = Reading(
    lambda merchant, currency: for_lock(
        BankAccount.objects.filter(merchant_id=merchant, currency=currency, is_current=True)
    ),
    uuid.UUID,
    str,
)


@transaction.atomic
def bank_account_put(
    *,
    actor: Actor,
    merchant_id: uuid.UUID,
    currency: str,
    account_name: str,
    account_number: str,
    bank_name: str,
) -> BankAccount:
    """Name the account a merchant is paid to; its holder must be the merchant itself.

    Raises Forbidden, NotFound, AccountNameDiffers, Invalid.
    """
    if not actor.may(ADMIN):  # a buyer's own people name where its balance is paid to
        actor.require(MERCHANT_MANAGE)
    if not actor.is_system and actor.organization_id != merchant_id:
        raise NotFound(field="merchant")
    merchant = organization_get(merchant_id)
    if merchant is None:
        raise NotFound(field="merchant")
    digits = account_number.replace(" ", "")
    if not (digits.isascii() and digits.isdigit() and 8 <= len(digits) <= 34):
        raise Invalid("银行账号须为 8 至 34 位数字。", field="accountNumber")
    if account_name.strip() != merchant.legal_name:
        raise AccountNameDiffers
    for row in _CURRENT(merchant_id, currency):
        if row.account_number == digits and row.bank_name == bank_name:
            return row
        row.is_current = False
        row_update(row, "is_current")
    return row_insert(
        BankAccount(
            merchant_id=merchant_id,
            currency=currency,
            account_name=account_name.strip(),
            account_number=digits,
            bank_name=bank_name,
            changed_at=clock.now(),
        )
    )
