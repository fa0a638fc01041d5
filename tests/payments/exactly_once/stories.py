"""What a process was doing when it died, and what must be true once everything has recovered.

``prepare`` sets the scene in the test's process, ``act`` runs in the process that is killed and,
afterwards, again in ours: a caller that heard nothing tries again with the same key.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db.models import F

from backend.checkout.services import checkout_complete
from backend.events.models import Delivery, EventEntry
from backend.events.services import deliver_due
from backend.kernel import clock
from backend.kernel.actor import SYSTEM, Actor
from backend.kernel.clock import clock_frozen, offset_set
from backend.kernel.ids import public_id
from backend.orders.models import Order
from backend.orders.services import (
    order_accept,
    order_cancel,
    order_delivered,
    order_dispatch,
)
from backend.rulebook.selectors import CHINA
from payments.escrow.models import Escrow, MerchantHold, Refund, Release
from payments.escrow.services import (
    escrows_expire_due,
    holds_release_due,
    merchant_ref,
    payment_begin,
    provider_settle,
    reserves_free_due,
    windows_close_due,
)
from payments.gateway.adapters import SANDBOX, provider_of
from payments.gateway.models import BankFile, InboundEvent, Operation, Payment, SandboxObject
from payments.gateway.services import bank_collect, inbox_apply_due
from payments.ledger.models import Journal
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance
from payments.ledger.services import SAFE_BANK, journal_post
from payments.payouts.models import PayoutBatch
from payments.payouts.services import (
    bank_account_put,
    payout_batch_check,
    payout_batch_make,
    payout_batch_send,
)
from payments.statements.models import Statement
from payments.statements.services import statements_close_due
from tests.factories.payments import at_the_bank, worker_resumes
from tests.factories.trade import (
    Shop,
    a_checkout,
    a_merchant,
    a_variant,
    acting,
    an_organization,
    buyer,
    seller,
)

MINUTE = timedelta(seconds=61)


def drain() -> None:
    """The outbox worker, until nothing is due."""
    while deliver_due():
        pass


@contextmanager
def moment(at: datetime | None) -> Iterator[None]:
    """Business time stands still at a moment, or runs."""
    if at is None:
        yield
    else:
        with clock_frozen(at):
            yield


def recover(at: datetime | None) -> None:
    """A minute passes in which every ordinary worker makes its round; nothing else helps."""
    InboundEvent.objects.filter(state="NEW").update(next_try_at=F("next_try_at") - MINUTE)
    Delivery.objects.filter(state="PENDING").update(next_try_at=F("next_try_at") - MINUTE)
    with moment((at or clock.now()) + MINUTE):
        worker_resumes()
        drain()
        provider_of(SANDBOX).tick()
        inbox_apply_due()
        bank_collect()
        drain()


def begin_at_nine() -> None:
    """Business time of this database goes on from nine in the morning: no story crosses a midnight."""
    now = datetime.now(CHINA)
    nine = now.replace(hour=9, minute=0, second=0, microsecond=0)
    offset_set((nine if nine > now else nine + timedelta(days=1)) - now)


def another_shop(first: Shop) -> Shop:
    """A merchant and a buyer of their own, on the first one's carrier: no row meets another's money."""
    merchant, company = a_merchant(), an_organization()
    return Shop(
        merchant=merchant, variant=a_variant(merchant), carrier=first.carrier, company=company,
        buyer=buyer(company), seller=seller(merchant),
    )  # fmt: skip


def kinds(subject: str) -> dict[str, int]:
    """How many journals of each kind a subject has."""
    found: dict[str, int] = {}
    for kind in Journal.objects.filter(subject=subject).values_list("kind", flat=True):
        found[kind] = found.get(kind, 0) + 1
    return found


@dataclass
class Story:
    """One scene. ``given`` goes to ``act``; ``at`` is the business time of the act, if fixed."""

    alone: ClassVar[bool] = False
    """Its act goes over all that others left behind: it gets a database of its own."""
    shop: Shop
    given: dict[str, Any] = field(default_factory=dict)
    at: datetime | None = None
    act: Callable[..., Any] = drain

    def prepare(self) -> None:
        raise NotImplementedError

    def once(self) -> None:
        """Assert that the effect is there exactly once."""
        raise NotImplementedError

    def recover(self) -> None:
        """What makes it whole again: every ordinary worker, unless the story is about one of them."""
        recover(self.at)

    def paid(self, **also: Any) -> Payment:
        """A basket of the shop, paid."""
        self.checkout = a_checkout(self.shop)
        return payment_begin(
            actor=self.shop.buyer, checkout_id=self.checkout.pk, gateway_id=SANDBOX,
            data={"instrument": also.pop("instrument", "ok")}, **also,
        )  # fmt: skip

    def ordered(self) -> Order:
        """An order placed and paid, its outbox empty."""
        self.paid()
        placed = checkout_complete(actor=self.shop.buyer, checkout_id=self.checkout.pk)
        drain()
        self.order = Order.objects.get(pk=placed[0])
        return self.order

    def delivered(self) -> Order:
        """... sent and delivered."""
        order = self.ordered()
        sent = order_dispatch(
            actor=self.shop.seller, order_id=order.pk, lines=[], carrier_code="",
            tracking_number="", key="d",
        )  # fmt: skip
        order_delivered(actor=self.shop.seller, fulfillment_id=sent.pk)
        drain()
        return order

    def accepted(self) -> Order:
        """... accepted, the release still owed by the outbox."""
        order = self.delivered()
        order_accept(actor=self.shop.buyer, order_id=order.pk, key="a")
        return order

    @property
    def escrow(self) -> Escrow:
        reference = public_id("chk", self.checkout.pk)
        return Escrow.objects.get(payment_ref=reference)

    @property
    def journals(self) -> dict[str, int]:
        return kinds(self.escrow.settlement_subject)


def buy(*, actor: Actor, checkout_id: uuid.UUID, instrument: str = "ok") -> None:
    payment_begin(
        actor=actor, checkout_id=checkout_id, gateway_id=SANDBOX,
        data={"instrument": instrument}, client_key="click-1",
    )  # fmt: skip


class Purchase(Story):
    """The buyer's request dies while it pays."""

    def prepare(self) -> None:
        self.checkout = a_checkout(self.shop)
        self.act = buy
        self.given = {"actor": self.shop.buyer, "checkout_id": self.checkout.pk}

    def once(self) -> None:
        payment = Payment.objects.get(subject=public_id("chk", self.checkout.pk))
        charged = SandboxObject.objects.filter(
            kind="payment", key__contains=public_id("pay", payment.pk)
        )
        assert payment.state == "CAPTURED"
        assert [row.state["captured"] for row in charged] == [payment.amount_minor]
        assert self.escrow.funded_minor == payment.amount_minor
        assert self.journals == {"J-FUND": 1}


