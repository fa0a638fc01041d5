"""Telling buyers that the time to inspect ends soon."""

from __future__ import annotations

from datetime import timedelta

from backend.kernel import clock
from backend.kernel.ids import to_relay
from backend.notices.selectors import keys_known
from backend.orders.selectors import windows_closing
from backend.parties.services.notify import user_notify
from backend.rulebook.selectors import local_text

AHEAD = timedelta(hours=48)


def inspections_announce(limit: int = 500) -> int:
    """Once for each window that ends within 48 hours, and again when it was extended."""
    now = clock.now()
    rows = {
        f"inspection_ends:{row.pk}:{row.inspect_until:%Y%m%d%H%M}": row
        for row in windows_closing(since=now, until=now + AHEAD)[:limit]
    }
    told = 0
    for key in rows.keys() - keys_known(rows):
        row = rows[key]
        assert row.inspect_until is not None, "the query names open windows"
        told += user_notify(
            row.order.user_id,
            template="inspection_ends",
            data={"number": row.order.number, "until": local_text(row.inspect_until.isoformat())},
            key=key,
            link=f"/orders/{to_relay('Order', row.order_id)}",
        )
    return told
