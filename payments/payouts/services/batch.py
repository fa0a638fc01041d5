"""From available money to the bank: make, check by another person, claim, send, settle."""

from __future__ import annotations

import uuid
from collections import defaultdict
from datetime import timedelta

from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import NotFound, SodConflict
from backend.kernel.failpoints import failpoint
from backend.kernel.ids import from_public_id, public_id, uuid7
from backend.kernel.locking import lock_key
from backend.kernel.rows import row_update
from backend.parties.selectors import organizations_by_ids
from backend.rulebook.selectors import local_day, value
from payments.escrow.selectors import merchants_frozen
from payments.gateway.adapters import BANK
from payments.gateway.bank.orders import Order
from payments.gateway.selectors import bank_debit
from payments.gateway.services import operation_claim, orders_keep
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance, balances, owners_with_balance
from payments.ledger.services import SAFE_BANK, Draft, journals_post
from payments.payouts.errors import BatchState, NothingToPay
from payments.payouts.events import PayoutMoved
from payments.payouts.models import BankAccount, PayoutBatch, PayoutLine
from payments.payouts.selectors import PAYOUT_CHECK, PAYOUT_MAKE, accounts_paid_outside

BATCH = 1000


def batch_publish(batch: PayoutBatch, *, actor: Actor) -> None:
    publish(
        PayoutMoved(
            batch_id=batch.pk,
            number=batch.number,
            state=batch.state,
            total_minor=batch.total_minor,
            currency=batch.currency,
            file_hash=batch.file_hash,
        ),
        actor=actor,
    )


@transaction.atomic
def payout_batch_make(*, actor: Actor, currency: str = "CNY") -> tuple[PayoutBatch, dict[str, str]]:
    """Draft a batch of every merchant that can be paid; returns it and who was left out and why.

    Raises Forbidden, NothingToPay.
    """
    actor.require(PAYOUT_MAKE)
    now = clock.now()
    batch_id = uuid7()
    available = owners_with_balance("2031", currency)
    lines, skipped = _lines(available, currency)
    if not lines:
        raise NothingToPay(details={"skipped": skipped})
    batch = PayoutBatch.objects.create(
        id=batch_id,
        number=f"PO-{local_day(now):%Y%m%d}-{public_id('pob', batch_id)[-6:]}",
        currency=currency,
        made_by=actor.human,
        total_minor=sum(amount for _, amount in lines),
        made_at=now,
    )
    PayoutLine.objects.bulk_create(
        PayoutLine(
            id=line_id,
            batch=batch,
            merchant_id=account.merchant_id,
            account=account,
            amount_minor=amount,
            end_to_end_id=public_id("pol", line_id),
        )
        for account, amount in lines
        for line_id in [uuid7()]
    )
    batch_publish(batch, actor=actor)
    return batch, skipped


def _lines(
    available: dict[str, int], currency: str
) -> tuple[list[tuple[BankAccount, int]], dict[str, str]]:
    now = clock.now()
    limit = value("payout.lines_max", on=now).number
    cooling = timedelta(days=value("payout.cooling_days", on=now).number)
    merchants = {owner: from_public_id(owner, "org") for owner in sorted(available)}
    accounts = {
        row.merchant_id: row
        for row in BankAccount.objects.filter(
            merchant_id__in=merchants.values(), currency=currency, is_current=True
        )
    }
    names = {key: row.legal_name for key, row in organizations_by_ids(merchants.values()).items()}
    owed = balances("1050", available, currency)
    frozen = merchants_frozen(merchants.values())
    gone = accounts_paid_outside(currency)
    lines: list[tuple[BankAccount, int]] = []
    skipped: dict[str, str] = {}
    for owner, merchant_id in merchants.items():
        account = accounts.get(merchant_id)
        if account is None:
            skipped[owner] = "NO_ACCOUNT"
        elif account.account_name != names.get(merchant_id):
            skipped[owner] = "ACCOUNT_NAME_DIFFERS"
        elif account.changed_at + cooling > now:
            skipped[owner] = "PAYOUT_COOLING"
        elif account.account_number in gone:
            skipped[owner] = "PAID_OUTSIDE"
        elif merchant_id in frozen:
            skipped[owner] = "FROZEN"
        elif owed.get(owner, 0) > 0:
            skipped[owner] = "RECEIVABLE_OPEN"
        elif len(lines) >= limit:
            skipped[owner] = "NEXT_BATCH"
        else:
            lines.append((account, available[owner]))
    return lines, skipped


