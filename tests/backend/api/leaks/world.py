"""Two of everything: objects of side A in every state that matters, and outsiders of every role.

Private texts of side A carry a canary, so that a leak shows wherever in an answer it comes out.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from backend.audit.services import _append, flag_raise
from backend.catalog.models import Attribute, Collection, Product
from backend.checkout.models import Checkout
from backend.checkout.services import checkout_complete, checkout_note_set
from backend.documents.models import Document
from backend.events.models import Delivery, EventEntry
from backend.events.selectors import entries_at
from backend.events.services import deliver_due
from backend.kernel import clock
from backend.kernel.actor import SYSTEM, Actor
from backend.kernel.ids import public_id, to_relay
from backend.kernel.money import Money
from backend.orders.models import Order
from backend.orders.services import (
    DispatchLine,
    order_delivered,
    order_dispatch,
    order_return_request,
)
from backend.oversight.services import case_open, explanation_demand, query_save
from backend.parties.models import (
    Approval,
    ApprovalKind,
    Invitation,
    Organization,
    Session,
    User,
)
from backend.parties.roles import ROLES
from backend.parties.services import address_put
from backend.parties.services.sessions import session_open
from backend.rulebook.selectors import local_day
from markets.onboarding.models import Application, ApplicationState, ReviewTask
from markets.onboarding.services import application_edit, application_start
from markets.onboarding.services.apply import ApplicationForm
from markets.onboarding.services.contract import contract_send_for
from markets.venues.models import Booth, Floor, Lease
from markets.venues.services import LeaseDraft
from payments.escrow.models import Chargeback, DefaultNotice, Escrow, ForeignPurchase
from payments.escrow.services import chargeback_follow, merchant_ref
from payments.gateway.adapters import BANK
from payments.gateway.bank.house import own_account
from payments.gateway.models import Dispute, InboundEvent, Payment
from payments.gateway.port import StatementLine, StatementSheet
from payments.gateway.services import bank_collect
from payments.gateway.simulator.bank_wire import BankWire
from payments.guarantees.models import Guarantee
from payments.ledger.rules import cr, dr
from payments.ledger.services import SAFE_BANK, journal_post, manual_draft
from payments.limits.services import review_open
from payments.payouts.models import WalletPayout
from payments.payouts.services import bank_account_put, payout_batch_make
from payments.receipts.models import Receipt
from payments.reconciliation.models import Break
from payments.reconciliation.services import account_reconcile, sheet_refuse, statement_import
from payments.statements.checks import money_check
from payments.statements.models import CommissionInvoice, Statement
from payments.statements.services import statement_close
from payments.treasury.models import PaymentOrder
from payments.treasury.services import quota_give
from procurement.mall.models import Acceptance, MallOffer, Requisition, RequisitionLine
from procurement.payables.models import Invoice, Payable, PaymentRequest
from procurement.plans.models import PlanLine
from procurement.plans.services import plan_line_add
from procurement.process.models import Process
from procurement.process.services import hold_place
from procurement.publication.models import Release
from tests.factories.guarantees import a_department, a_merchant_guarantee, an_asked
from tests.factories.mall import a_mall
from tests.factories.payments import own_money, pay
from tests.factories.people import joins
from tests.factories.procurement import a_supplier
from tests.factories.trade import (
    HOME,
    Shop,
    a_checkout,
    a_commission,
    a_shop,
    a_user,
    a_variant,
    acting,
    an_organization,
)
from tests.factories.venues import a_market
from tests.plugin.api import Api
from tests.procurement.mall.play import Play

CANARY = "KANARIE7"


@dataclass
class World:
    """Global ids of side A by type, ids in their public spelling, and who may act on them."""

    ids: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    texts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    insiders: dict[str, Actor] = field(default_factory=dict)

    def put(self, type_name: str, *rows: Any) -> None:
        """Remember rows under their type."""
        self.ids[type_name] += [to_relay(type_name, row.pk) for row in rows]

    def first(self, type_name: str) -> str:
        """One id of a type; another one of it that nobody has, if side A has none."""
        return self.ids[type_name][0] if self.ids.get(type_name) else nobody(type_name)


RELAY_NAMES = {"Transfer": "TransactionItem", "WaitingRole": "Invitation"}
"""Kinds of this world that the API knows under another name."""


def nobody(type_name: str) -> str:
    """The id of a row that does not exist."""
    return to_relay(RELAY_NAMES.get(type_name, type_name), uuid.uuid4())


def drain() -> None:
    """Let the outbox run out."""
    while deliver_due():
        pass


def build() -> World:
    """Side A with all it owns."""
    world = World()
    own_money()
    a_commission()
    shop = a_shop()
    _basket(world, shop)
    _trade(world, shop)
    _people(world, shop)
    _goods(world, shop)
    _mall(world)
    _money(world, shop.merchant)
    _deposits(world, shop)
    _desk(world, shop.merchant)
    _market(world, shop)
    drain()
    _numbered()
    return world


def _numbered() -> None:
    """Number the log as the sequencer does; it would wait for this transaction's commit."""
    positions = EventEntry.objects.order_by("position").values_list("position", flat=True)
    _append(entries_at(list(positions)), first=0)


