"""Merchants with priced and counted goods, carriers, baskets and orders, ready to act on."""

from __future__ import annotations

import itertools
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from backend.catalog.models import (
    Category,
    Product,
    ProductListing,
    ProductType,
    ProductVariant,
    VariantListing,
)
from backend.channels.models import Channel
from backend.channels.selectors import channel_by_slug
from backend.checkout.models import Checkout
from backend.checkout.services import (
    LineInput,
    checkout_address_set,
    checkout_complete,
    checkout_create,
    checkout_freeze_for_payment,
    checkout_record_payment,
    delivery_choose,
    delivery_options,
)
from backend.inventory.models import Stock, Warehouse
from backend.kernel.actor import Actor
from backend.orders.models import Order
from backend.parties.models import Organization, User
from backend.parties.roles import permissions_of
from backend.pricing.models import CommissionRate, PriceTier
from backend.shipping.models import Carrier
from backend.shipping.services import carrier_open, freight_line_open

MONDAY = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)  # ten in the morning in China
HOME = {
    "first_name": "采购部",
    "country": "CN",
    "country_area": "河北省",
    "city": "石家庄市",
    "city_area": "长安区",
    "street_address_1": "中山东路 1 号",
    "postal_code": "050000",
    "phone": "13800000000",
}
_numbers = itertools.count(1)


def an_organization(kind: str = "COMPANY", **fields: Any) -> Organization:
    """An active organisation; ``is_merchant`` for one that sells."""
    number = next(_numbers)
    given: dict[str, Any] = {
        "legal_name": f"测试公司{number}",
        "display_name": f"测试商行{number}",
        "slug": f"test-{number}-{uuid.uuid4().hex[:6]}",
        "status": "ACTIVE",
    }
    return Organization.objects.create(kind=kind, **{**given, **fields})


def a_merchant(**fields: Any) -> Organization:
    """A company that sells on the markets."""
    return an_organization(is_merchant=True, **fields)


def a_user() -> User:
    """A confirmed account without a usable password."""
    email = f"user{next(_numbers)}-{uuid.uuid4().hex[:6]}@example.org"
    return User.objects.create(email=email, is_confirmed=True)


def acting(organization: Organization | None, *roles: str, user: User | None = None) -> Actor:
    """A person with some roles in an organisation, with the second factor."""
    who = user or a_user()
    return Actor(
        user_id=who.pk,
        person_id=who.person_id,
        organization_id=organization.pk if organization else None,
        permissions=permissions_of(set(roles)),
        roles=frozenset(roles),
        level=2,
        email=who.email,
    )


def seller(merchant: Organization) -> Actor:
    """Somebody who may do all of a merchant's acts."""
    return acting(merchant, "merchant_owner")


def buyer(organization: Organization | None = None) -> Actor:
    """Somebody who buys, for a company if one is given."""
    return acting(organization, "buyer") if organization else acting(None)


def a_category(channel: Channel, slug: str = "fabric") -> Category:
    """A category of the channel's site; slugs are one room, so a second site gets its own."""
    own = f"{slug}-{channel.slug}"
    found = Category.objects.filter(site_id=channel.site_id, slug__in=(slug, own)).first()
    if found is not None:
        return found
    free = own if Category.objects.filter(slug=slug).exists() else slug
    return Category.objects.create(site_id=channel.site_id, slug=free, name="面料", path=free)


def a_variant(
    merchant: Organization,
    *,
    channel: str = "textile-cny",
    price: str = "12.80",
    stock: int | None = 1000,
    tiers: tuple[tuple[int, str], ...] = (),
    weight_g: int | None = 500,
    **product: Any,
) -> ProductVariant:
    """A published, priced and counted article; ``stock=None`` is not counted."""
    place = channel_by_slug(channel)
    assert place is not None
    number = next(_numbers)
    kind, _ = ProductType.objects.get_or_create(slug="plain", defaults={"name": "普通"})
    made = Product.objects.create(
        merchant=merchant,
        product_type=kind,
        category=a_category(place),
        name=f"全棉府绸 {number}",
        slug=f"poplin-{number}-{uuid.uuid4().hex[:6]}",
        status="PUBLISHED",
        published_at=MONDAY,
        **product,
    )
    variant = ProductVariant.objects.create(
        product=made,
        sku=f"SKU-{number}-{uuid.uuid4().hex[:6]}",
        name="米白",
        base_unit="米",
        track_stock=stock is not None,
        weight_g=weight_g,
    )
    VariantListing.objects.create(
        variant=variant, channel=place, price=Decimal(price), currency=place.currency
    )
    ProductListing.objects.create(
        product=made, channel=place, name=made.name, is_published=True, visible=True,
        in_stock=bool(stock), min_price=Decimal(price), max_price=Decimal(price),
        listed_at=MONDAY, category_path=made.category.path, merchant_name=merchant.display_name,
    )  # fmt: skip
    for start, amount in tiers:
        PriceTier.objects.create(
            variant=variant, channel=place, min_quantity=start, unit_price=Decimal(amount)
        )
    if stock is not None:
        put_in_stock(variant, stock)
    return variant


