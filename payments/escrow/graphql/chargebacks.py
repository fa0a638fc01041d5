"""Chargebacks: the whole case for finance, their own in plain words for merchants."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.context import actor_of
from backend.api.saleor import MoneyType, Node
from backend.kernel import clock
from backend.kernel.ids import key_or_nothing, to_relay
from backend.kernel.money import Money
from payments.escrow.chargeback_words import PARTS, STATES, told
from payments.escrow.models import Chargeback
from payments.escrow.selectors import (
    ChargebackFilter,
    chargeback_open_minor,
    chargebacks_list,
    chargebacks_of,
    chargebacks_totals,
    evidence_days_left,
)
from payments.escrow.services.cover import client_minor, exposure_minor


class ChargebackPartType(graphene.ObjectType):
    """What one account gave."""

    code = graphene.String(required=True, description="Account code: 2020 2032 2031 2030 2050 1050")
    label = graphene.String(required=True)
    amount = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "ChargebackPart"


def _english(info: Any) -> bool:
    return not str(actor_of(info).language).upper().startswith("ZH")


def _parts(row: Chargeback, info: Any, codes: tuple[str, ...]) -> list[dict[str, Any]]:
    return [
        {
            "code": code,
            "label": PARTS[code][_english(info)],
            "amount": Money(row.parts[code], row.currency),
        }
        for code in codes
        if row.parts.get(code)
    ]


class _Common(graphene.ObjectType):
    """What both sides see."""

    settlement_subject = graphene.String(required=True)
    state = graphene.String(required=True, description="OPEN | WON | LOST | WRITTEN_OFF")
    state_label = graphene.String(required=True)
    amount = graphene.Field(MoneyType, required=True)
    reason = graphene.String(required=True, description="The payer's bank's word.")
    parts = graphene.List(graphene.NonNull(ChargebackPartType), required=True)
    owed = graphene.Field(MoneyType, required=True, description="What the merchant still owes.")
    opened_at = graphene.DateTime(required=True)
    decided_at = graphene.DateTime()

    class Meta:
        abstract = True

    @staticmethod
    def resolve_settlement_subject(root: Chargeback, _info: Any) -> str:
        return root.escrow.settlement_subject

    @staticmethod
    def resolve_state_label(root: Chargeback, info: Any) -> str:
        return STATES[root.state][_english(info)]

    @staticmethod
    def resolve_amount(root: Chargeback, _info: Any) -> Money:
        return Money(root.amount_minor, root.currency)

    @staticmethod
    def resolve_reason(root: Chargeback, _info: Any) -> str:
        return root.dispute.reason

    @staticmethod
    def resolve_owed(root: Chargeback, _info: Any) -> Money:
        return Money(chargeback_open_minor(root), root.currency)


class ChargebackFileType(graphene.ObjectType):
    """A paper that was sent to the payer's bank."""

    kind = graphene.String(required=True)
    name = graphene.String(required=True)
    sha256 = graphene.String(required=True)

    class Meta:
        name = "ChargebackFile"


class ChargebackType(_Common):
    """One case as finance works on it."""

    merchant_name = graphene.String(required=True)
    provider = graphene.String(required=True)
    provider_ref = graphene.String(required=True)
    fee = graphene.Field(MoneyType, required=True)
    exposure = graphene.Field(
        MoneyType, required=True, description="Debt, commission and fee: own money stands for it."
    )
    covered_own = graphene.Field(MoneyType, required=True)
    covered_client = graphene.Field(MoneyType, required=True)
    client_part = graphene.Field(MoneyType, required=True)
    own_returned = graphene.Field(MoneyType, required=True)
    evidence_due = graphene.DateTime()
    evidence_days_left = graphene.Int(
        description="Whole days until the evidence is due, below 0 when late; null once it was sent."
    )
    evidence_at = graphene.DateTime()
    evidence_text = graphene.String(required=True)
    evidence_files = graphene.List(
        graphene.NonNull(ChargebackFileType), required=True, description="The papers sent with it."
    )
    accept_asked = graphene.Boolean(required=True, description="A second person must agree.")
    accept_asked_by_me = graphene.Boolean(required=True)
    accept_reason = graphene.String(required=True)
    accepted_at = graphene.DateTime(description="When the provider was told that nobody contests.")
    write_off_reason = graphene.String(required=True)
    write_off_asked = graphene.Boolean(required=True)
    write_off_asked_by_me = graphene.Boolean(required=True)
    written_off = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "Chargeback"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Chargeback, _info: Any) -> str:
        return to_relay("Chargeback", root.pk)

    @staticmethod
    def resolve_parts(root: Chargeback, info: Any) -> list[dict[str, Any]]:
        return _parts(root, info, tuple(PARTS))

    @staticmethod
    def resolve_merchant_name(root: Chargeback, info: Any) -> str:
        return root.merchant.name_in(actor_of(info).language, legal=True)

    @staticmethod
    def resolve_provider(root: Chargeback, _info: Any) -> str:
        return root.dispute.provider

    @staticmethod
    def resolve_provider_ref(root: Chargeback, _info: Any) -> str:
        return root.dispute.ref

    @staticmethod
    def resolve_fee(root: Chargeback, _info: Any) -> Money:
        return Money(root.fee_minor, root.currency)

    @staticmethod
    def resolve_exposure(root: Chargeback, _info: Any) -> Money:
        return Money(exposure_minor(root), root.currency)

    @staticmethod
    def resolve_covered_own(root: Chargeback, _info: Any) -> Money:
        return Money(root.cover_own_minor, root.currency)

    @staticmethod
    def resolve_covered_client(root: Chargeback, _info: Any) -> Money:
        return Money(root.cover_client_minor, root.currency)

    @staticmethod
    def resolve_client_part(root: Chargeback, _info: Any) -> Money:
        return Money(client_minor(root), root.currency)

    @staticmethod
    def resolve_own_returned(root: Chargeback, _info: Any) -> Money:
        return Money(root.cover_returned_minor, root.currency)

    @staticmethod
    def resolve_evidence_days_left(root: Chargeback, _info: Any) -> int | None:
        return evidence_days_left(root, clock.now())

    @staticmethod
    def resolve_accept_asked(root: Chargeback, _info: Any) -> bool:
        return root.accept_by is not None

    @staticmethod
    def resolve_accept_asked_by_me(root: Chargeback, info: Any) -> bool:
        person = actor_of(info).person_id
        return person is not None and root.accept_by == person

    @staticmethod
    def resolve_write_off_asked(root: Chargeback, _info: Any) -> bool:
        return root.write_off_by is not None

    @staticmethod
    def resolve_write_off_asked_by_me(root: Chargeback, info: Any) -> bool:
        person = actor_of(info).person_id
        return person is not None and root.write_off_by == person

    @staticmethod
    def resolve_written_off(root: Chargeback, _info: Any) -> Money:
        return Money(root.written_off_minor, root.currency)


