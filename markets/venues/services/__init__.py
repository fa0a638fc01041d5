"""Acts of the venues, one file each; public names stand here."""

from markets.venues.services.lease import lease_end, lease_open, leases_push
from markets.venues.services.load import BoothDraft, LeaseDraft, MarketDraft, market_load
from markets.venues.services.plan import booth_put, holiday_set, market_hours_set
from markets.venues.services.stall import stall_heartbeat, stall_live, stall_move

__all__ = [
    "BoothDraft",
    "LeaseDraft",
    "MarketDraft",
    "booth_put",
    "holiday_set",
    "lease_end",
    "lease_open",
    "leases_push",
    "market_hours_set",
    "market_load",
    "stall_heartbeat",
    "stall_live",
    "stall_move",
]
