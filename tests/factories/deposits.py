"""Trades paid in parts, for tests; made through the services."""

from __future__ import annotations

import uuid

from backend.kernel import clock
from backend.kernel.actor import SYSTEM, Actor
from backend.kernel.ids import public_id
from backend.kernel.money import Money
from backend.parties.models import Organization
from payments.escrow.models import DefaultNotice, Escrow, Funding
from payments.escrow.schedules import PartAsked
from payments.escrow.services import (
    default_notice,
    escrow_create,
    escrow_fund,
    merchant_ref,
    schedule_check,
)
from payments.gateway.models import Payment
from payments.ledger.selectors import balance
from tests.factories.trade import a_merchant, acting, an_organization

PRICE = 5000000


class Deal:
    """A merchant and a buying company that agreed on earnest money and a balance."""

    def __init__(self, *parts: PartAsked, price: int = PRICE) -> None:
        self.house: Organization = a_merchant()
        self.company = an_organization()
        self.seller = acting(self.house, "merchant_owner")
        self.buyer = acting(self.company, "buyer")
        self.subject = f"stl_{uuid.uuid4().hex[:20]}"
        asked = parts or (PartAsked(kind="EARNEST", share_bp=2000),)
        escrow_create(
            actor=SYSTEM, settlement_subject=self.subject, site="textile", currency="CNY",
            merchant_id=self.house.pk, buyer_id=self.company.pk, payment_ref="ord_x",
            price_minor=price, schedule=schedule_check(asked, price=Money(price, "CNY")),
        )  # fmt: skip

    @property
    def escrow(self) -> Escrow:
        return Escrow.objects.get(settlement_subject=self.subject)

    @property
    def owner(self) -> str:
        return public_id("esc", self.escrow.pk)

    def pays(self, minor: int) -> Escrow:
        """Money comes through the bank, as in E4: Dr 1020."""
        payment = Payment.objects.create(
            provider="shiji.sandbox", subject=f"t_{uuid.uuid4().hex[:20]}", payer=str(self.company.pk),
            currency="CNY", amount_minor=minor, captured_minor=minor, state="CAPTURED",
            opened_at=clock.now(), provider_ref=uuid.uuid4().hex,
        )  # fmt: skip
        Funding.objects.create(
            escrow=self.escrow, payment=payment, amount_minor=minor, state="FUNDED"
        )
        return escrow_fund(
            actor=SYSTEM, settlement_subject=self.subject, amount_minor=minor,
            provider="shiji.sandbox", charge_id=payment.pk, key=f"{self.subject}:{minor}:{payment.pk}",
        )  # fmt: skip

    def notice(self, by: Actor) -> DefaultNotice:
        return default_notice(actor=by, settlement_subject=self.subject, reason="未按约履行")

    def books(self) -> dict[str, int]:
        """What E4 says of each account in the end."""
        merchant = merchant_ref(self.house.pk)
        return {
            "2020": balance("2020", self.owner),
            "2030": balance("2030", merchant),
            "2050": balance("2050", f"{merchant}:MERCHANT"),
            "2010": balance("2010", str(self.company.pk)),
            "2041": balance("2041", "shiji.sandbox"),
            "4010": balance("4010", "textile"),
            "9050": balance("9050", self.owner),
        }


def end(**amounts: int) -> dict[str, int]:
    empty = dict.fromkeys(("2020", "2030", "2050", "2010", "2041", "4010", "9050"), 0)
    return {**empty, **{name.lstrip("a"): minor for name, minor in amounts.items()}}
