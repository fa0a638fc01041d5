"""A payout batch of five thousand lines, from available money to the bank's answer."""

from __future__ import annotations

import time
import uuid
from datetime import timedelta
from itertools import pairwise

from backend.demo.bench.copies import copied, working_in
from backend.demo.bench.table import Figure
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.clock import clock_frozen
from backend.kernel.ids import uuid7
from backend.parties.models import Organization
from payments.escrow.services import merchant_ref
from payments.gateway.adapters.bank_box import BankBox
from payments.gateway.models import Operation
from payments.gateway.services import bank_collect, operation_run
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import prove
from payments.ledger.services import SAFE_BANK, Draft, journals_post
from payments.payouts.models import BankAccount, PayoutBatch
from payments.payouts.selectors import PAYOUT_CHECK, PAYOUT_MAKE
from payments.payouts.services import (
    payout_batch_check,
    payout_batch_make,
    payout_batch_send,
    payout_settle,
)

LINES, SECONDS_MAX = 5000, 60.0
EACH_MINOR, AT_ONCE = 10_000, 250
BANK_ANSWERS = timedelta(hours=2)


def measure(*, quick: bool) -> list[Figure]:
    """In a copy of the stand: five thousand sellers more would stand in other rows' way."""
    with copied("bench_payouts"), working_in("bench_payouts"):
        sellers(200 if quick else LINES)
        return [batch()]


def sellers(count: int) -> None:
    """Merchants with an account that has cooled and money that may be paid out."""
    now = clock.now()
    marks = [uuid.uuid4().hex[:12] for _ in range(count)]
    merchants = Organization.objects.bulk_create(
        Organization(
            kind="COMPANY", status="ACTIVE", legal_name=f"商户{mark}", display_name=f"商户{mark}",
            slug=f"b-{mark}", is_merchant=True,
        )
        for mark in marks
    )  # fmt: skip
    BankAccount.objects.bulk_create(
        BankAccount(
            merchant=each, currency="CNY", account_name=each.legal_name, bank_name="工商银行",
            account_number=f"62220000{number:08d}1", changed_at=now - timedelta(days=10),
        )
        for number, each in enumerate(merchants)
    )  # fmt: skip
    drafts = [
        Draft(
            f"bench:{each.pk}",
            [dr("1020", SAFE_BANK, EACH_MINOR), cr("2031", merchant_ref(each.pk), EACH_MINOR)],
        )
        for each in merchants
    ]
    for start in range(0, count, AT_ONCE):
        journals_post("J-BENCH", drafts[start : start + AT_ONCE])
    # the bank pays what it has
    BankBox().institution_pays_in(
        key=f"bench:{marks[0]}", amount_minor=count * EACH_MINOR, currency="CNY"
    )


def batch() -> Figure:
    """Two persons make, check and send; the file goes to the bank, its answer is booked."""
    maker, checker = _person(), _person()
    steps = [("", time.monotonic())]

    def done(name: str) -> None:
        steps.append((name, time.monotonic()))

    made, _ = payout_batch_make(actor=maker)
    payout_batch_check(actor=checker, batch_id=made.pk)
    done("make and check")
    sent = payout_batch_send(actor=checker, batch_id=made.pk)
    done("send")
    operation_run(Operation.objects.get(key=sent.operation_key).pk)
    done("file to the bank")
    with clock_frozen(clock.now() + BANK_ANSWERS):
        bank_collect()
        done("the bank's files")
        payout_settle(operation_key=sent.operation_key)
    done("settle")
    lines = sent.lines.filter(state="BOOKED").count()
    state = PayoutBatch.objects.get(pk=made.pk).state
    right = state == "BOOKED" and lines == sent.lines.count() and not prove().faults
    taken = steps[-1][1] - steps[0][1]
    parts = ", ".join(f"{name} {at - before:.1f}" for (_, before), (name, at) in pairwise(steps))
    return Figure(
        f"payout batch of {lines} lines, made to booked", f"< {SECONDS_MAX:g} s", f"{taken:.1f} s",
        f"s: {parts}" if right else f"{state}, not exact", taken < SECONDS_MAX and right,
    )  # fmt: skip


def _person() -> Actor:
    return Actor(
        user_id=uuid7(), person_id=uuid7(), level=2,
        permissions=frozenset({PAYOUT_MAKE, PAYOUT_CHECK}),
    )  # fmt: skip