class Capture(Purchase):
    """The worker dies while it takes the money that a card had promised."""

    def prepare(self) -> None:
        self.paid(manual_capture=True)
        self.act, self.given = drain, {}

    def once(self) -> None:
        found = self.journals
        assert (found["J-FUND"], found["J-AUTH"]) == (1, 1)
        assert self.escrow.state == "FUNDED"


def messages(*, at: datetime) -> None:
    with clock_frozen(at):
        provider_of(SANDBOX).tick()
        inbox_apply_due()
        drain()


class Message(Purchase):
    """The answer was lost; the process dies while it takes the provider's message in."""

    def prepare(self) -> None:
        payment = self.paid(instrument="timeout_applied")
        assert payment.state == "CREATED" or payment.state != "CAPTURED"
        self.act = messages
        self.at = clock.now() + timedelta(seconds=5)
        self.given = {"at": self.at}

    def once(self) -> None:
        super().once()
        reference = Payment.objects.get(subject=public_id("chk", self.checkout.pk)).provider_ref
        heard = InboundEvent.objects.filter(object_ref=reference)
        assert [row.state for row in heard] == ["APPLIED"]


class Acceptance(Story):
    """The worker dies while it releases accepted goods."""

    def prepare(self) -> None:
        self.accepted()

    def once(self) -> None:
        escrow = self.escrow
        assert escrow.state == "RELEASED"
        assert escrow.released_minor == escrow.funded_minor
        assert self.journals == {"J-FUND": 1, "J-REL": 1}
        assert Release.objects.filter(escrow=escrow).count() == 1
        assert MerchantHold.objects.filter(escrow=escrow).count() == 1


class Cancellation(Story):
    """The worker dies while it gives the buyer's money back."""

    def prepare(self) -> None:
        order = self.ordered()
        order_cancel(actor=self.shop.seller, order_id=order.pk)

    def once(self) -> None:
        escrow = self.escrow
        assert escrow.refunded_minor == escrow.funded_minor > 0
        assert self.journals == {"J-FUND": 1, "J-REF": 1, "J-REFOK": 1}
        refund = Refund.objects.get(escrow=escrow)
        reference = Payment.objects.get(pk=refund.payment_id).provider_ref
        assert SandboxObject.objects.get(ref=reference).state["refunded"] == escrow.funded_minor


def timed(*, at: datetime, work: Callable[[], Any]) -> None:
    with clock_frozen(at):
        work()
        drain()


class Timer(Story):
    """A timer's process dies in its round."""

    def due(self, work: Callable[[], Any], after: timedelta) -> None:
        self.act, self.at = timed, clock.now() + after
        self.given = {"at": self.at, "work": work}


class HoldEnds(Timer):
    def prepare(self) -> None:
        self.accepted()
        drain()
        self.due(holds_release_due, timedelta(days=8))

    def once(self) -> None:
        assert self.journals == {"J-FUND": 1, "J-REL": 1, "J-AVAIL": 1}


