"""Load the demo city."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from backend.demo.accounts import demo_password
from backend.demo.services.city import PRODUCTS, SEED, city_load


def _move(bar: tqdm[Any], count: int) -> None:
    bar.update(count)


class Command(BaseCommand):
    """``python -m backend load-demo-city``."""

    help = "Sites, organisations, accounts, carriers, goods and stock of a made-up city."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--products", type=int, default=PRODUCTS)
        parser.add_argument("--seed", type=int, default=SEED)

    def handle(self, *args: Any, **options: Any) -> None:
        start = time.monotonic()
        with tqdm(total=options["products"], unit="件", desc="演示城市 / demo city") as bar:
            city = city_load(
                products=options["products"],
                seed=options["seed"],
                password=demo_password(),
                advance=partial(_move, bar),
                say=bar.set_postfix_str,
            )
        self.stdout.write(
            f"city: {city.organizations} organisations, {city.accounts} accounts, "
            f"{city.products} products, {city.variants} variants, {city.offers} mall offers, "
            f"{time.monotonic() - start:.0f} s"
        )
