"""The city's organisations, accounts, booths, carriers and budgets."""

from __future__ import annotations

import uuid

from django.db import transaction

from backend.channels.selectors import channels_of_site
from backend.demo import carriage, roster
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.money import Money
from backend.parties.services.load import accounts_load, organizations_load
from backend.shipping.selectors import carriers_list
from backend.shipping.services import carrier_open, freight_line_open
from procurement.plans.services import budget_item_register

CITY = Actor.system("demo-city")
DEPARTMENTS = ("education", "health", "transport")
BUDGETS = (
    ("office", "办公设备购置", "31002", 60_000_000),
    ("supplies", "日常办公用品", "30201", 12_000_000),
    ("books", "图书与印刷", "30202", 5_000_000),
    ("training", "培训材料", "30216", 800_000),
)
"""Per department: name, economic class and amount in fen of its approved items."""


def people_load(*, password: str) -> dict[str, uuid.UUID]:
    """Organisations with their accounts; returns organisation ids by slug."""
    drafts = [*roster.offices(), *roster.merchants(), *roster.buyers()]
    ids = organizations_load(drafts, actor=CITY)
    accounts_load(roster.accounts(), password=password, actor=CITY)
    return ids


@transaction.atomic
def carriers_load(organizations: dict[str, uuid.UUID]) -> int:
    """Carriers with freight lines to every province and the countries of the foreign channels."""
    known = {row.code for row in carriers_list()}
    fresh = {
        slug: carrier_open(organization_id=organizations[f"carrier-{slug}"], code=slug, name=zh)
        for slug, zh, _ in roster.CARRIERS
        if slug not in known
    }
    abroad = {
        row.currency: tuple(row.countries)
        for row in channels_of_site("intl")
        if row.currency != "CNY"
    }
    made = 0
    for draft in carriage.lines(abroad):
        if draft.carrier not in fresh:
            continue
        freight_line_open(
            carrier=fresh[draft.carrier],
            name=draft.name,
            kind=draft.kind,
            rates=dict(draft.rates),
            days=draft.days,
            currency=draft.currency,
            regions=draft.regions,
            countries=draft.countries,
        )
        made += 1
    return made


def budgets_load(organizations: dict[str, uuid.UUID]) -> int:
    """This year's approved items of each department."""
    year = clock.now().year
    for place, slug in enumerate(DEPARTMENTS, start=1):
        for key, name, economic_class, minor in BUDGETS:
            budget_item_register(
                actor=CITY,
                department_id=organizations[slug],
                number=f"{year}-{place:02d}-{key}",
                fiscal_year=year,
                name=name,
                economic_class=economic_class,
                amount=Money(minor, "CNY"),
            )
    return len(DEPARTMENTS) * len(BUDGETS)