class ReserveEnds(HoldEnds):
    def prepare(self) -> None:
        super().prepare()
        timed(**self.given)
        self.due(reserves_free_due, timedelta(days=400))

    def once(self) -> None:
        assert self.journals == {"J-FUND": 1, "J-REL": 1, "J-AVAIL": 1, "J-RESERVE": 1}


class WindowEnds(Timer):
    def prepare(self) -> None:
        self.delivered()
        self.due(windows_close_due, timedelta(days=16))

    def once(self) -> None:
        said = EventEntry.objects.filter(
            kind="orders.delivery.accepted", payload__order_id=str(self.order.pk)
        )
        assert said.count() == 1
        assert self.journals == {"J-FUND": 1, "J-REL": 1}


class NeverPaid(Timer):
    def prepare(self) -> None:
        self.paid(instrument="decline")
        drain()
        self.due(escrows_expire_due, timedelta(hours=2))

    def once(self) -> None:
        escrow = self.escrow
        assert (escrow.state, escrow.funded_minor) == ("EXPIRED", 0)
        assert escrow.entries.filter(command="expire").count() == 1


def settle() -> None:
    provider_settle(SANDBOX)


class Settlement(Timer):
    def prepare(self) -> None:
        self.paid()
        self.due(settle, timedelta(days=2))

    def once(self) -> None:
        reference = Payment.objects.get(subject=public_id("chk", self.checkout.pk)).provider_ref
        settled = SandboxObject.objects.get(ref=reference).state["settled"]
        assert kinds(settled) == {"J-FEE": 1, "J-SETTLE": 1}


def send(*, actor: Actor, batch_id: uuid.UUID) -> None:
    payout_batch_send(actor=actor, batch_id=batch_id)


class Payout(Story):
    """The desk's request dies while it sends a batch."""

    TAIL = "1"
    """How the payee's account number ends: the bank tells its stories by it."""

    def prepare(self) -> None:
        self.fund()
        self.batch_up()

    def fund(self) -> None:
        """A merchant with money and an account that has cooled."""
        self.merchant = a_merchant()
        owner = merchant_ref(self.merchant.pk)
        lines = [dr("1020", SAFE_BANK, 985000), cr("2031", owner, 985000)]
        journal_post(key=f"t:{self.merchant.pk}", kind="X", lines=lines)
        at_the_bank(985000, f"t:{self.merchant.pk}")
        with clock_frozen(clock.now() - timedelta(days=4)):
            bank_account_put(
                actor=SYSTEM, merchant_id=self.merchant.pk, currency="CNY",
                account_name=self.merchant.legal_name,
                account_number=f"6222{self.merchant.pk.int % 10**14:014d}{self.TAIL}",
                bank_name="工商银行",
            )  # fmt: skip

    def batch_up(self) -> None:
        """Two persons make and check a batch of all that can be paid."""
        house = an_organization(kind="OPERATOR")
        maker, checker = acting(house, "finance_maker"), acting(house, "finance_checker")
        self.batch, _ = payout_batch_make(actor=maker)
        payout_batch_check(actor=checker, batch_id=self.batch.pk)
        self.act, self.given = send, {"actor": checker, "batch_id": self.batch.pk}

    def once(self) -> None:
        for hours in (2, 3):
            recover(clock.now() + timedelta(hours=hours))
        batch = PayoutBatch.objects.get(pk=self.batch.pk)
        assert batch.state == "BOOKED"
        file = BankFile.objects.get(direction="OUT", operation_key=batch.operation_key)
        assert bytes(file.body) == bytes(batch.file or b"")
        paid = [line.end_to_end_id for line in batch.lines.filter(state="BOOKED")]
        entries = SandboxObject.objects.filter(ref__startswith="bank:entry:", state__key__in=paid)
        assert entries.count() == len(paid) > 0
        count = batch.lines.exclude(state="SKIPPED").count()
        assert kinds(batch.number) == {"J-PAY": count, "J-PAYOK": count}
        assert balance("2031", merchant_ref(self.merchant.pk)) == 0
        assert Operation.objects.filter(key=batch.operation_key).count() == 1


def bank_tells(*, at: datetime) -> None:
    with clock_frozen(at):
        bank_collect()
        drain()


class PayoutAnswered(Payout):
    """The worker dies while it reads the bank's status, or books what it says."""

    def prepare(self) -> None:
        super().prepare()
        send(**self.given)
        drain()
        self.act, self.at = bank_tells, clock.now() + timedelta(hours=2)
        self.given = {"at": self.at}


class Closing(Timer):
    alone = True

    def prepare(self) -> None:
        self.accepted()
        drain()
        self.due(statements_close_due, timedelta(days=1, hours=1))

    def once(self) -> None:
        day = Statement.objects.filter(merchant=self.shop.merchant, currency="CNY")
        assert day.count() == day.values("since").distinct().count() >= 1
