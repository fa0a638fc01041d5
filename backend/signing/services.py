"""Identities, contracts and their signatures."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.late import late
from backend.kernel.locking import lock_one
from backend.kernel.turns import Turn, turn_wait
from backend.parties.selectors import organizations_by_ids
from backend.parties.services.sealing import seal, unseal
from backend.rulebook.selectors import local_day
from backend.signing.authority import authority
from backend.signing.errors import ContractStateWrong, NotYourTurn
from backend.signing.events import ContractMoved
from backend.signing.models import DocumentParty, DocumentStep, Identity, SignedDocument
from backend.signing.selectors import revoked_serials
from backend.signing.templates import TEMPLATES

if TYPE_CHECKING:
    from backend.signing import pades, paper
else:  # the PDF libraries load when the first paper is made or signed
    pades, paper = late("backend.signing.pades"), late("backend.signing.paper")

SIGN = "contract.sign"
OPEN = frozenset({"DRAFT", "SENT", "PARTLY_SIGNED"})
WORKER = Actor.system("signing")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@transaction.atomic
def identity_issue(*, organization_id: uuid.UUID) -> Identity:
    """The organisation's living certificate; a new one where none lives. Raises NotFound."""
    turn_wait(Turn.IDENTITY, str(organization_id))  # two signatures at once make one identity
    now = clock.now()
    held = Identity.objects.filter(organization_id=organization_id, revoked_at=None).first()
    if held is not None and held.not_after > now:
        return held
    row = organizations_by_ids([organization_id]).get(organization_id)
    if row is None:
        raise NotFound(field="organization")
    if held is not None:  # it ran out: the new one takes its place
        held.revoked_at = now
        held.save(update_fields=["revoked_at"])
    made = authority().issue(name=row.legal_name, uscc=row.uscc or "")
    return Identity.objects.create(
        organization_id=organization_id,
        serial=made.serial,
        certificate=made.certificate,
        sealed_key=seal(made.key),
        not_after=made.not_after,
    )


def _moved(document: SignedDocument, act: str, actor: Actor) -> None:
    DocumentStep.objects.create(
        document=document, act=act, actor=actor.label, level=actor.level,
        sha256=document.sha256, at=clock.now(),
    )  # fmt: skip
    publish(
        ContractMoved(
            document_id=document.pk,
            number=document.number,
            holder=document.holder,
            act=act,
            state=document.state,
            sha256=document.sha256,
            parties=list(document.parties.values_list("organization_id", flat=True)),
        ),
        actor=actor,
    )


@transaction.atomic
def contract_send(
    *,
    actor: Actor,
    template: str,
    data: dict[str, str],
    party_ids: Sequence[uuid.UUID],
    holder: str,
) -> SignedDocument:
    """Put a contract before its parties, who sign in the order given; the worker writes the paper.

    ``holder`` is the public id of what it is about; one living contract per holder and template.
    Raises Invalid for missing data.
    """
    text = TEMPLATES[template]
    held = SignedDocument.objects.filter(holder=holder, template=template).exclude(
        state__in=["DECLINED", "VOID"]
    )
    found = held.first()
    if found is not None:
        return found
    now = clock.now()
    number = f"HT{local_day(now):%Y%m%d}-{uuid.uuid4().hex[:8].upper()}"
    try:
        text.filled(data)
    except KeyError as error:
        raise Invalid("合同缺少内容：{what}", field="data", what=error.args[0]) from error
    document = SignedDocument.objects.create(
        number=number, template=template, template_version=text.version, title=text.title,
        data=data, holder=holder, file=b"", sha256="", state="DRAFT",
    )  # fmt: skip
    DocumentParty.objects.bulk_create(
        DocumentParty(document=document, organization_id=party, place=place, label=label)
        for place, (party, label) in enumerate(zip(party_ids, text.party_labels, strict=True))
    )
    _moved(document, "drafted", actor)
    return document


