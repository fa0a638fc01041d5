"""Publish one public act: release, notice, message to the medium."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max

from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.ids import public_id
from backend.kernel.turns import Turn, turn_wait
from procurement.exchange.services import message_queue
from procurement.publication.models import Release
from procurement.publication.rules import NOTICES, TAGS, CaseFacts, notice_text, release_build
from procurement.publication.schema import release_faults
from procurement.publication.services.facts import case_facts

if TYPE_CHECKING:
    from backend.events.models import EventEntry
    from procurement.process.events import ProcessMoved

PRESS = Actor.system("procurement.publication")


class ReleaseInvalid(ValueError):
    """We would have published something the schema does not allow: a bug, never a refusal."""


@transaction.atomic
def release_publish(*, event: ProcessMoved, entry: EventEntry) -> Release | None:
    """Make the release of a public act; the same event is published once.

    The feed number is given under one lock that ends with the commit, so numbers become visible
    in their order and a reader of the feed misses none.
    """
    if event.act not in TAGS or Release.objects.filter(event_id=entry.id).exists():
        return None
    case = case_facts(event, opened_at=entry.at)
    if case is None:
        return None
    body = release_build(case, act=event.act, sequence=event.revision, date=entry.at)
    if faults := release_faults(body):
        raise ReleaseInvalid("; ".join(faults[:5]))
    release = _store(body, case, event=event, entry=entry)
    if release.notice_kind:
        _tell_medium(release)
    return release


def _store(
    body: dict[str, Any], case: CaseFacts, *, event: ProcessMoved, entry: EventEntry
) -> Release:
    kind, title = NOTICES.get(event.act, ("", ""))
    assert entry.organization_id is not None or entry.actor, "somebody acted"
    turn_wait(Turn.OCDS_FEED)
    last = Release.objects.aggregate(last=Max("feed_number"))["last"] or 0
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    buyer_id = event.parties[0]
    return Release.objects.create(
        feed_number=last + 1,
        ocid=event.ocid,
        release_id=body["id"],
        process_id=event.process_id,
        buyer_id=buyer_id,
        region_code=case.buyer.region,
        tags=body["tag"],
        body=body,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        event_id=entry.id,
        event_position=entry.position,
        published_at=clock.now(),
        notice_kind=kind,
        notice_title=f"{case.buyer.name}{case.title}{title}"[:400] if kind else "",
        notice_text=notice_text(case, act=event.act, date=entry.at) if kind else "",
    )


def _tell_medium(release: Release) -> None:
    reference = public_id("rel", release.pk)
    message_queue(
        actor=PRESS,
        partner="medium",
        kind="noticePublish",
        body={
            "noticeType": release.notice_kind,
            "regionCode": release.region_code,
            "title": release.notice_title,
            "body": release.notice_text,
            "releaseId": release.release_id,
            "digest": release.digest,
        },
        correlation_id=release.ocid,
        reference=reference,
        message_id=f"noticePublish-{reference}",
    )
