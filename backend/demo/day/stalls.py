"""The four sites' part of the day, stage by stage."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime
from typing import Any

from backend.demo import roster
from backend.demo.day import market
from backend.demo.day.client import Town
from backend.demo.day.hands import together
from backend.demo.day.market import Tally, Trade

FATES = {"accept": 62, "silent": 24, "complain": 8, "cancel": 6}
Advance = Callable[[int], None]


class Stalls:
    """Buyers, shops and carriers of one day; refusals are counted."""

    def __init__(self, town: Town, tally: Tally, *, seed: int, advance: Advance) -> None:
        """``advance`` hears each purchase."""
        self.town, self.tally, self.advance = town, tally, advance
        self.source = random.Random(seed)
        self.shelves: dict[str, list[dict[str, Any]]] = {}

    def browse(self, _at: datetime) -> None:
        """See what the sites have."""
        found = {channel: market.shelf(self.town, channel) for channel in market.CHANNELS}
        self.shelves = {channel: goods for channel, goods in found.items() if goods}

    def buy(self, count: int) -> Callable[[datetime], None]:
        """A stage of so many purchases."""

        def one(seed: float) -> list[Trade]:
            own = random.Random(seed)
            channel = own.choice(sorted(self.shelves))
            lines = market.basket(own, self.shelves[channel])
            return market.buy(self.town, own, channel, own.randrange(roster.BUYERS), lines)

        def act(_at: datetime) -> None:
            seeds = [self.source.random() for _ in range(count)]
            for made in together(self.town, one, seeds, self.tally, "buy"):
                self.tally.orders.extend(made)
                self.advance(1)

        return act

    def decide(self, _at: datetime) -> None:
        """Each order's story, where it has none yet; some buyers think again at once."""
        orders = [trade for trade in self.tally.orders if not trade.fate]
        drawn = self.source.choices(list(FATES), weights=list(FATES.values()), k=len(orders))
        for trade, fate in zip(orders, drawn, strict=True):
            trade.fate = fate
        self._all("cancel", market.cancel, self._with_fate("cancel"))

    def dispatch(self, _at: datetime) -> None:
        """Shops hand over what was not cancelled."""
        going = [trade for trade in self.tally.orders if trade.fate != "cancel"]
        self._all("dispatch", market.dispatch, going)

    def carry(self, code: str, place: str) -> Callable[[datetime], None]:
        """A stage that tells where the goods are."""

        def act(at: datetime) -> None:
            moving = [trade for trade in self.tally.orders if trade.waybill]
            self._all(
                "carry", lambda town, trade: market.carried(town, trade, code, at, place), moving
            )

        return act

    def inspect(self, _at: datetime) -> None:
        """Buyers accept, complain, or say nothing and let the window close."""
        self._all("accept", market.accept, self._with_fate("accept"))
        self._all("complain", market.complain, self._with_fate("complain"))

    def _with_fate(self, fate: str) -> list[Trade]:
        return [trade for trade in self.tally.orders if trade.fate == fate]

    def _all(self, what: str, act: Callable[[Town, Trade], None], trades: list[Trade]) -> None:
        together(self.town, lambda trade: act(self.town, trade), trades, self.tally, what)