def _basket(world: World, shop: Shop) -> None:
    held = a_checkout(shop, 3)
    checkout_note_set(
        actor=shop.buyer, checkout_id=held.pk, note=f"备注{CANARY}", purchase_number=CANARY
    )
    Checkout.objects.filter(pk=held.pk).update(email=f"{CANARY}@example.org".lower())
    world.put("Checkout", held)
    world.put("CheckoutLine", *held.lines.all())
    groups = list(held.groups.all())
    world.put("DeliveryGroup", *groups)
    world.put("Delivery", *groups)
    world.texts["token"] = [str(held.pk)]


def _bought(world: World, shop: Shop, quantity: int) -> Order:
    basket = a_checkout(shop, quantity)
    checkout_note_set(
        actor=shop.buyer, checkout_id=basket.pk, note=f"备注{CANARY}", purchase_number=CANARY
    )
    world.put("TransactionItem", pay(basket, shop=shop))
    waits = pay(a_checkout(shop, 2), shop=shop, gateway_id=BANK, instrument="transfer")
    world.ids["Transfer"].append(to_relay("TransactionItem", waits.pk))
    placed = checkout_complete(actor=shop.buyer, checkout_id=basket.pk)
    drain()
    return Order.objects.get(pk=placed[0])


def _trade(world: World, shop: Shop) -> None:
    sent, waiting = _bought(world, shop, 10), _bought(world, shop, 4)
    made = order_dispatch(
        actor=shop.seller, order_id=sent.pk, lines=[], carrier_code=shop.carrier.code,
        tracking_number=f"YD{CANARY}", key="leak-dispatch",
    )  # fmt: skip
    order_delivered(actor=SYSTEM, fulfillment_id=made.pk)
    back = order_return_request(
        actor=shop.buyer, order_id=sent.pk, lines=[DispatchLine(sent.lines.get().pk, 1)],
        reason=f"色差{CANARY}", key="leak-return",
    )  # fmt: skip
    drain()
    world.put("Order", sent, waiting)
    world.put("OrderLine", sent.lines.get(), waiting.lines.get())
    world.put("OrderGroup", sent.group)
    world.put("Fulfillment", made)
    world.put("FulfillmentLine", *made.lines.all())
    world.put("OrderReturn", back)
    world.put("Escrow", *Escrow.objects.all())
    world.texts["subject"] += [
        public_id("ord", sent.pk), sent.settlement_subject, public_id("ord", waiting.pk)
    ]  # fmt: skip
    world.texts["settlementSubject"] = [sent.settlement_subject]
    address = address_put(actor=shop.buyer, fields={**HOME, "street_address_1": f"路{CANARY}"})
    world.put("Address", address)
    world.ids["User"].append(to_relay("User", shop.buyer.user_id or ""))
    world.insiders |= {"buyer": shop.buyer, "seller": shop.seller, "driver": shop.driver}


