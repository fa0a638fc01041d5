"""What a buyer can do about its own transfer: show a proof, or give it up."""

from __future__ import annotations

import uuid

from backend.documents.selectors import document_get
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.errors import Invalid, NotFound
from payments.escrow.services import payment_visible
from payments.gateway.adapters import BANK
from payments.gateway.errors import PaymentClosed
from payments.receipts.errors import ReceiptState
from payments.receipts.models import Receipt, TransferProof
from payments.receipts.services.take import transfer_end

PROOFS_MAX = 10
NOTE_MAX = 300


@act
def transfer_proof_add(
    *, actor: Actor, payment_id: uuid.UUID, document_id: uuid.UUID, note: str = ""
) -> TransferProof:
    """Show the desk a document of the transfer; the same document again is the same proof.

    Raises NotFound for strangers and for documents the actor may not see, Invalid.
    """
    payment = payment_visible(payment_id, actor)
    if payment is None or payment.provider != BANK:
        raise NotFound(field="id")
    if document_get(document_id, viewer=actor) is None:
        raise NotFound(field="documentId")
    if len(note) > NOTE_MAX:
        raise Invalid("说明不得超过 300 字。", field="note")
    if TransferProof.objects.filter(payment=payment).count() >= PROOFS_MAX:
        raise Invalid("凭证最多 10 份。", field="documentId")
    proof, _ = TransferProof.objects.get_or_create(
        payment=payment, document_id=document_id,
        defaults={"note": note, "added_by": actor.user_id, "at": clock.now()},
    )  # fmt: skip
    return proof


@act
def transfer_give_up(*, actor: Actor, payment_id: uuid.UUID) -> None:
    """The buyer pays in another way. Raises NotFound, PaymentClosed; ReceiptState once money came."""
    seen = payment_visible(payment_id, actor)
    if seen is None or seen.provider != BANK:
        raise NotFound(field="id")
    if Receipt.objects.filter(payment=seen, state="PART").exists():
        raise ReceiptState(field="id")
    if not transfer_end(seen.provider_ref):
        raise PaymentClosed
