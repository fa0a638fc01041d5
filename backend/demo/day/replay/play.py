"""The replay: day by day, purchases at their times, then what became of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from backend.demo.day.client import Refused
from backend.demo.day.clockwork import move_to, rest, settle
from backend.demo.day.replay import calendar, queries
from backend.demo.day.replay.acts import Placed, Stage
from backend.demo.day.replay.history import GiveBack, Plan, Purchase
from backend.kernel import clock

T = TypeVar("T")
QUIET_SECONDS = 15.0
UNDELIVERED = frozenset({"AWAITING_DISPATCH", "PARTLY_SHIPPED", "SHIPPED"})
SETTLE_EVERY = timedelta(days=7)
"""How often all timed work gets its turn; events are heard every day."""
AFTERMATH_DAYS = (16, 30, 45)
"""The last inspection windows, and the holds on the merchant's money after them."""


@dataclass(slots=True)
class Outcome:
    """What the replay did, and what was refused, by what was tried."""

    placed: int = 0
    given_back: int = 0
    refused: list[str] = field(default_factory=list)


class Play:
    """One run; ``orders`` are the shop's orders by purchase number, those of earlier runs too."""

    def __init__(
        self,
        stage: Stage,
        plan: Plan,
        orders: dict[str, Placed],
        *,
        advance: Callable[[int], object],
        say: Callable[[str], object],
    ) -> None:
        self.stage, self.plan, self.orders = stage, plan, orders
        self.advance, self.say = advance, say
        self.outcome = Outcome()
        self._purchases = {each.number: each for each in plan.purchases}
        self._todo: dict[str, dict[date, list[str]]] = {
            act: defaultdict(list) for act in ("dispatch", "deliver", "accept")
        }
        self._backs: list[GiveBack] = []
        self._returned: Counter[str] = Counter()
        self._settled: date | None = None

    def run(self, purchases: Sequence[Purchase], backs: Sequence[GiveBack]) -> Outcome:
        """Place the purchases and the give-backs, both in the order of time, and see them through."""
        assert self.stage.shop is not None
        today = clock.now().astimezone(calendar.ZONE).date()
        self._resume(today)
        self._backs = list(backs)
        times = [each.at for each in purchases] + [each.at for each in backs]
        shift = calendar.shift_for(min(times), clock.now()) if times else calendar.Shift(0)
        turns: dict[date, list[tuple[int, Purchase]]] = defaultdict(list)
        for turn, purchase in enumerate(purchases):
            turns[shift.day(purchase.at)].append((turn, purchase))
        due = {shift.day(each.at) for each in backs}
        last = max([*turns, *due, today])
        day = min([*turns, *due, today])
        while day <= last or self._busy():
            if day in turns or day in due or self._due(day) or self._unsettled(day):
                self._open(turns.get(day, []), shift)
                self._close(day, shift)
            day += timedelta(days=1)
        self._aftermath()
        return self.outcome

    def _resume(self, today: date) -> None:
        """Orders that an interrupted run left on their way go on from where they are."""
        acts = {"AWAITING_DISPATCH": "dispatch", "SHIPPED": "deliver"}
        for number, order in self.orders.items():
            if order.state in acts and number in self._purchases:
                self._todo[acts[order.state]][today].append(number)

    def _unsettled(self, day: date) -> bool:
        return self._settled is None or day - self._settled >= SETTLE_EVERY

    def _busy(self) -> bool:
        return bool(self._backs) or any(any(days.values()) for days in self._todo.values())

    def _due(self, day: date) -> bool:
        return any(self._todo[act].get(day) for act in self._todo)

    def _open(self, turns: Sequence[tuple[int, Purchase]], shift: calendar.Shift) -> None:
        """The day's purchases, wave by wave; a customer's list is agreed before the basket."""
        assert self.stage.shop is not None
        turn_of = {purchase.number: turn for turn, purchase in turns}
        for wave in calendar.waves(purchase for _, purchase in turns):
            moment = shift.moment(wave[-1].at)
            self.say(f"{wave[-1].at:%Y-%m-%d}")
            move_to(moment)
            for purchase in wave:
                self.stage.shop.agree(turn_of[purchase.number], purchase.customer)
            for purchase in self._together(self._buy, wave, "buy"):
                order = self.orders[purchase.number]
                self._todo["dispatch"][shift.day(purchase.at)].append(order.purchase)
            self.advance(len(wave))

    def _buy(self, purchase: Purchase) -> Purchase:
        order = self.stage.buy(purchase)
        self.orders[purchase.number] = order
        self.outcome.placed += 1
        if order.total_minor != purchase.minor:
            told = f"{_named(purchase)}: {order.total_minor} p asked, {purchase.minor} p invoiced"
            self.outcome.refused.append(told)
        return purchase

    def _close(self, day: date, shift: calendar.Shift) -> None:
        """Goods leave and arrive, customers accept or send back, timers run."""
        move_to(calendar.closing(day))
        _quiet()
        leaving = self._take("dispatch", day)
        self._in_batches(self.stage.dispatch, leaving, "dispatch")
        now = clock.now()
        for order in leaving:
            arrives = calendar.delivery_day(self._purchases[order.purchase], day)
            self._todo["deliver"][arrives].append(order.purchase)
        arriving = self._take("deliver", day)
        self._in_batches(lambda some: self.stage.carried(some, "DELIVERED", now), arriving, "carry")
        for order in arriving:
            order.state = "INSPECTING"
            if not calendar.is_silent(self._purchases[order.purchase]):
                self._todo["accept"][day + calendar.ACCEPT_AFTER].append(order.purchase)
        _quiet()
        self._give_back(day, shift)
        self._together(self._accept, self._take("accept", day), "accept")
        if self._unsettled(day):
            settle()
            _quiet()
            self._settled = day

    def _take(self, act: str, day: date) -> list[Placed]:
        return [self.orders[number] for number in self._todo[act].pop(day, [])]

    def _accept(self, order: Placed) -> Placed:
        """A customer whose goods all went back has nothing left to accept."""
        purchase = self._purchases[order.purchase]
        if self._returned[order.purchase] < sum(line.quantity for line in purchase.lines):
            self.stage.accept(order, purchase.customer)
        return order

    def _give_back(self, day: date, shift: calendar.Shift) -> None:
        """Cancellations of the day, and earlier ones whose goods have arrived only now."""
        by_customer: dict[str, list[GiveBack]] = defaultdict(list)
        waiting = []
        for back in self._backs:
            order = self.orders.get(back.purchase)
            if shift.day(back.at) > day or (order and order.state in UNDELIVERED):
                waiting.append(back)
            elif order is None:
                self.outcome.refused.append(f"{back.document}: {back.purchase} was not placed")
            else:
                by_customer[back.customer].append(back)
        self._backs = waiting
        self._together(self._backs_of_one, by_customer.values(), "give back")

    def _backs_of_one(self, backs: list[GiveBack]) -> None:
        for back in backs:
            self.stage.give_back(back, self.orders[back.purchase])
            self._returned[back.purchase] += sum(back.units.values())
            self.outcome.given_back += 1
            self.advance(1)

    def _aftermath(self) -> None:
        """Windows run out and holds end."""
        start = clock.now()
        for days in AFTERMATH_DAYS:
            move_to(start + timedelta(days=days))
            settle()
            _quiet()

    def _in_batches(
        self, act: Callable[[Sequence[Placed]], None], orders: Sequence[Placed], what: str
    ) -> None:
        size = queries.BATCH
        batches = [orders[start : start + size] for start in range(0, len(orders), size)]
        self._together(act, batches, what)

    def _together(self, act: Callable[[T], object], subjects: Iterable[T], what: str) -> list[T]:
        """Do an act for all, a few at a time; returns those that were not refused."""

        def tried(subject: T) -> tuple[T, bool]:
            try:
                act(subject)
            except Refused as error:
                self.outcome.refused.append(f"{what} {_named(subject)}: {error}")
                return subject, False
            return subject, True

        listed = list(subjects)
        if self.stage.town.hands == 1 or len(listed) < 2:
            answers = [tried(each) for each in listed]
        else:
            with ThreadPoolExecutor(max_workers=self.stage.town.hands) as pool:
                answers = list(pool.map(tried, listed))
        return [subject for subject, done in answers if done]


def _quiet() -> None:
    """What is parked or backs off is not waited for longer than a moment: the sums will tell."""
    rest(seconds=QUIET_SECONDS)


def _named(subject: object) -> str:
    if isinstance(subject, Purchase):
        return f"invoice {subject.number}"
    if isinstance(subject, Placed):
        return f"order {subject.number} of invoice {subject.purchase}"
    return ", ".join(map(_named, subject)) if isinstance(subject, list) else str(subject)