def _people(world: World, shop: Shop) -> None:
    """Members, an invitation, a wish to join, a session and an approval of the buying company."""
    company, member = shop.company, a_user()
    admin = acting(company, "buyer_admin")
    assert admin.user_id is not None
    boss = User.objects.get(pk=admin.user_id)
    rows = [joins(boss, company, "buyer_admin"), joins(member, company, "buyer")]
    world.ids["User"].insert(0, to_relay("User", member.pk))
    world.put("Membership", rows[1])
    given = {
        "organization": company,
        "role": "buyer",
        "expires_at": clock.now() + timedelta(days=9),
    }
    asked = Invitation.objects.create(
        email=f"{CANARY}@example.org".lower(), made_by=boss, message=CANARY, **given
    )
    wish = a_user()
    wants = Invitation.objects.create(
        email=wish.email, made_by=wish, by_applicant=True, message=CANARY, **given
    )
    guest = a_user()
    mine = Invitation.objects.create(email=guest.email, made_by=boss, message=CANARY, **given)
    world.put("Invitation", asked, wants, mine)
    waiting = an_organization(status="PENDING")
    world.put("Approval", Approval.objects.create(
        organization=waiting, kind=ApprovalKind.values[0], note=CANARY,
    ))  # fmt: skip
    session_open(boss)
    world.put("AccountSession", *Session.objects.filter(user=boss))
    world.put("Document", Document.objects.create(
        sha256="0" * 64, size_bytes=1, kind="PDF", media_type="application/pdf",
        name=f"{CANARY}.pdf", owner_id=company.pk, created_at=clock.now(),
    ))  # fmt: skip
    world.insiders |= {"admin": admin, "guest": acting(None, user=guest)}


def _goods(world: World, shop: Shop) -> None:
    world.put("ProductVariant", shop.variant)
    world.put("Product", shop.variant.product)
    draft = a_variant(shop.merchant, stock=5)
    Product.objects.filter(pk=draft.product_id).update(
        name=f"草稿{CANARY}", status="DRAFT", published_at=None
    )
    draft.product.listings.update(is_published=False, visible=False, name=f"草稿{CANARY}")
    world.put("ProductVariant", draft)
    world.put("Product", draft.product)
    stock = shop.variant.stocks.get()
    stock.warehouse.name = f"仓{CANARY}"
    stock.warehouse.save(update_fields=["name"])
    world.put("Stock", stock)
    world.put("Warehouse", stock.warehouse)
    world.put("Category", shop.variant.product.category)
    world.put("ProductType", shop.variant.product.product_type)
    for kind in ("Merchant", "Organization"):
        world.put(kind, shop.merchant, shop.company)
    colour = Attribute.objects.create(slug="leak-colour", name="颜色", input_type="DROPDOWN")
    world.put("Attribute", colour)
    world.put("AttributeValue", colour.values.create(slug="red", name="红"))
    world.put("Collection", Collection.objects.create(slug="leak-new", name="新品"))
    world.texts["sku"] = [draft.sku]
    world.texts["carrier"] = [shop.carrier.code]
    world.texts["trackingNumber"] = [f"YD{CANARY}"]


def _mall(world: World) -> None:
    mall = a_mall(budget_minor=1_000_000_00)
    api = Api()
    open_play = Play(api, lambda: drain(), mall)
    deliver_to = {"name": f"收货{CANARY}", "phone": CANARY, "street": f"路{CANARY}"}
    for state in ("cart", "awaiting_approval", "ordered", "supplier_confirmed", "delivered"):
        open_play.create(1, deliverTo=deliver_to)
        _walk(open_play, state)
    paid = Play(api, lambda: drain(), mall)
    paid.to("paid")
    world.put("BudgetItem", mall.item)
    world.put("Requisition", *Requisition.objects.order_by("-pk"))
    world.put("RequisitionLine", *RequisitionLine.objects.all())
    world.put("MallOffer", *mall.offers)
    MallOffer.objects.filter(pk=mall.offers[2].pk).update(listed=False, title=f"下架{CANARY}")
    world.put("Payable", *Payable.objects.all())
    world.put("GovInvoice", *Invoice.objects.all())
    world.put("PaymentRequest", *PaymentRequest.objects.all())
    PaymentOrder.objects.update(at_desk=True)
    world.put("TreasuryOrder", *PaymentOrder.objects.all())
    quota_give(
        actor=SYSTEM, department_id=mall.department.pk, budget_item=mall.item.number,
        month=local_day(clock.now()).replace(day=1), amount=Money(100, "CNY"),
    )  # fmt: skip
    centre = an_organization(kind="TREASURY")
    world.insiders |= {
        "treasury maker": acting(centre, "treasury_maker"),
        "treasury checker": acting(centre, "treasury_checker"),
    }
    world.put("MallAcceptance", *Acceptance.objects.all())
    line = plan_line_add(
        actor=mall.finance, item_id=mall.item.pk, catalogue_code="A02010104",
        title=f"计划{CANARY}", amount=Money(1000_00, "CNY"),
    )  # fmt: skip
    world.put("PlanLine", line, *PlanLine.objects.exclude(pk=line.pk))
    world.put("PublicNotice", *Release.objects.all()[:3])
    _suspend(world, Requisition.objects.order_by("pk")[0].process)
    world.texts["subject"] += [row.case for row in Requisition.objects.all()[:2]]
    world.put("Organization", mall.department)
    world.insiders |= {
        "requester": mall.requester, "approver": mall.approver, "acceptor": mall.acceptor,
        "finance": mall.finance, "chief": mall.finance_chief, "supplier": mall.seller,
    }  # fmt: skip


