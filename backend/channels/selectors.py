"""Reading sites and channels; they are public and few, so a process keeps them for a minute."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backend.channels.models import Channel, Site
from backend.kernel.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Iterable

KEEP_SECONDS = 60.0


@dataclass
class _Kept:
    until: float = 0.0
    by_id: dict[uuid.UUID, Channel] = field(default_factory=dict)
    by_slug: dict[str, Channel] = field(default_factory=dict)


_kept = _Kept()


def _channels() -> _Kept:
    if time.monotonic() > _kept.until or not _kept.by_id:
        rows = list(Channel.objects.select_related("site"))
        _kept.by_id = {row.pk: row for row in rows}
        _kept.by_slug = {row.slug: row for row in rows}
        _kept.until = time.monotonic() + KEEP_SECONDS
    return _kept


def channels_forget() -> None:
    """Read afresh next time (after a change, and between tests)."""
    _kept.until = 0.0
    _kept.by_id, _kept.by_slug = {}, {}


def channel_by_slug(slug: str) -> Channel | None:
    """One channel with its site."""
    return _channels().by_slug.get(slug)


def channel_get(channel_id: uuid.UUID) -> Channel:
    """One channel with its site, by id."""
    held = _channels().by_id.get(channel_id)
    return held or Channel.objects.select_related("site").get(pk=channel_id)


def channel_find(channel_id: uuid.UUID) -> Channel | None:
    """One channel by an id from outside; None for what does not exist."""
    return _channels().by_id.get(channel_id)


def channels_list() -> list[Channel]:
    """All channels in order."""
    return list(_channels().by_slug.values())


def channels_of_site(slug: str) -> list[Channel]:
    """The channels of one site in order."""
    return [row for row in channels_list() if row.site.slug == slug]


def site_by_slug(slug: str) -> Site | None:
    """One site."""
    return Site.objects.filter(slug=slug).first()


def sites_list() -> Iterable[Site]:
    """All sites in order."""
    return Site.objects.order_by("position")


def currency_of(text: str, *, field: str = "currency") -> str:
    """A typed currency that some channel trades in. Raises Invalid naming ``field``."""
    if text not in {channel.currency for channel in channels_list()}:
        raise Invalid("本市场不使用该币种。", field=field)
    return text
