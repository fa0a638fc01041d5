"""One script in one fresh world: every step, every invariant, then rest and the replay of all news."""

from __future__ import annotations

import random
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta

from django.test.utils import override_settings

from backend.events.registry import handlers_only
from backend.events.services import deliver_due
from backend.kernel.clock import clock_frozen
from backend.kernel.errors import DomainError
from backend.kernel.failpoints import watched
from backend.rulebook.selectors import rules_forget
from payments.escrow.services import provider_settle
from payments.gateway.adapters import SANDBOX
from payments.gateway.port import ProviderSilent
from payments.gateway.services import (
    bank_collect,
    inbox_apply_due,
    operation_resume_due,
    payments_abandon_due,
    payments_check_stale,
    provider_poll,
)
from payments.simulation.books import Books, Broken
from payments.simulation.commands import COMMANDS
from payments.simulation.outside import outside_faults
from payments.simulation.provider import MESSAGES_MAX, message, post
from payments.simulation.script import Step
from payments.simulation.world import Crash, World, world_open

FULL_EVERY = 1000
ROUNDS_MAX, IDLE_MAX = 60, 4
REPEATABLE = frozenset({
    "accept_part", "accept_all", "refund", "cancel", "sweep", "top_up", "pay", "batch_send", "deliver",
    "security_offer", "security_pay", "transfer", "deal", "pay_part", "pay_abroad", "wallet_ask",
    "purse_pay", "purse_return", "dollars_bought",
})  # fmt: skip
SEVERAL = frozenset({
    "again", "pay", "pay_again", "pay_doubtful", "transfer", "deal", "pay_part", "pay_abroad", "security_pay",
})  # fmt: skip
"""Steps of several commits: what the earlier ones wrote stands where a later one is refused."""

TURNS = frozenset({
    "clock", "jump", "crash", "lose_answer", "lose_request", "drop", "repeat", "reverse", "weeks",
})  # fmt: skip
"""Steps that turn the world and run nothing of ours: the look after the next step covers them."""


@dataclass(slots=True)
class Outcome:
    """What a run did, and what broke if anything did."""

    seed: int
    steps: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    """``<end> <command>``, by the words of ``tally.ENDS``."""
    journals: int = 0
    replayed: int = 0
    broken: str = ""
    script: list[Step] = field(default_factory=list)

    def done(self) -> set[str]:
        """The commands that were done at least once."""
        return {name.removeprefix("done ") for name in self.ends if name.startswith("done ")}

    def counts(self) -> Counter[str]:
        """All that can be counted, by name."""
        own = {"steps": self.steps, "journals": self.journals, "replayed": self.replayed}
        return self.ends + Counter(own)


def run(
    seed: int, steps: Iterable[Step], *, tell: Callable[[Outcome], None] = lambda _: None
) -> Outcome:
    """Run a script in the database the default connection points at, which must be fresh.

    ``tell`` hears how far it is after each full proof, and at the end.
    """
    outcome = Outcome(seed)
    rules_forget()
    with ExitStack() as held:
        held.enter_context(
            override_settings(
                SANDBOX_WIRE="payments.simulation.provider.Line",
                SIMULATORS_URL="",
                BANK_WIRE="payments.simulation.provider.Box",
            )
        )
        held.enter_context(handlers_only("payments"))
        world = world_open(seed)
        held.enter_context(watched(world.reached))
        books = Books()
        try:
            books.after_step(refused=False)
            with clock_frozen(world.now):
                provider_poll(SANDBOX)  # from here on what is told and lost is found
            for step in steps:
                outcome.script.append(step)
                _step(world, books, step, outcome)
                if outcome.steps % FULL_EVERY == 0:
                    books.everything()
                    outcome.journals = books.mirror.journals
                    tell(outcome)
            _rest(world, books)
            _replay(world, books, outcome)
        except Broken as broken:
            outcome.broken = str(broken)
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{place.filename.rsplit('/', 1)[-1]}:{place.lineno}"
            outcome.broken = f"{type(error).__name__} at {where}: {error}"
    outcome.journals = books.mirror.journals
    tell(outcome)
    return outcome


def _step(world: World, books: Books, step: Step, outcome: Outcome) -> None:
    end = "done"
    outcome.steps += 1
    try:
        with clock_frozen(world.now):
            COMMANDS[step.command](world, step)
    except DomainError:
        end = "refused"
    except ProviderSilent:
        end = "silent"
    except Crash:
        end = "crashed"
    outcome.ends[f"{end} {step.command}"] += 1
    if step.command in REPEATABLE:
        world.last = step
    if step.command in TURNS:
        return
    books.after_step(refused=end == "refused" and step.command not in SEVERAL)


def _rest(world: World, books: Books) -> None:
    """No more faults: the ordinary workers bring everything to an end, what days bring included."""
    wire = world.provider
    wire.lose_answers = wire.lose_requests = wire.drops = 0
    world.crash_after = 0
    idle = 0
    for _ in range(ROUNDS_MAX):
        world.now += timedelta(hours=12 if idle else 1)
        world.leases_pass()
        with clock_frozen(world.now):
            payments_check_stale()  # only asks: what it finds out is delivered below
            done = operation_resume_due(1000)
            done += wire.tick(MESSAGES_MAX)
            done += provider_poll(SANDBOX) + payments_abandon_due()
            done += inbox_apply_due(5000) + bank_collect() + _drain()
            provider_settle(SANDBOX)
        idle = 0 if done or wire.has_to_say() else idle + 1
        if idle == IDLE_MAX:
            break
    books.after_step(refused=False)
    books.rest()
    with clock_frozen(world.now):
        if faults := outside_faults(wire):
            raise Broken("; ".join(faults))


def _drain() -> int:
    done = 0
    while step := deliver_due(1000):
        done += step
    return done


def _replay(world: World, books: Books, outcome: Outcome) -> None:
    """All the provider ever said, once more, under new names and in any order: nothing changes."""
    before = (books.mirror.journals, dict(books.mirror.balances))
    told = world.provider.told()
    random.Random(outcome.seed).shuffle(told)
    with clock_frozen(world.now):
        for number, row in enumerate(told):
            if not post(message(f"evt_again{number}", row, world.now)):
                raise Broken("a message of the provider was not taken")
        inbox_apply_due(len(told))
        _drain()
    books.after_step(refused=False)
    outcome.replayed = len(told)
    if (books.mirror.journals, dict(books.mirror.balances)) != before:
        raise Broken("replaying the provider's messages changed the books")
    books.everything()
