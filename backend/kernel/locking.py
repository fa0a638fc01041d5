"""Row locks in one fixed order, so that two acts can wait for but never deadlock each other."""

from __future__ import annotations

from typing import TypeVar

from django.db import models, transaction

M = TypeVar("M", bound=models.Model)


def lock_rows(rows: models.QuerySet[M]) -> list[M]:
    """Lock by ascending primary key; the caller holds a transaction."""
    assert transaction.get_connection(rows.db).in_atomic_block, "a lock lives in a transaction"
    return list(for_lock(rows))


def for_lock(rows: models.QuerySet[M]) -> models.QuerySet[M]:
    """The query that locks its own rows, not joined ones, by ascending primary key."""
    return rows.order_by("pk").select_for_update(of=("self",))


def lock_one(rows: models.QuerySet[M]) -> M | None:
    """Lock the only row of a query, or answer None."""
    locked = lock_rows(rows)
    assert len(locked) <= 1, "the query names one row"
    return locked[0] if locked else None
