"""The wholesaler's shop of the history: customers, goods, prices, stock; twice is once."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from django.db import transaction

from backend.catalog.drafts import ProductDraft, VariantDraft
from backend.catalog.selectors import variants_by_sku
from backend.catalog.services import products_load
from backend.channels.selectors import channel_by_slug
from backend.demo import roster
from backend.demo.accounts import demo_password
from backend.demo.day.replay.articles import article_names, category_of
from backend.demo.day.replay.history import CURRENCY, Document, Purchase
from backend.demo.day.replay.prices import ArticlePrices, Sale, Step, article_prices
from backend.demo.goods import picture_url
from backend.demo.names import COUNTY_ZHENGDING, credit_code
from backend.inventory.selectors import available_by_variant
from backend.inventory.services import stock_receive
from backend.inventory.services.fill import stock_fill
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid
from backend.kernel.ids import to_relay
from backend.parties.services.load import (
    AccountDraft,
    OrganizationDraft,
    accounts_load,
    organizations_load,
)
from backend.pricing.selectors import tiers_by_variant
from backend.pricing.services import TierInput, price_list_put, tiers_replace
from backend.pricing.services.bulk import TierRow, tiers_load
from backend.shipping.selectors import carriers_list, quotes
from backend.shipping.services import carrier_open, freight_line_open

IMPORTER = Actor.system("invoice-import")
CHANNEL = "intl-gbp"
WHOLESALER = "invoice-wholesaler"
CARRIER = "silkroad"
COLLECT = "到付·买方货代提货 GBP"
BATCH = 300
"""Products written in one transaction."""
SPARE = 1
"""Pieces of each article beyond what is sold, so that no article leaves the shelf."""

Terms = dict[str, tuple[Step, ...]]
"""Entries of one customer's list by article; an empty tuple ends what was agreed."""


@dataclass(slots=True)
class Shop:
    """What the replay needs to know of the shop."""

    merchant_id: uuid.UUID
    variants: dict[str, uuid.UUID]
    buyers: dict[str, uuid.UUID]
    terms: dict[int, Terms] = field(default_factory=dict)
    """By a purchase's turn: what its customer's list says from then on."""

    def variant(self, article: str) -> str:
        """The article's id in the API."""
        return to_relay("ProductVariant", self.variants[article])

    def agree(self, turn: int, customer: str) -> None:
        """Put the customer's list as it stands from this purchase on."""
        if turn not in self.terms:
            return
        price_list_put(
            actor=IMPORTER,
            merchant_id=self.merchant_id,
            channel=CHANNEL,
            name=f"customer {customer}",
            organization_id=self.buyers[customer],
            entries={
                self.variants[article]: [TierInput(*step) for step in entries]
                for article, entries in self.terms[turn].items()
            },
        )


def sku_of(article: str) -> str:
    """The article's number in the shop."""
    return f"UKW-{article}"


def customer_slug(customer: str) -> str:
    """The organisation and the account of a customer, by the code on the invoices."""
    return f"customer-{customer.lower()}"


def shop_open(
    documents: Sequence[Document],
    purchases: Sequence[Purchase],
    *,
    advance: Callable[[int], object] = lambda _n: None,
) -> Shop:
    """Make what the purchases need and what is not there yet. ``advance`` hears of articles."""
    if channel_by_slug(CHANNEL) is None:
        raise Invalid("没有渠道“{slug}”。", field="channel", slug=CHANNEL)
    merchant, buyers = _parties({each.customer for each in purchases})
    _collect_line_open()
    sales = sales_by_article(purchases)
    skus = variants_by_sku(sku_of(article) for article in sales)
    known = {article: skus[sku_of(article)] for article in sales if sku_of(article) in skus}
    prices = {article: article_prices(own, anew=article in known) for article, own in sales.items()}
    variants = dict(known)
    names = article_names(documents)
    for batch in _batches(article for article in sorted(sales) if article not in known):
        variants |= _articles_load(merchant, {each: names[each] for each in batch}, prices)
        advance(len(batch))
    _tiers_mend({known[article]: prices[article] for article in known})
    _stock_fill(variants, purchases)
    advance(len(known))
    terms: dict[int, Terms] = defaultdict(dict)
    for article, each in prices.items():
        for agreed in each.terms:
            terms[agreed.turn][article] = agreed.entries
    return Shop(merchant, variants, buyers, dict(terms))


def sales_by_article(purchases: Sequence[Purchase]) -> dict[str, list[Sale]]:
    """What was sold of each article, in the order of time; a turn is a purchase's place."""
    sales: dict[str, list[Sale]] = defaultdict(list)
    for turn, purchase in enumerate(purchases):
        for line in purchase.lines:
            sales[line.article].append(Sale(turn, purchase.customer, line.quantity, line.price))
    return dict(sales)


def _batches(articles: Iterable[str]) -> Iterator[list[str]]:
    source = iter(articles)
    while batch := list(islice(source, BATCH)):
        yield batch


