"""Timed work of the kernel."""

from backend.events.timer import periodic
from backend.kernel.actor import Actor
from procurement.process.services import holds_end


@periodic(seconds=300)
def suspended_cases_resume() -> None:
    """Suspensions end by themselves when their time is over."""
    holds_end(actor=Actor.system("procurement.process"))
