"""Row locks in one fixed order, so that two acts can wait for but never deadlock each other."""

from __future__ import annotations

import uuid
from functools import lru_cache
from typing import TypeVar

from django.db import models, transaction

from backend.kernel.readings import Reading

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


@lru_cache(maxsize=256)
def _by_key(model: type[M]) -> Reading[M]:
    return Reading(lambda key: for_lock(model._default_manager.filter(pk=key)), uuid.UUID)


def lock_key(model: type[M], key: uuid.UUID) -> M | None:
    """Lock the row of a table with UUID keys, or answer None; its text is made once per table."""
    reading: Reading[M] = _by_key(model)
    return reading.one(key)