def _suspend(world: World, process: Process) -> None:
    """A supervisor stops one case, so that it can be resumed."""
    supervisor = acting(an_organization(kind="SUPERVISOR"), "supervisor")
    hold_place(
        actor=supervisor,
        process_id=process.pk,
        reason="投诉",
        until=clock.now() + timedelta(days=9),
    )
    world.insiders["supervisor"] = supervisor
    world.texts["ocid"] = [process.ocid]


def _walk(play: Play, state: str) -> None:
    steps = {
        "awaiting_approval": play.submit,
        "ordered": play.approve,
        "supplier_confirmed": lambda: play.do("mallOrderConfirm", play.mall.seller),
        "shipped": lambda: play.dispatch(f"MALL{uuid.uuid4().hex[:8]}"),
        "delivered": play.arrive,
    }
    for name, act in steps.items():
        if state == "cart":
            return
        payload = act()
        assert not (payload or {}).get("errors"), (name, payload)
        if name == state:
            return


def _money(world: World, merchant: Organization) -> None:
    now = clock.now()
    with clock.clock_frozen(now - timedelta(days=4)):
        bank_account_put(
            actor=SYSTEM, merchant_id=merchant.pk, currency="CNY",
            account_name=merchant.legal_name, account_number="6222000011114242",
            bank_name=f"银行{CANARY}",
        )  # fmt: skip
    owner = merchant_ref(merchant.pk)
    journal_post(
        key="leak:earned",
        kind="X",
        lines=[dr("1020", SAFE_BANK, 500000), cr("2031", owner, 500000)],
    )
    house = an_organization(kind="OPERATOR")
    world.insiders |= {
        "maker": acting(house, "finance_maker"), "checker": acting(house, "finance_checker"),
        "operator": acting(house, "operator"),
    }  # fmt: skip
    batch, _ = payout_batch_make(actor=world.insiders["maker"])
    world.put("PayoutBatch", batch)
    draft = manual_draft(
        actor=world.insiders["maker"], reason=f"手续费{CANARY}", client_key="leak",
        lines=[dr("5011", "", 100), cr("1030", "operating", 100)],
    )  # fmt: skip
    world.put("ManualJournal", draft)
    BankWire().call(
        "receive",
        {
            "to": own_account(SAFE_BANK, "CNY").number, "amount": 700, "currency": "CNY",
            "name": f"来款人{CANARY}", "account": "6217000011114242", "text": f"货款{CANARY}",
        },
    )  # fmt: skip
    bank_collect()
    drain()
    world.put("Receipt", Receipt.objects.get())
    payment = Payment.objects.earliest("opened_at")
    review = review_open(
        payment_id=payment.pk, payer=str(house.pk), currency="CNY", flags=["REPORT"],
        amount_minor=payment.amount_minor, evidence={"note": CANARY},
    )  # fmt: skip
    world.put("PaymentReview", review)
    world.put("Chargeback", _chargeback(payment))
    world.put("ReconciliationBreak", _a_break(now))
    money_check()
    closed = statement_close(
        merchant_id=_other_merchant().pk, currency="CNY", since=_long_ago(now, 9),
        until=_long_ago(now, 8),
    )  # fmt: skip
    world.texts["statementNumber"] = [closed.number]
    world.put("MerchantStatement", *Statement.objects.all())
    invoice = CommissionInvoice.objects.create(
        number="CI-2026-0000001", merchant_id=closed.merchant_id, currency="CNY", title=CANARY,
        month=_long_ago(now, 40).date(), gross_minor=106, vat_minor=6, net_minor=100, issued_at=now,
        lines=[{"subject": CANARY, "number": CANARY, "site": "textile", "kind": "FEE", "amount": 106}],
    )  # fmt: skip
    world.texts["invoiceNumber"] = [invoice.number]
    world.put("CommissionInvoice", invoice)
    world.put("ForeignPurchase", ForeignPurchase.objects.create(
        provider="shiji.sandbox", reference=CANARY[:60], bought_currency="USD", bought_minor=1,
        paid_currency="CNY", paid_minor=7, made_by=house.pk, made_at=now,
    ))  # fmt: skip
    world.put("WalletPayout", WalletPayout.objects.create(
        owner=str(house.pk), key="k", currency="CNY", amount_minor=100, way="ACCOUNT", state="WAITING",
        account_name=CANARY, account_number="6222000011112222", asked_by=house.pk, asked_at=now,
        end_to_end_id="wpo_leaks",
    ))  # fmt: skip


