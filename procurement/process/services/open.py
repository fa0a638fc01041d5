"""Begin a case."""

from __future__ import annotations

import uuid

from django.db import connection, transaction

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.rulebook.selectors import local_day
from procurement.process.models import Process
from procurement.process.rules import Procedure
from procurement.process.services.step import Move, step_write

OCID_PREFIX = "ocds-shiji0"
"""A marked placeholder: the registered prefix is the operator's to apply for (decision D42)."""


def _number(year: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('procurement_process_number')")
        return f"SJ-{year}-{cursor.fetchone()[0]:06d}"


@transaction.atomic
def process_open(*, actor: Actor, procedure: Procedure, buyer_id: uuid.UUID, title: str) -> Process:
    """Open a case of a procedure for a buyer in the procedure's first state.

    The floor that owns the procedure has checked the permission.
    """
    now = clock.now()
    year = local_day(now).year
    number = _number(year)
    process = Process.objects.create(
        number=number,
        ocid=f"{OCID_PREFIX}-{number}",
        procedure=procedure.code,
        method=procedure.method,
        state=procedure.initial,
        state_since=now,
        buyer_id=buyer_id,
        title=title,
        fiscal_year=year,
        opened_at=now,
    )
    step_write(
        process,
        Move(act="open"),
        to_state=procedure.initial,
        title="建立项目",
        publishes="",
        actor=actor,
    )
    return process
