"""Proofs of the money that are kept: the nightly one, and those somebody asked for."""

from __future__ import annotations

from datetime import date, time

import structlog
from django.db import transaction
from django.db.models import QuerySet

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor, Viewer
from backend.kernel.snapshot import one_state
from backend.kernel.turns import Turn, turn_try, turn_wait
from backend.parties.selectors import operator_organization
from backend.parties.services.notify import organization_notify
from backend.rulebook.selectors import CHINA
from payments.ledger.selectors import LEDGER_READ
from payments.statements.events import MoneyFaulty
from payments.statements.models import MoneyCheck
from payments.statements.proof import MoneyProof, money_proof

log = structlog.get_logger(__name__)
WATCH = Actor.system("money")
NIGHT = time(2, 0)
FAULTS_KEPT = 200


def money_check(proof: MoneyProof | None = None) -> MoneyCheck:
    """Prove everything, unless it has been just now; keep what was found, alarm on a fault."""
    return _keep(proof or money_proof(), night=None)


@transaction.atomic
def _keep(proof: MoneyProof, *, night: date | None) -> MoneyCheck:
    report = proof.plain()
    report["fault_count"] = len(proof.faults)
    report["faults"] = proof.faults[:FAULTS_KEPT]
    check = MoneyCheck.objects.create(at=clock.now(), night=night, sound=proof.sound, report=report)
    if not proof.sound:
        _alarm(check, proof.faults)
    return check


def _alarm(check: MoneyCheck, faults: list[str]) -> None:
    log.error("money_faulty", faults=len(faults), first=faults[0])
    publish(MoneyFaulty(check_id=check.pk, faults=len(faults), first=faults[0][:200]), actor=WATCH)
    house = operator_organization()
    if house is not None:
        organization_notify(
            house.pk, permission=LEDGER_READ, template="money_faulty",
            data={"count": str(len(faults)), "first": faults[0][:120]},
            key=f"money:{check.pk}", link="/finance/books",
        )  # fmt: skip


def money_check_nightly() -> MoneyCheck | None:
    """The proof of a night, once after two in the morning (China).

    None when it is there, not due, or another process is at it: a proof takes a while. It is kept in
    a transaction of its own: the one that proves looks at a state that stands still.
    """
    here = clock.now().astimezone(CHINA)
    night = here.date()
    if here.time() < NIGHT or _is_proved(night):
        return None
    with one_state():
        if not turn_try(Turn.MONEY_NIGHT):
            return None
        proof = money_proof()
    with transaction.atomic():
        turn_wait(Turn.MONEY_NIGHT)
        return None if _is_proved(night) else _keep(proof, night=night)


def _is_proved(night: date) -> bool:
    return MoneyCheck.objects.filter(night=night).exists()


def money_checks(*, viewer: Viewer) -> QuerySet[MoneyCheck]:
    """Kept proofs, newest first. Raises Forbidden, LevelTwoRequired."""
    viewer.require(LEDGER_READ)
    return MoneyCheck.objects.order_by("-at", "-id")
