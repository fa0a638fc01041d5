"""Rings of payments: whoever looks for money that comes back to its payer asks here."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from backend.kernel.statements import run
from payments.limits.rules import CIRCLE_PARTIES_MAX

# who paid whom enough, in as many steps as a circle may have parties; back at the payer
CIRCLE = """
WITH RECURSIVE ring(parties, at) AS (
    SELECT ARRAY[%(payer)s::uuid], seller FROM unnest(%(sellers)s::uuid[]) AS seller
  UNION ALL
    SELECT ring.parties || ring.at, escrow.merchant_id
    FROM ring JOIN payments_escrow_escrow escrow ON escrow.buyer_id = ring.at
    WHERE cardinality(ring.parties) < %(most)s AND NOT ring.at = ANY (ring.parties)
      AND escrow.funded_minor >= %(least)s AND escrow.currency = %(currency)s
      AND EXISTS (SELECT 1 FROM payments_escrow_escrowentry entry WHERE entry.escrow_id = escrow.id
                  AND entry.command = 'fund' AND entry.at >= %(since)s)
)
SELECT parties FROM ring WHERE at = %(payer)s::uuid AND cardinality(parties) > 1
ORDER BY cardinality(parties) LIMIT 1
"""


def ring_closed(
    payer: uuid.UUID | str,
    sellers: Iterable[uuid.UUID],
    *,
    least_minor: int,
    currency: str,
    since: datetime,
) -> tuple[uuid.UUID, ...]:
    """The shortest ring that a payment to some sellers closes, the payer first; empty for none.

    A step is an escrow of this currency, funded with at least ``least_minor`` since a moment; a
    ring has two to four parties (credit brief 9, payments brief 8).
    """
    values = {
        "payer": payer,
        "sellers": list(sellers),
        "most": CIRCLE_PARTIES_MAX,
        "least": least_minor,
        "currency": currency,
        "since": since,
    }
    rows, _ = run(CIRCLE, values)
    return tuple(rows[0][0]) if rows else ()
