"""Timed work of the public purse."""

from backend.events.timer import HOUR_SECONDS, periodic
from payments.treasury.services import quotas_lapse


@periodic(seconds=HOUR_SECONDS)
def quotas_lapse_at_year_end() -> None:
    """Unused quota of a closed year returns to the treasury."""
    quotas_lapse()