@transaction.atomic
def contract_sign(*, actor: Actor, document_id: uuid.UUID) -> SignedDocument:
    """Sign for the acting organisation; signing again changes nothing.

    Answers at once: the signature is put into the file by the worker (``contract_work``), so no
    web process carries the PDF libraries. Raises Forbidden, NotFound, ContractStateWrong,
    NotYourTurn.
    """
    actor.require(SIGN)
    document = lock_one(SignedDocument.objects.filter(pk=document_id).defer("file"))
    parties = list(DocumentParty.objects.filter(document_id=document_id).order_by("place"))
    own = next((p for p in parties if p.organization_id == actor.organization_id), None)
    if document is None or own is None:
        raise NotFound(field="id")
    if own.asked_at is not None:
        return document
    if document.state not in OPEN:
        raise ContractStateWrong
    if any(p.asked_at is None for p in parties[: own.place]):
        raise NotYourTurn
    own.asked_at, own.asked_level, own.signed_by = clock.now(), actor.level, actor.user_id
    own.save(update_fields=["asked_at", "asked_level", "signed_by"])
    _moved(document, "asked", actor)
    return document


@transaction.atomic
def contract_work(*, document_id: uuid.UUID) -> None:
    """The worker's part: write the paper, then every signature that was asked for, in order.

    Safe to run twice: what stands in the file is not done again.
    """
    document = lock_one(SignedDocument.objects.filter(pk=document_id))
    if document is None or document.state not in OPEN:
        return
    if document.state == "DRAFT":
        sheet = paper.render(TEMPLATES[document.template], document.data, number=document.number)
        document.file, document.sha256, document.state = sheet, _digest(sheet), "SENT"
        document.save(update_fields=["file", "sha256", "state", "updated_at"])
        _moved(document, "sent", WORKER)
    parties = list(DocumentParty.objects.filter(document_id=document_id).order_by("place"))
    for own in parties:
        if own.asked_at is None:
            return
        if own.signed_at is None:
            _signature_put(document, own, last=own is parties[-1])


def _signature_put(document: SignedDocument, own: DocumentParty, *, last: bool) -> None:
    identity = identity_issue(organization_id=own.organization_id)
    signed = pades.sign(
        bytes(document.file),
        field=f"Party{own.place + 1}",
        certificate=identity.certificate,
        key=unseal(bytes(identity.sealed_key)),
        authority=authority(),
        revoked=revoked_serials(),
    )
    own.signed_at = clock.now()
    own.save(update_fields=["signed_at"])
    document.file, document.sha256 = signed, _digest(signed)
    document.state = "SIGNED" if last else "PARTLY_SIGNED"
    document.save(update_fields=["file", "sha256", "state", "updated_at"])
    who = Actor(user_id=own.signed_by, organization_id=own.organization_id, level=own.asked_level)
    _moved(document, "signed", who)


@transaction.atomic
def contract_decline(*, actor: Actor, document_id: uuid.UUID, reason: str) -> SignedDocument:
    """A party does not sign. Raises Forbidden, NotFound, ContractStateWrong, Invalid."""
    actor.require(SIGN)
    if not reason.strip():
        raise Invalid("请填写拒签理由。", field="reason")
    document = lock_one(
        SignedDocument.objects.filter(
            pk=document_id,
            pk__in=DocumentParty.objects.filter(organization=actor.organization_id).values(
                "document_id"
            ),
        )
    )
    if document is None:
        raise NotFound(field="id")
    if document.state not in OPEN:
        raise ContractStateWrong
    document.state, document.reason = "DECLINED", reason.strip()[:300]
    document.save(update_fields=["state", "reason", "updated_at"])
    _moved(document, "declined", actor)
    return document


@transaction.atomic
def identity_revoke(*, organization_id: uuid.UUID) -> None:
    """End the organisation's certificate; earlier signatures keep their time."""
    Identity.objects.filter(organization_id=organization_id, revoked_at__isnull=True).update(
        revoked_at=clock.now()
    )
