"""Refused messages: the rows go after their time, their number stays."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection, transaction

from backend.kernel import clock
from backend.rulebook.selectors import value

BATCH = 5000
_PRUNE = """
WITH old AS (
  SELECT id FROM payments_gateway_webhookrefusal WHERE at < %s ORDER BY at LIMIT %s
  FOR UPDATE SKIP LOCKED
), gone AS (
  DELETE FROM payments_gateway_webhookrefusal r USING old WHERE r.id = old.id
  RETURNING r.provider, r.reason, (r.at AT TIME ZONE 'Asia/Shanghai')::date AS day
), kept AS (
  INSERT INTO payments_gateway_webhookrefusalcount AS c (provider, reason, day, number)
  SELECT provider, reason, day, count(*) FROM gone GROUP BY provider, reason, day
  ON CONFLICT (provider, reason, day) DO UPDATE SET number = c.number + excluded.number
)
SELECT count(*) FROM gone
"""


def refusals_prune() -> int:
    """Drop rows of refused messages older than the rule says, counting them; returns how many."""
    now = clock.now()
    before = now - timedelta(days=value("webhook.refusals_kept_days", on=now).number)
    pruned = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_PRUNE, [before, BATCH])
            gone = int(cursor.fetchone()[0])
        pruned += gone
        if gone < BATCH:
            return pruned
