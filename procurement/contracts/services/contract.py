"""Draft, activate, supplement and end a contract."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from django.db import transaction

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.errors import Conflict, NotFound
from backend.kernel.locking import lock_one
from backend.kernel.money import Money
from backend.rulebook.selectors import value
from procurement.contracts.errors import PaymentTermTooLong, SupplementTooLarge
from procurement.contracts.events import ContractChanged
from procurement.contracts.models import Contract, ContractState
from procurement.contracts.rules import payment_term_fits, supplement_fits


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the parties agree on; ``payment_days`` absent means the law's own term."""

    title: str
    total: Money
    payment_days: int | None = None
    inspection_workdays: int = 0
    pinned: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def contract_draft(
    *,
    actor: Actor,
    case: str,
    ocid: str,
    number: str,
    buyer_id: uuid.UUID,
    supplier_id: uuid.UUID,
    terms: Terms,
) -> Contract:
    """Write the contract of a case for signature. Raises PaymentTermTooLong."""
    now = clock.now()
    usual = value("payment.sme_days", on=now)
    longest = value("payment.sme_max", on=now)
    days = terms.payment_days if terms.payment_days is not None else usual.number
    if not payment_term_fits(days, longest=longest.number):
        raise PaymentTermTooLong(days=longest.number)
    contract = Contract.objects.create(
        number=number,
        case=case,
        ocid=ocid,
        buyer_id=buyer_id,
        supplier_id=supplier_id,
        title=terms.title,
        currency=terms.total.currency,
        original_minor=terms.total.minor,
        total_minor=terms.total.minor,
        payment_days=days,
        inspection_named=terms.inspection_workdays > 0,
        inspection_workdays=terms.inspection_workdays,
        pinned={**terms.pinned, usual.key: str(usual.id), longest.key: str(longest.id)},
        drafted_at=now,
    )
    _tell(contract, "拟定", actor=actor)
    return contract


def _lock(case: str) -> Contract:
    contract = lock_one(Contract.objects.filter(case=case))
    if contract is None:
        raise NotFound
    return contract


@transaction.atomic
def contract_activate(
    *, actor: Actor, case: str, signing_ref: str = "", document_hash: str = ""
) -> Contract:
    """Both sides are bound. Twice is once. Raises NotFound, Conflict."""
    contract = _lock(case)
    if contract.state == ContractState.ACTIVE:
        return contract
    if contract.state != ContractState.PENDING:
        raise Conflict
    contract.state = ContractState.ACTIVE
    contract.signed_at = clock.now()
    contract.signing_ref = signing_ref
    contract.document_hash = document_hash
    contract.save()
    _tell(contract, "签订", actor=actor)
    return contract


@transaction.atomic
def contract_signed(*, case: str, signing_ref: str, document_hash: str) -> None:
    """The document bears all signatures: keep where it is and what it hashes to. Twice is once."""
    contract = lock_one(Contract.objects.filter(case=case))
    if contract is None or contract.document_hash == document_hash:
        return
    contract.signing_ref, contract.document_hash = signing_ref, document_hash
    contract.save(update_fields=["signing_ref", "document_hash", "updated_at"])


@transaction.atomic
def contract_supplement(*, actor: Actor, case: str, added: Money) -> Contract:
    """Add to the sum on the same terms, within the law's share of the original.

    Raises NotFound, Conflict, SupplementTooLarge.
    """
    contract = _lock(case)
    if contract.state != ContractState.ACTIVE or added.currency != contract.currency:
        raise Conflict
    percent = value("contract.supplement_max", on=clock.now()).number
    if not supplement_fits(
        original=contract.original_minor,
        total=contract.total_minor,
        added=added.minor,
        percent=percent,
    ):
        raise SupplementTooLarge(percent=percent)
    contract.total_minor += added.minor
    contract.save(update_fields=["total_minor", "updated_at"])
    _tell(contract, "补充", actor=actor)
    return contract


@transaction.atomic
def contract_end(*, actor: Actor, case: str) -> Contract | None:
    """End a contract: never begun is cancelled, begun is terminated. Twice is once."""
    contract = lock_one(Contract.objects.filter(case=case))
    if contract is None or contract.ended_at is not None:
        return contract
    begun = contract.state == ContractState.ACTIVE
    contract.state = ContractState.TERMINATED if begun else ContractState.CANCELLED
    contract.ended_at = clock.now()
    contract.save(update_fields=["state", "ended_at", "updated_at"])
    _tell(contract, "终止" if begun else "取消", actor=actor)
    return contract


def _tell(contract: Contract, change: str, *, actor: Actor) -> None:
    event = ContractChanged(
        contract_id=contract.pk,
        number=contract.number,
        case=contract.case,
        buyer_id=contract.buyer_id,
        supplier_id=contract.supplier_id,
        change=change,
        state=contract.state,
        total_minor=contract.total_minor,
        currency=contract.currency,
        document_hash=contract.document_hash,
    )
    publish(event, actor=actor)
