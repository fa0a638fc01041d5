"""One trading day and the weeks it takes to settle, act by act on the virtual clock."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from backend.demo import roster
from backend.demo.day import market
from backend.demo.day.client import Refused, Town
from backend.demo.day.clockwork import drain, move_to, settle
from backend.demo.day.market import Tally, Trade
from backend.kernel import clock

WAVES = 6
FATES = {"accept": 62, "silent": 24, "complain": 8, "cancel": 6}
INSPECTION_DAYS = 11
HOLD_DAYS = 35

Say = Callable[[str], None]
Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How big the day is."""

    orders: int
    seed: int


def trade_a_day(town: Town, plan: Plan, *, say: Say, advance: Advance) -> Tally:
    """Buy in waves, dispatch, carry, inspect, settle."""
    source = random.Random(plan.seed)
    tally = Tally()
    say("看货 / browsing")
    shelves = {channel: market.shelf(town, channel) for channel in market.CHANNELS}
    shelves = {channel: goods for channel, goods in shelves.items() if goods}
    morning = clock.now()
    say("下单付款 / buying")
    for wave in range(WAVES):
        move_to(morning + timedelta(hours=wave))
        count = plan.orders // WAVES + (1 if wave < plan.orders % WAVES else 0)
        _buy_wave(town, source, shelves, count, tally, advance)
        drain()
    settle()
    _after(town, source, tally, morning, say)
    return tally


def _buy_wave(
    town: Town,
    source: random.Random,
    shelves: dict[str, list[dict[str, Any]]],
    count: int,
    tally: Tally,
    advance: Advance,
) -> None:
    def one(seed: int) -> list[Trade]:
        own = random.Random(seed)
        channel = own.choice(sorted(shelves))
        lines = market.basket(own, shelves[channel])
        return market.buy(town, own, channel, own.randrange(roster.BUYERS), lines)

    for made in together(town, one, [source.random() for _ in range(count)], tally, "buy"):
        tally.orders.extend(made)
        advance(1)


def together(
    town: Town, act: Callable[[Any], Any], subjects: Iterable[Any], tally: Tally, what: str
) -> list[Any]:
    """Do an act for all subjects, a few at a time; refusals are counted, not raised."""

    def tried(subject: Any) -> Any:
        try:
            return act(subject)
        except Refused as error:
            tally.refuse(error, what)
            return None

    if town.hands == 1:
        return [answer for answer in map(tried, subjects) if answer is not None]
    with ThreadPoolExecutor(max_workers=town.hands) as pool:
        return [answer for answer in pool.map(tried, subjects) if answer is not None]


def _after(town: Town, source: random.Random, tally: Tally, morning: datetime, say: Say) -> None:
    fates = source.choices(list(FATES), weights=list(FATES.values()), k=len(tally.orders))
    for trade, fate in zip(tally.orders, fates, strict=True):
        trade.fate = fate
    by_fate = {fate: [each for each in tally.orders if each.fate == fate] for fate in FATES}
    together(town, lambda each: market.cancel(town, each), by_fate["cancel"], tally, "cancel")
    settle()
    say("发货 / dispatch")
    move_to(morning + timedelta(hours=9))
    going = [each for each in tally.orders if each.fate != "cancel"]
    together(town, lambda each: market.dispatch(town, each), going, tally, "dispatch")
    drain()
    say("运输 / carriage")
    for days, code, place in (
        (1, "PICKED_UP", "石家庄"), (2, "IN_TRANSIT", "干线"), (4, "DELIVERED", "收货地"),
    ):  # fmt: skip
        at = morning + timedelta(days=days)
        move_to(at)
        _carry(town, going, code, at, place, tally)
        drain()
    settle()
    say("验收 / inspection")
    move_to(morning + timedelta(days=5))
    together(town, lambda each: market.accept(town, each), by_fate["accept"], tally, "accept")
    together(town, lambda each: market.complain(town, each), by_fate["complain"], tally, "complain")
    settle()
    say("结算 / settlement")
    for days in (4 + INSPECTION_DAYS, 4 + INSPECTION_DAYS + 3, HOLD_DAYS):
        move_to(morning + timedelta(days=days))
        settle()


def _carry(
    town: Town, trades: list[Trade], code: str, at: datetime, place: str, tally: Tally
) -> None:
    moving = [each for each in trades if each.waybill]
    together(town, lambda each: market.carried(town, each, code, at, place), moving, tally, "carry")
