"""Timed work of the mall: silence expires an order and accepts goods."""

from __future__ import annotations

from collections.abc import Callable

from backend.events.timer import periodic
from backend.kernel import clock
from procurement.mall.selectors import requisition_of_process
from procurement.mall.services import deem_accepted, order_expire
from procurement.procedures import P_MALL_DIR
from procurement.process.selectors import timers_due
from procurement.process.services import timer_end

ACTS: dict[str, Callable[..., bool]] = {"expire": order_expire, "deem_accepted": deem_accepted}


@periodic(seconds=60)
def mall_terms_end() -> None:
    """Fire every term that ran out; a case that moved on is left alone."""
    for timer in timers_due(procedure=P_MALL_DIR.code, now=clock.now()):
        requisition = requisition_of_process(timer.process_id)
        if requisition is not None and timer.act in ACTS:
            fired = ACTS[timer.act](requisition_id=requisition.pk)
            timer_end(timer, fired=fired)