@transaction.atomic
def _parties(customers: set[str]) -> tuple[uuid.UUID, dict[str, uuid.UUID]]:
    """The wholesaler, and the buying companies, each with its account."""
    wholesaler = OrganizationDraft(
        slug=WHOLESALER,
        kind="COMPANY",
        legal_name="石家庄市正定礼品批发有限公司（发票历史）",
        display_name="礼品批发（发票历史）",
        display_name_en="Giftware wholesaler (invoice history)",
        uscc=credit_code(700, region=COUNTY_ZHENGDING),
        region_code=COUNTY_ZHENGDING,
        address_line="河北省石家庄市正定县国际小商品市场",
        description="按真实批发商的发票历史开设的店铺，价格与数量来自发票。",
        is_merchant=True,
        sme_scale="SMALL",
        active_since=date(2009, 1, 1),
        extra={"site": "intl", "booths": []},
    )
    slugs = {customer_slug(each): each for each in sorted(customers)}
    buyers = [
        OrganizationDraft(
            slug=slug,
            kind="COMPANY",
            legal_name=f"境外采购商 {customer}",
            display_name=f"采购商 {customer}",
            display_name_en=f"Customer {customer}",
        )
        for slug, customer in slugs.items()
    ]
    ids = organizations_load([wholesaler, *buyers], actor=IMPORTER)
    accounts = [_account(WHOLESALER, "礼品批发商", "merchant_owner")]
    accounts += [_account(slug, f"采购商 {each}", "buyer_admin") for slug, each in slugs.items()]
    accounts_load(accounts, password=demo_password(), actor=IMPORTER)
    return ids[WHOLESALER], {customer: ids[slug] for slug, customer in slugs.items()}


def _account(slug: str, title: str, role: str) -> AccountDraft:
    return AccountDraft(
        email=roster.email_of(slug), title=title, organization_slug=slug, roles=(role,)
    )


@transaction.atomic
def _collect_line_open() -> None:
    """Carriage as the history has it: none on the bill of goods, the buyer's forwarder fetches."""
    channel = channel_by_slug(CHANNEL)
    assert channel is not None
    held = quotes(None, country="GB", region="", currency=CURRENCY, at=clock.now())
    if any(each.line == COLLECT for each in held):
        return
    carrier = next((row for row in carriers_list() if row.code == CARRIER), None)
    if carrier is None:  # a database without the demo city
        slug = f"carrier-{CARRIER}"
        draft = next(each for each in roster.offices() if each.slug == slug)
        ids = organizations_load([draft], actor=IMPORTER)
        account = next(each for each in roster.accounts() if each.organization_slug == slug)
        accounts_load([account], password=demo_password(), actor=IMPORTER)
        carrier = carrier_open(organization_id=ids[slug], code=CARRIER, name=draft.display_name)
    freight_line_open(
        carrier=carrier, name=COLLECT, kind="PICKUP", rates={}, days=(1, 5), currency=CURRENCY,
        countries=[country for country in channel.countries if country != "CN"],
    )  # fmt: skip


@transaction.atomic
def _articles_load(
    merchant: uuid.UUID, names: Mapping[str, str], prices: Mapping[str, ArticlePrices]
) -> dict[str, uuid.UUID]:
    drafts = [_draft(merchant, article, names[article], prices[article]) for article in names]
    ids = products_load(drafts, actor=IMPORTER)
    made = {article: ids[sku_of(article)] for article in names}
    tiers_load(
        actor=IMPORTER,
        channel=CHANNEL,
        rows=[
            TierRow(made[article], *step)
            for article in names
            for step in prices[article].tiers
            if len(prices[article].tiers) > 1
        ],
    )
    return made


def _draft(merchant: uuid.UUID, article: str, name: str, prices: ArticlePrices) -> ProductDraft:
    category, art = category_of(name)
    picture = {"art": art, "color": "", "seed": sum(map(ord, article)) * 7919 % 10**6}
    return ProductDraft(
        merchant_id=merchant,
        category=category,
        name=name,
        slug=sku_of(article).lower().replace(" ", "-"),
        variants=(
            VariantDraft(sku=sku_of(article), name=article, prices={CHANNEL: prices.tiers[0][1]}),
        ),
        translations={"EN": {"name": name}},
        media=((picture_url(picture), name[:250]),),
        picture=picture,
        external_reference=article,
        returnable=True,
        metadata={"source": "invoice history"},
    )


def _tiers_mend(prices: Mapping[uuid.UUID, ArticlePrices]) -> None:
    """Articles that stand get the tiers that the new purchases need."""
    channel = channel_by_slug(CHANNEL)
    assert channel is not None
    held = tiers_by_variant(prices, channel.pk, CURRENCY)
    for variant, each in prices.items():
        wanted = list(each.tiers)
        if [(row.min_quantity, row.price.amount) for row in held.get(variant, [])] != wanted:
            tiers_replace(
                actor=IMPORTER,
                variant_id=variant,
                channel=CHANNEL,
                tiers=[TierInput(*step) for step in wanted],
            )


@transaction.atomic
def _stock_fill(variants: Mapping[str, uuid.UUID], purchases: Sequence[Purchase]) -> None:
    """What the purchases take and a spare piece: an invoice placed twice is mostly refused, and
    the count at the end tells of any other."""
    wanted: Counter[uuid.UUID] = Counter(dict.fromkeys(variants.values(), SPARE))
    for purchase in purchases:
        for line in purchase.lines:
            wanted[variants[line.article]] += line.quantity
    stock_fill(actor=IMPORTER, counted=wanted)
    for variant, free in available_by_variant(wanted).items():
        if free < wanted[variant]:
            stock_receive(actor=IMPORTER, variant_id=variant, quantity=wanted[variant] - free)
