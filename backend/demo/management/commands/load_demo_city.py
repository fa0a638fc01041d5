"""Load the demo city."""

from __future__ import annotations

import os
import time
from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from backend.demo import goods
from backend.demo.accounts import demo_password
from backend.demo.services.city import (
    PRODUCTS,
    SEED,
    City,
    CityPlan,
    city_complete,
    city_load,
    city_open,
)

ACTS = ("open", "complete", "all")
PROCESSES_MAX = 4


def _move(bar: tqdm[Any], count: int) -> None:
    bar.update(count)


class Command(BaseCommand):
    """``python -m backend load-demo-city``."""

    help = "Sites, organisations, accounts, markets, shops, carriers, goods of a made-up city."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--products", type=int, default=PRODUCTS)
        parser.add_argument("--seed", type=int, default=SEED)
        parser.add_argument(
            "--act",
            choices=ACTS,
            default="all",
            help="open: what the sites open with; complete: the rest, in several processes",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        start = time.monotonic()
        act, products = options["act"], options["products"]
        first = sum(goods.first_counts(products).values())
        total = {"open": first, "complete": products - first, "all": products}[act]
        with tqdm(total=total, unit="件", desc="演示城市 / demo city") as bar:
            plan = CityPlan(
                products=products,
                seed=options["seed"],
                processes=min(os.cpu_count() or 1, PROCESSES_MAX) if total > first else 1,
                advance=partial(_move, bar),
                say=bar.set_postfix_str,
            )
            city = self._play(act, plan)
        self.stdout.write(
            f"city: {city.organizations} organisations, {city.accounts} accounts, "
            f"{city.products} products, {city.variants} variants, {city.offers} mall offers, "
            f"{time.monotonic() - start:.0f} s"
        )

    @staticmethod
    def _play(act: str, plan: CityPlan) -> City:
        if act == "complete":
            return city_complete(plan)
        play = city_open if act == "open" else city_load
        return play(plan, password=demo_password())