def _lock(batch_id: uuid.UUID, *, state: str) -> PayoutBatch:
    batch = lock_key(PayoutBatch, batch_id)
    if batch is None:
        raise NotFound(field="id")
    if batch.state != state:
        raise BatchState
    return batch


@transaction.atomic
def payout_batch_check(*, actor: Actor, batch_id: uuid.UUID) -> PayoutBatch:
    """Another person agrees. Raises Forbidden, NotFound, BatchState, SodConflict."""
    actor.require(PAYOUT_CHECK)
    batch = _lock(batch_id, state="DRAFT")
    if batch.made_by == actor.human:
        raise SodConflict
    batch.state, batch.checked_by = "CHECKED", actor.person_id
    row_update(batch, "state", "checked_by")
    batch_publish(batch, actor=actor)
    return batch


@transaction.atomic
def payout_batch_send(*, actor: Actor, batch_id: uuid.UUID) -> PayoutBatch:
    """Claim the batch, move the money to clearing, build the file once, and owe the bank the call.

    A line whose money is no longer there, or not yet in our bank, is left out with its reason.
    Raises Forbidden, NotFound, BatchState, NothingToPay.
    """
    actor.require(PAYOUT_CHECK)
    claimed = PayoutBatch.objects.filter(pk=batch_id, state="CHECKED").update(state="SENT")
    if claimed != 1:
        _lock(batch_id, state="CHECKED")
    batch = _lock(batch_id, state="SENT")
    failpoint("payout.claimed")
    sent = _move_to_clearing(batch)
    if not sent:
        raise NothingToPay
    batch.operation_key = f"{public_id('pob', batch.pk)}:payout:1"
    file = orders_keep(
        key=batch.operation_key, purpose="payout", message_id=batch.number,
        currency=batch.currency, orders=sent,
    )  # fmt: skip
    batch.file, batch.file_hash = file.body, file.sha256
    batch.total_minor = file.total_minor
    batch.sent_at = clock.now()
    batch.save()
    failpoint("payout.file_built")
    operation_claim(
        key=batch.operation_key,
        kind="payout",
        provider=BANK,
        request={"lines": [], "currency": batch.currency, "sha256": file.sha256},
    )
    batch_publish(batch, actor=actor)
    failpoint("payout.sent")
    return batch


def _move_to_clearing(batch: PayoutBatch) -> list[Order]:
    """Journals line by line; a line that is not covered is left out with its reason."""
    cash = balance("1020", SAFE_BANK, batch.currency) - balance("2040", BANK, batch.currency)
    lines = list(batch.lines.select_related("account").order_by("merchant_id"))
    owners = {line.pk: public_id("org", line.merchant_id) for line in lines}
    available = balances("2031", owners.values(), batch.currency)
    gone = accounts_paid_outside(batch.currency) if lines else set()
    told = {line.end_to_end_id for line in lines if bank_debit(line.end_to_end_id)} if gone else ()
    sent, drafts = [], []
    for line in lines:
        owner = owners[line.pk]
        if line.amount_minor > cash:
            line.state, line.reason = "SKIPPED", "NO_CASH"
        elif line.amount_minor > available.get(owner, 0):
            line.state, line.reason = "SKIPPED", "BALANCE_GONE"
        elif line.account.account_number in gone and line.end_to_end_id not in told:
            line.state, line.reason = "SKIPPED", "PAID_OUTSIDE"
        else:
            moved = [
                dr("2031", owner, line.amount_minor, batch.currency),
                cr("2040", BANK, line.amount_minor, batch.currency),
            ]
            drafts.append(Draft(f"{line.end_to_end_id}:pay", moved, batch.number))
            cash -= line.amount_minor
            line.state = "SENT"
            sent.append(
                Order(
                    end_to_end_id=line.end_to_end_id,
                    amount_minor=line.amount_minor,
                    name=line.account.account_name,
                    account=line.account.account_number,
                    bank=line.account.bank_name,
                    text=f"结算款 {batch.number}",
                )
            )
    journals_post("J-PAY", drafts)
    lines_update(lines, "state", "reason")
    return sent


def lines_update(lines: list[PayoutLine], *names: str) -> None:
    """One statement for all lines that changed alike."""
    alike: dict[tuple[object, ...], list[uuid.UUID]] = defaultdict(list)
    for line in lines:
        alike[tuple(getattr(line, name) for name in names)].append(line.pk)
    for values, keys in alike.items():
        for start in range(0, len(keys), BATCH):
            PayoutLine.objects.filter(pk__in=keys[start : start + BATCH]).update(
                **dict(zip(names, values, strict=True))
            )