def _chargeback(payment: Payment) -> Chargeback:
    """A payer's bank took a little of a payment back."""
    dispute = Dispute.objects.create(
        provider=payment.provider, ref=f"sbd_{CANARY}", payment=payment, fee_minor=1,
        currency=payment.currency, amount_minor=100, reason=CANARY,
    )  # fmt: skip
    return chargeback_follow(dispute_id=dispute.pk)[0]


def _a_break(now: datetime) -> Break:
    """A provider tells of money that we know nothing of."""
    told = StatementLine(
        ref="sbx_leak", kind="CHARGE", amount_minor=500, at=_long_ago(now, 3), text=CANARY
    )
    sheet = StatementSheet(
        ident="leak", sequence=1, code="1010", owner="shiji.sandbox", currency="XTS",
        day=_long_ago(now, 3).date(), opening_minor=0, closing_minor=500, lines=(told,),
    )  # fmt: skip
    file = statement_import(sheet=sheet)
    account_reconcile(account_id=file.account_id)
    sheet_refuse(
        source="shiji.bank", ident="camt.053-9.xml", sha256="0" * 64, code="BANK_FILE",
        reason="Document: 无法读取",
    )  # fmt: skip
    return Break.objects.get(account=file.account)


def _other_merchant() -> Organization:
    return a_supplier(legal_name="对账商户", display_name="对账商户")


def _long_ago(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)


def _deposits(world: World, shop: Shop) -> None:
    """Security given and asked for, a notice of default, and money kept back."""
    house, asker, decider = a_department()
    held = a_merchant_guarantee(500, shop.merchant)
    asked = an_asked(asker=asker, giver=shop.merchant, subject=f"ocds-{CANARY}")
    letter = an_asked(asker=asker, giver=shop.merchant, purpose="PERFORMANCE")
    Guarantee.objects.filter(pk=letter.pk).update(
        form="E_GUARANTEE", state="HELD", letter_number=CANARY, issuer=f"银行{CANARY}",
        valid_until=local_day(clock.now()) + timedelta(days=90), document_hash="0" * 64,
    )  # fmt: skip
    world.put("Guarantee", held, asked, letter)
    trade = Escrow.objects.filter(merchant=shop.merchant, buyer_id=shop.company.pk).earliest("pk")
    notice = DefaultNotice.objects.create(
        escrow=trade, side="BUYER", reason=f"逾期{CANARY}", given_by="x", given_at=clock.now(),
        cure_by=clock.now(),
    )  # fmt: skip
    world.put("DefaultNotice", notice)
    kept = Escrow.objects.create(
        settlement_subject=f"{trade.settlement_subject}:ret1", site=trade.site, currency="CNY",
        merchant=shop.merchant, buyer_id=shop.company.pk, payment_ref="esc_x", price_minor=1,
        parent=trade, state="IN_INSPECTION",
    )  # fmt: skip
    world.ids["Escrow"].insert(0, to_relay("Escrow", kept.pk))
    world.put("Organization", house)
    world.insiders |= {"asker": asker, "decider": decider}