def put_in_stock(variant: ProductVariant, quantity: int) -> Stock:
    """So many base units in the merchant's warehouse."""
    warehouse, _ = Warehouse.objects.get_or_create(
        merchant_id=variant.product.merchant_id, name="主仓库"
    )
    row, _ = Stock.objects.update_or_create(
        variant=variant, warehouse=warehouse, defaults={"quantity": quantity}
    )
    return row


def a_commission(bp: int = 150, site: str = "textile") -> CommissionRate:
    """The site's rate for everything."""
    place = next(row for row in Channel.objects.select_related("site") if row.site.slug == site)
    return CommissionRate.objects.create(
        site=place.site, bp=bp, valid=DateRange(date(2020, 1, 1), None)
    )


def a_carrier(code: str = "yunda", *, price: str = "8.00", currency: str = "CNY") -> Carrier:
    """A carrier with one parcel line everywhere at ``price`` for the first kilogram."""
    organization = an_organization(kind="CARRIER")
    carrier = carrier_open(organization_id=organization.pk, code=code, name="运达快递")
    freight_line_open(
        carrier=carrier, name="全国快递", kind="PARCEL", currency=currency, days=(1, 3),
        rates={"first_kg": price, "next_kg": "2.00"},
    )  # fmt: skip
    return carrier


@dataclass
class Shop:
    """A merchant, an article, a carrier and a buying company."""

    merchant: Organization
    variant: ProductVariant
    carrier: Carrier
    company: Organization
    buyer: Actor
    seller: Actor

    @property
    def driver(self) -> Actor:
        """Somebody of the carrier who may report."""
        return acting(self.carrier.organization, "carrier")


def a_shop(*, stock: int = 1000, channel: str = "textile-cny", **variant: Any) -> Shop:
    """All that a purchase needs."""
    merchant, company = a_merchant(), an_organization()
    currency = channel.rsplit("-", 1)[1].upper()
    return Shop(
        merchant=merchant,
        variant=a_variant(merchant, stock=stock, channel=channel, **variant),
        carrier=a_carrier(currency=currency),
        company=company,
        buyer=buyer(company),
        seller=seller(merchant),
    )


def a_checkout(
    shop: Shop, quantity: int = 10, *, channel: str = "textile-cny", ready: bool = True, **also: Any
) -> Checkout:
    """A basket with one line; ``ready`` gives it an address and chosen deliveries.

    ``also``: ``more`` further (variant, quantity) pairs, ``actor`` who buys.
    """
    actor = also.get("actor", shop.buyer)
    wanted = [(shop.variant, quantity), *also.get("more", ())]
    checkout = checkout_create(
        actor=actor,
        channel=channel,
        lines=[LineInput(variant_id=row.pk, quantity=count) for row, count in wanted],
        email="buyer@example.org",
    )
    if ready:
        checkout_address_set(actor=actor, checkout_id=checkout.pk, kind="shipping", fields=HOME)
        checkout = delivery_options(actor=actor, checkout_id=checkout.pk).checkout
        for group in checkout.groups.all():
            delivery_choose(
                actor=actor,
                checkout_id=checkout.pk,
                code=group.options[0]["code"],
                group_id=group.pk,
            )
    return Checkout.objects.get(pk=checkout.pk)


def pay_checkout(checkout: Checkout, *, actor: Actor) -> int:
    """As the payment floor does: freeze, then say that all was charged. Returns minor units."""
    with transaction.atomic():
        frozen = checkout_freeze_for_payment(actor=actor, checkout_id=checkout.pk)
        checkout_record_payment(checkout_id=checkout.pk, charged_minor=frozen.total.minor)
    return frozen.total.minor


def a_paid_order(shop: Shop, quantity: int = 10, **also: Any) -> Order:
    """An order that was paid before it was placed and waits for dispatch."""
    actor = also.get("actor", shop.buyer)
    checkout = a_checkout(shop, quantity, **also)
    pay_checkout(checkout, actor=actor)
    placed = checkout_complete(actor=actor, checkout_id=checkout.pk)
    return Order.objects.get(pk=placed[0])


def an_unpaid_order(shop: Shop, quantity: int = 10, **also: Any) -> Order:
    """An order that was placed first and waits for payment; its channel must allow that."""
    checkout = a_checkout(shop, quantity, **also)
    placed = checkout_complete(actor=also.get("actor", shop.buyer), checkout_id=checkout.pk)
    return Order.objects.get(pk=placed[0])
