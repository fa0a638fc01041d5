"""Stories in which providers and the bank misbehave while a process of ours dies."""

from __future__ import annotations

import hashlib
import itertools
from datetime import timedelta

from backend.events.models import EventEntry
from backend.kernel import clock
from backend.kernel.clock import clock_frozen
from backend.kernel.ids import public_id
from backend.orders.services import order_cancel
from backend.parties.models import Organization
from payments.escrow.models import Refund
from payments.escrow.services import merchant_ref
from payments.gateway.adapters import BANK, SANDBOX, provider_of
from payments.gateway.models import BankFile, BankMovement, Operation, SandboxObject
from payments.gateway.services import (
    bank_collect,
    inbox_apply_due,
    operation_resume_due,
    provider_poll,
)
from payments.gateway.simulator.bank_wire import BankWire
from payments.ledger.rules import cr, dr
from payments.ledger.selectors import balance
from payments.ledger.services import SAFE_BANK, journal_post
from payments.payouts.models import BankAccount, PayoutBatch
from payments.payouts.services import payout_batch_check, payout_batch_make
from tests.factories.payments import at_the_bank, worker_resumes
from tests.factories.trade import acting, an_organization
from tests.payments.exactly_once.stories import (
    Cancellation,
    Payout,
    PayoutAnswered,
    Purchase,
    bank_tells,
    drain,
    kinds,
    messages,
    recover,
    send,
)

_numbers = itertools.count(1)


def box() -> dict[str, str]:
    """Every file the bank has taken: its SHA-256 by our message id."""
    rows = SandboxObject.objects.filter(ref__startswith="bank:message:")
    return {row.ref.removeprefix("bank:message:"): row.state["sha256"] for row in rows}


class Overtaken(Purchase):
    """The provider's message comes while our own commit never did; nobody else helps."""

    def recover(self) -> None:
        with clock_frozen(clock.now() + timedelta(seconds=30)):
            provider_of(SANDBOX).tick()
            inbox_apply_due()
            drain()


class Unheard(Purchase):
    """No message ever comes: the poller, or a question after fifteen minutes, finds the money."""

    def prepare(self) -> None:
        super().prepare()
        self.given["instrument"] = "event_lost"

    def recover(self) -> None:
        with clock_frozen(clock.now() + timedelta(minutes=1)):
            provider_of(SANDBOX).tick()  # the money is taken; what tells of it is lost
        with clock_frozen(clock.now() + timedelta(minutes=16)):
            provider_poll(SANDBOX)
            inbox_apply_due()
            drain()


class RefundFailsLate(Cancellation):
    """The provider takes back its word on a refund; the process dies while it hears that."""

    def prepare(self) -> None:
        self.paid(instrument="refund_fails_late")
        from backend.checkout.services import checkout_complete

        (order_id,) = checkout_complete(actor=self.shop.buyer, checkout_id=self.checkout.pk)
        drain()
        order_cancel(actor=self.shop.seller, order_id=order_id, reason="缺货")
        drain()
        provider_of(SANDBOX).tick()
        inbox_apply_due()  # all that is due before; what is killed is the bad news
        drain()
        self.bad_news(timedelta(hours=3))

    def bad_news(self, after: timedelta) -> None:
        """The provider changes its mind; the message is under way."""
        self.at = clock.now() + after
        with clock_frozen(self.at - timedelta(minutes=1)):
            provider_of(SANDBOX).tick()
        self.act, self.given = messages, {"at": self.at}

    def once(self) -> None:
        refund = Refund.objects.get(escrow=self.escrow)
        assert refund.state == "FAILED"
        assert self.journals == {"J-FUND": 1, "J-REF": 1, "J-REFOK": 1, "J-REFBACK": 1}
        assert balance("2010", refund.payment.payer) == refund.amount_minor


class LateMoney(Purchase):
    """Money is captured for an escrow that has expired; the process dies while it hears of it."""

    def prepare(self) -> None:
        from backend.checkout.services import checkout_lapse_due

        self.paid(instrument="late_capture")
        with clock_frozen(clock.now() + timedelta(minutes=31)):
            checkout_lapse_due()
            drain()
        assert self.escrow.state == "EXPIRED"
        self.at = clock.now() + timedelta(hours=25)
        with clock_frozen(self.at - timedelta(minutes=1)):
            provider_of(SANDBOX).tick()
        self.act, self.given = messages, {"at": self.at}

    def once(self) -> None:
        assert (self.escrow.state, self.escrow.funded_minor) == ("EXPIRED", 0)
        assert self.journals == {"J-LATE": 1, "J-LATEREF": 1, "J-REFOK": 1}
        refund = Refund.objects.get(escrow=self.escrow)
        assert (refund.source, refund.state) == ("LATE", "SUCCEEDED")
        assert balance("2900", public_id("opr", refund.payment_id)) == 0


