"""Nothing waits, nothing is stuck."""

from __future__ import annotations

from backend.demo.day.proofs.report import Report
from backend.events.selectors import backlog
from payments.gateway.selectors import gateway_health
from procurement.exchange.selectors import messages_open


def prove_quiet(report: Report) -> None:
    """Outbox and inbox drained, no call without an answer, nothing parked."""
    waiting, gateway = backlog(), gateway_health()
    report.proof("outbox drained, nothing parked", quiet_faults(waiting))
    report.proof(
        "inbox drained, every call answered",
        quiet_faults(
            {
                "messages waiting": gateway.inbox_waiting,
                "messages dead": gateway.inbox_dead,
                "provider calls open": gateway.operations_open,
                "partner messages open": messages_open(),
            }
        ),
    )


def quiet_faults(counts: dict[str, int]) -> list[str]:
    """What is not zero."""
    return [f"{count} {what}" for what, count in counts.items() if count]