def _desk(world: World, merchant: Organization) -> None:
    house = an_organization(kind="REGULATOR")
    regulator = acting(house, "regulator")
    case = case_open(actor=regulator, title=f"立案{CANARY}", subjects=[world.texts["subject"][0]])
    asked = explanation_demand(
        actor=regulator, case_id=case.pk, organization_id=merchant.pk, question=f"说明{CANARY}",
        due_at=clock.now() + timedelta(days=9),
    )  # fmt: skip
    saved = query_save(actor=regulator, name=f"查询{CANARY}", query={"text": CANARY})
    world.put("Case", case)
    world.put("Explanation", asked)
    world.put("SavedQuery", saved)
    world.insiders["regulator"] = regulator
    world.put("AuditFlag", flag_raise(subject="ord_1", rule=f"规则{CANARY}", evidence={}))
    _stuck(world)


def _stuck(world: World) -> None:
    """What the technical operator finds given up: a delivery of the log, a provider's message."""
    entry = EventEntry.objects.order_by("position")[0]
    parked = Delivery.objects.create(
        entry=entry, handler=f"x.{CANARY}", subject=entry.subject, state="PARKED",
        last_error=CANARY,
    )  # fmt: skip
    dead = InboundEvent.objects.create(
        provider="sandbox", event_id="leak", kind="payment", object_kind="payment",
        object_ref=CANARY, body=b"{}", state="DEAD", problem=CANARY, next_try_at=clock.now(),
        received_at=clock.now(),
    )  # fmt: skip
    world.ids["ParkedDelivery"] = [str(parked.pk)]
    world.put("DeadMessage", dead)
    office, proposer, newcomer = an_organization(kind="OPERATOR"), a_user(), a_user()
    world.insiders["sysadmin"] = acting(office, "sysadmin")
    waiting = Invitation.objects.create(
        organization=office, email=newcomer.email, role="finance_maker", made_by=proposer,
        holder=newcomer, proposed_by=proposer, state="SECOND", message=CANARY,
        expires_at=clock.now() + timedelta(days=9),
    )  # fmt: skip
    world.ids["WaitingRole"] = [to_relay("Invitation", waiting.pk)]


def _market(world: World, shop: Shop) -> None:
    """A market with one booth let to the merchant, and applications as far as the desk sees them."""
    house = an_organization(kind="MARKET_MANAGER")
    let = LeaseDraft(
        booth="LEAK-A-1-A-101",
        tenant_id=shop.merchant.pk,
        starts_on=clock.now().date() - timedelta(days=30),
        contract_number=f"ZL{CANARY}",
    )
    market = a_market("leak", manager=house, leases=(let,))
    world.insiders["manager"] = acting(house, "market_manager")
    world.put("Market", market)
    world.put("Floor", *Floor.objects.filter(building__market=market))
    world.put("Booth", *Booth.objects.filter(market=market).order_by("code"))
    world.put("Lease", *Lease.objects.filter(booth__market=market))
    world.texts["code"] = [let.booth]
    waiting = acting(an_organization(), "merchant_owner")
    _applied(world, world.insiders["admin"], ApplicationState.DRAFT)
    _applied(world, waiting, ApplicationState.SUBMITTED)
    signing = _applied(world, shop.seller, ApplicationState.APPROVED)
    contract_send_for(signing, actor=world.insiders["operator"])
    signing.save()
    ReviewTask.objects.create(
        application=signing, kind="REVERIFY", due_on=clock.now().date(), note=CANARY
    )


def _applied(world: World, actor: Actor, state: ApplicationState) -> Application:
    made = application_start(actor=actor, key="leak")
    form = ApplicationForm(
        contact_name=f"联系{CANARY}",
        contact_phone="0311-88001234",
        return_address=f"路{CANARY}",
        settlement_bank=f"银行{CANARY}",
        settlement_account="6222000011115555",
    )
    row = application_edit(actor=actor, application_id=made.pk, form=form)
    row.state, row.representative, row.reason = state, f"法人{CANARY}", f"理由{CANARY}"
    row.save()
    world.put("MerchantApplication", row)
    return row


def outsiders() -> dict[str, Actor | None]:
    """One person of every role in an organisation that owns nothing, a plain buyer, and nobody."""
    people: dict[str, Actor | None] = {"nobody": None, "buyer without company": acting(None)}
    for code, role in ROLES.items():
        kind = "COMPANY" if "COMPANY" in role.kinds else sorted(role.kinds)[0]
        house = an_organization(
            kind=kind, is_merchant=kind == "COMPANY", is_gov_supplier=kind == "COMPANY"
        )
        people[code] = acting(house, code, user=a_user())
    return people