class BatchDeployed(Payout):
    """The old worker is stopped in the middle of a batch; the new one goes on with its bytes."""

    def prepare(self) -> None:
        super().prepare()
        send(**self.given)
        self.act, self.given = drain, {}
        self.file = BankFile.objects.get(
            direction="OUT", operation_key=f"{public_id('pob', self.batch.pk)}:payout:1"
        )

    def recover(self) -> None:
        """A new worker comes at once: it waits for the lease, then sends or asks."""
        before = box()
        drain()
        operation_resume_due()
        assert box() == before
        recover(self.at)

    def once(self) -> None:
        super().once()
        assert box()[self.batch.number] == self.file.sha256
        self.file.refresh_from_db()
        assert hashlib.sha256(bytes(self.file.body)).hexdigest() == self.file.sha256


class BankSilent(BatchDeployed):
    """The bank takes the file and says nothing for a day; its statement decides."""

    def prepare(self) -> None:
        super().prepare()
        with clock_frozen(clock.now() + timedelta(hours=20)):  # to the end of that day, in China
            BankWire().call("tell", {"words": ["no_status", "silent_day"]})

    def recover(self) -> None:
        super().recover()
        batch = PayoutBatch.objects.get(pk=self.batch.pk)
        assert batch.state == "SENT"
        with clock_frozen(clock.now() + timedelta(hours=2)):
            assert bank_collect() == 0  # a silent day: not even a list
            worker_resumes()
            drain()
        operation = Operation.objects.get(key=batch.operation_key)
        assert (operation.state, box()[batch.number]) == ("PENDING", self.file.sha256)

    def once(self) -> None:
        recover(clock.now() + timedelta(hours=48))
        SandboxObject.objects.filter(ref="bank:silent").delete()
        super().once()


class OneOfFiveHundred(PayoutAnswered):
    """The bank rejects one line of five hundred; the worker dies while it books what the bank says."""

    COUNT, MINOR = 500, 1_000

    def prepare(self) -> None:
        first = next(_numbers) * 1_000
        house = an_organization(kind="OPERATOR")
        maker, checker = acting(house, "finance_maker"), acting(house, "finance_checker")
        self.payees = Organization.objects.bulk_create(
            Organization(
                kind="COMPANY", legal_name=f"五百户{first + n}", display_name=f"五百户{first + n}",
                slug=f"payee-{first + n}", status="ACTIVE", is_merchant=True,
            )
            for n in range(self.COUNT)
        )  # fmt: skip
        for start in range(0, self.COUNT, 100):
            part = self.payees[start : start + 100]
            lines = [cr("2031", merchant_ref(payee.pk), self.MINOR) for payee in part]
            journal_post(
                key=f"t:{part[0].pk}", kind="X",
                lines=[dr("1020", SAFE_BANK, self.MINOR * len(part)), *lines],
            )  # fmt: skip
            at_the_bank(self.MINOR * len(part), f"t:{part[0].pk}")
        BankAccount.objects.bulk_create(
            BankAccount(
                merchant=payee, currency="CNY", account_name=payee.legal_name, bank_name="工商银行",
                account_number=f"62170000{first + n:08d}{'9999' if n == 250 else '1111'}",
                changed_at=clock.now() - timedelta(days=4),
            )
            for n, payee in enumerate(self.payees)
        )  # fmt: skip
        self.batch, _ = payout_batch_make(actor=maker)
        payout_batch_check(actor=checker, batch_id=self.batch.pk)
        send(actor=checker, batch_id=self.batch.pk)
        drain()
        self.act, self.at = bank_tells, clock.now() + timedelta(hours=2)
        self.given = {"at": self.at}

    def once(self) -> None:
        batch = PayoutBatch.objects.get(pk=self.batch.pk)
        assert batch.state == "PARTLY_REJECTED"
        (line,) = batch.lines.filter(state="REJECTED")
        assert (line.merchant_id, line.reason) == (self.payees[250].pk, "AC04")
        assert batch.lines.filter(state="BOOKED").count() == self.COUNT - 1
        assert kinds(batch.number) == {"J-PAY": 500, "J-PAYOK": 499, "J-PAYBACK": 1}
        assert balance("2031", merchant_ref(line.merchant_id)) == self.MINOR
        assert balance("2040", BANK) == 0
        BankAccount.objects.filter(merchant=line.merchant_id).update(is_current=False)


class BookedAfterRefusal(PayoutAnswered):
    """The bank refuses a line and pays it all the same; the worker dies as the statement says so."""

    TAIL = "9999"  # closed

    def prepare(self) -> None:
        BankWire().call("tell", {"words": ["book_rejected"]})
        super().prepare()
        bank_tells(**self.given)  # refused, and given back to the merchant
        self.at = clock.now() + timedelta(hours=50)
        self.given = {"at": self.at}

    def once(self) -> None:
        line = self.batch.lines.get()
        assert (line.state, line.reason) == ("REJECTED", "AC04")
        assert kinds(self.batch.number) == {"J-PAY": 1, "J-PAYBACK": 1}
        assert balance("2031", merchant_ref(self.merchant.pk)) == line.amount_minor
        assert BankMovement.objects.filter(end_to_end_id=line.end_to_end_id).count() == 1
        told = EventEntry.objects.filter(
            kind="payments.bank.order_break", payload__end_to_end_id=line.end_to_end_id
        )
        assert [row.payload["break_kind"] for row in told] == ["DUPLICATE_OUTSIDE"]
        BankAccount.objects.filter(merchant=self.merchant).update(is_current=False)
