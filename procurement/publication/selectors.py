"""Reading what is public: no viewer is asked for, everybody sees the same."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from backend.rulebook.calendar import end_of
from procurement.publication.models import Release
from procurement.publication.rules import Json, compile_releases

FEED_PAGE_MAX = 500
VERSION = "1.1"
PUBLISHER = {"name": "市集政府采购电子卖场", "scheme": "placeholder", "uid": "shiji"}


def releases_after(feed_number: int, *, limit: int) -> list[Release]:
    """The feed beyond a number, in order; at most ``FEED_PAGE_MAX``."""
    rows = Release.objects.filter(feed_number__gt=feed_number).order_by("feed_number")
    return list(rows[: min(limit, FEED_PAGE_MAX)])


def releases_of(ocid: str) -> list[Release]:
    """All releases of one process in order."""
    return list(Release.objects.filter(ocid=ocid).order_by("feed_number"))


def record_of(ocid: str) -> Json | None:
    """Releases and compiled release of one process; None when nothing is published."""
    rows = releases_of(ocid)
    if not rows:
        return None
    releases = [row.body for row in rows]
    return {"ocid": ocid, "releases": releases, "compiledRelease": compile_releases(releases)}


def release_package(releases: Iterable[Json], *, uri: str, at: datetime) -> Json:
    """Releases in the standard's package."""
    return {
        "uri": uri,
        "version": VERSION,
        "publishedDate": at.replace(microsecond=0).isoformat().replace("+00:00", "Z"),
        "publisher": PUBLISHER,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "releases": list(releases),
    }


def notice_list(
    *,
    kind: str = "",
    search: str = "",
    buyer_id: uuid.UUID | None = None,
    region: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Release]:
    """Public notices that fit all given filters."""
    rows = Release.objects.exclude(notice_kind="").select_related("buyer")
    if kind:
        rows = rows.filter(notice_kind=kind)
    for word in search.split()[:5]:
        rows = rows.filter(Q(notice_title__icontains=word) | Q(notice_text__icontains=word))
    if buyer_id is not None:
        rows = rows.filter(buyer_id=buyer_id)
    if region:
        rows = rows.filter(region_code__startswith=region)
    if since is not None:
        rows = rows.filter(published_at__gte=_start_of(since))
    if until is not None:
        rows = rows.filter(published_at__lt=end_of(until))
    return rows


def _start_of(day: date) -> datetime:
    return end_of(date.fromordinal(day.toordinal() - 1))


def notice_get(release_row_id: uuid.UUID) -> Release | None:
    """One notice."""
    rows = Release.objects.exclude(notice_kind="").select_related("buyer")
    return rows.filter(pk=release_row_id).first()


def published_position() -> dict[str, Any]:
    """How far the feed is."""
    last = Release.objects.order_by("-feed_number").first()
    return {"feedNumber": last.feed_number if last else 0}
