"""A department, three suppliers with equal offers, and everybody who acts on the mall."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from backend.catalog.models import VariantListing
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.ids import to_relay
from backend.parties.models import Organization
from payments.payouts.models import BankAccount
from procurement.mall.models import MallOffer, Requisition
from procurement.plans.models import BudgetItem
from tests.factories.procurement import a_budget_item, a_supplier, acting, an_organization
from tests.factories.trade import a_carrier, a_variant

ADDRESS = {
    "name": "办公室",
    "phone": "0311-88880000",
    "region": "河北省",
    "city": "石家庄市",
    "street": "中山路 1 号",
}
CODE = "A02010104"


def an_offer(
    supplier: Organization,
    *,
    price: str = "4000.00",
    stock: int = 100,
    code: str = CODE,
    spec: str = "台式机 16G/512G",
) -> MallOffer:
    """A published article of a supplier, listed on the mall."""
    variant = a_variant(supplier, channel="gov", price=price, stock=stock)
    return MallOffer.objects.create(
        variant=variant,
        merchant=supplier,
        catalogue_code=code,
        spec_key=f"{code}:{spec}",
        spec_label=spec,
        title=f"台式计算机 {variant.sku}",
    )


def an_account(supplier: Organization, number: str = "6222024100001024") -> BankAccount:
    """Where the supplier wants its money."""
    return BankAccount.objects.create(
        merchant=supplier, currency="CNY", account_name=supplier.legal_name,
        account_number=number, bank_name="冀中商业银行", changed_at=clock.now(),
    )  # fmt: skip


def reprice(offer: MallOffer, price: str) -> None:
    """The supplier changes the price."""
    VariantListing.objects.filter(variant=offer.variant, channel__slug="gov").update(
        price=Decimal(price)
    )


@dataclass
class Mall:
    """Everything a purchase on the mall needs."""

    department: Organization
    item: BudgetItem
    offers: list[MallOffer]
    requester: Actor
    approver: Actor
    acceptor: Actor
    finance: Actor
    finance_chief: Actor
    seller: Actor
    carrier_code: str
    driver: Actor
    keys: int = field(default=0)

    @property
    def offer(self) -> MallOffer:
        """The first supplier's offer, the cheapest."""
        return self.offers[0]

    def key(self) -> str:
        """A fresh idempotency key."""
        return uuid.uuid4().hex

    def wish(self, quantity: int = 2, *, offer: MallOffer | None = None, **also: Any) -> dict:
        """The input of a requisition."""
        chosen = offer or self.offer
        given = {
            "budgetItemId": to_relay("BudgetItem", self.item.pk),
            "purpose": "更新办公电脑",
            "lines": [{"offerId": to_relay("MallOffer", chosen.pk), "quantity": quantity}],
            "deliverTo": ADDRESS,
        }
        return {**given, **also}


def a_mall(*, budget_minor: int = 100_000_00, stock: int = 100, suppliers: int = 3) -> Mall:
    """A department with money, suppliers with equal offers at 4000, 4100, 4200 yuan."""
    department = an_organization()
    sellers = [a_supplier() for _ in range(suppliers)]
    for seller in sellers:
        an_account(seller)
    carrier = a_carrier(f"yd{uuid.uuid4().hex[:8]}")
    offers = [
        an_offer(seller, price=f"{4000 + 100 * place}.00", stock=stock)
        for place, seller in enumerate(sellers)
    ]
    return Mall(
        department=department,
        item=a_budget_item(budget_minor, department=department),
        offers=offers,
        requester=acting(department, "gov_requester"),
        approver=acting(department, "gov_approver"),
        acceptor=acting(department, "gov_acceptor"),
        finance=acting(department, "gov_finance"),
        finance_chief=acting(department, "gov_finance"),
        seller=acting(sellers[0], "merchant_owner"),
        carrier_code=carrier.code,
        driver=acting(carrier.organization, "carrier"),
    )


def state_of(requisition_id: str) -> str:
    """The state of a requisition's case, by Relay id."""
    from backend.kernel.ids import from_relay

    key = from_relay(requisition_id, "Requisition")
    return Requisition.objects.select_related("process").get(pk=key).process.state