class MerchantChargebackType(_Common):
    """A merchant's own case: what was taken from where, and what follows."""

    text = graphene.String(required=True, description="The whole in plain words.")
    commission_back = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "MerchantChargeback"

    @staticmethod
    def resolve_parts(root: Chargeback, info: Any) -> list[dict[str, Any]]:
        return _parts(root, info, tuple(code for code in PARTS if code != "4010"))

    @staticmethod
    def resolve_text(root: Chargeback, info: Any) -> str:
        return told(root, owed_minor=chargeback_open_minor(root), english=_english(info))

    @staticmethod
    def resolve_commission_back(root: Chargeback, _info: Any) -> Money:
        return Money(root.parts.get("4010", 0), root.currency)


ChargebackConnection = countable_connection("Chargeback", ChargebackType)
MerchantChargebackConnection = countable_connection("MerchantChargeback", MerchantChargebackType)


class ChargebackFilterInput(graphene.InputObjectType):
    """What the list of cases is narrowed to."""

    state = graphene.String()
    currency = graphene.String()
    words = graphene.String(description="Part of a merchant's name, a trade or a reference.")
    since = graphene.DateTime(description="Opened at or after.")
    until = graphene.DateTime(description="Opened before.")

    class Meta:
        name = "ChargebackFilter"


class ChargebackTotalType(graphene.ObjectType):
    """The cases of one currency."""

    currency = graphene.String(required=True)
    count = graphene.Int(required=True)
    open = graphene.Int(required=True)
    amount = graphene.Field(MoneyType, required=True)
    owed = graphene.Field(MoneyType, required=True, description="What merchants still owe.")

    class Meta:
        name = "ChargebackTotal"

    @staticmethod
    def resolve_amount(root: dict[str, Any], _info: Any) -> Money:
        return Money(int(root["minor"]), root["currency"])

    @staticmethod
    def resolve_owed(root: dict[str, Any], _info: Any) -> Money:
        return Money(int(root["owed_minor"] or 0), root["currency"])


def _filter(given: Any) -> ChargebackFilter:
    given = given or {}
    words = {name: str(given.get(name) or "") for name in ("state", "currency", "words")}
    clean = {name: text.replace("\x00", "").strip()[:200] for name, text in words.items()}
    return ChargebackFilter(**clean, since=given.get("since"), until=given.get("until"))


class ChargebackQueries(graphene.ObjectType):
    """Root fields for finance and for merchants."""

    chargebacks = connection_field(ChargebackConnection, filter=ChargebackFilterInput())
    chargeback_totals = graphene.List(
        graphene.NonNull(ChargebackTotalType), required=True, filter=ChargebackFilterInput()
    )
    chargeback = graphene.Field(ChargebackType, id=graphene.ID(required=True))
    merchant_chargebacks = connection_field(MerchantChargebackConnection)

    @staticmethod
    def resolve_chargebacks(_root: Any, info: Any, filter: Any = None, **paging: Any) -> Any:
        rows = chargebacks_list(viewer=actor_of(info), by=_filter(filter))
        return resolve_connection(rows, order=("-opened_at", "-id"), **paging)

    @staticmethod
    def resolve_chargeback_totals(_root: Any, info: Any, filter: Any = None) -> Any:
        return chargebacks_totals(viewer=actor_of(info), by=_filter(filter))

    @staticmethod
    def resolve_chargeback(_root: Any, info: Any, id: str) -> Any:
        rows = chargebacks_list(viewer=actor_of(info))
        return rows.filter(pk=key_or_nothing(id, "Chargeback")).first()

    @staticmethod
    def resolve_merchant_chargebacks(_root: Any, info: Any, **paging: Any) -> Any:
        rows = chargebacks_of(viewer=actor_of(info))
        return resolve_connection(rows, order=("-opened_at", "-id"), **paging)
