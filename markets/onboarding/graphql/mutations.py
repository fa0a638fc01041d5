"""Root mutations of the onboarding."""

from __future__ import annotations

from typing import Any, ClassVar, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.kernel.actor import Actor
from backend.kernel.errors import Invalid, NotFound
from backend.kernel.ids import from_relay
from backend.parties.ports import NoAnswer, business_register
from backend.parties.rules import id_number_is_valid
from markets.onboarding.graphql.types import ChecklistEntryType, MerchantApplicationType
from markets.onboarding.models import Application
from markets.onboarding.permissions import APPLY, REVIEW
from markets.onboarding.selectors import ItemView, application_get
from markets.onboarding.services import (
    application_approve,
    application_edit,
    application_reject,
    application_start,
    application_submit,
    changes_request,
    checklist_item_put,
    contract_sign_for,
    item_attest,
    item_verify,
    merchant_close,
    merchant_reinstate,
    merchant_reverify,
    merchant_suspend,
    representative_check_record,
)
from markets.onboarding.services.apply import ApplicationForm
from markets.onboarding.services.desk import ItemDraft


def _key(text: str) -> Any:
    return from_relay(text, "MerchantApplication")


class _OfApplication(DomainMutation):
    application = graphene.Field(MerchantApplicationType)

    class Meta:
        abstract = True


class MerchantApplicationStart(_OfApplication):
    """A draft for the acting organisation."""

    permission = APPLY

    class Arguments:
        idempotency_key = graphene.String(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, idempotency_key: str) -> Self:
        return cls(application=application_start(actor=actor, key=idempotency_key))


class MerchantApplicationInput(graphene.InputObjectType):
    """What a merchant fills in; absent fields stay."""

    id = graphene.ID(required=True)
    sites = graphene.List(graphene.NonNull(graphene.String))
    trade_categories = graphene.List(graphene.NonNull(graphene.String))
    contact_name = graphene.String()
    contact_phone = graphene.String()
    licence_expires_on = graphene.Date()
    tax_status = graphene.String()
    issues_invoices = graphene.Boolean()
    return_address = graphene.String()
    settlement_name = graphene.String()
    settlement_bank = graphene.String()
    settlement_account = graphene.String()


class MerchantApplicationEdit(_OfApplication):
    """Fill in a draft, or what was asked to be changed."""

    permission = APPLY

    class Arguments:
        input = MerchantApplicationInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        given = {name: value for name, value in input.items() if value is not None}
        key = _key(given.pop("id"))
        for name in ("sites", "trade_categories"):
            if name in given:
                given[name] = tuple(given[name])
        form = ApplicationForm(**given)
        return cls(application=application_edit(actor=actor, application_id=key, form=form))


class RepresentativeInput(graphene.InputObjectType):
    """Name and identity number; the number is asked about and not kept."""

    id = graphene.ID(required=True)
    name = graphene.String(required=True)
    id_number = graphene.String(required=True)


class MerchantRepresentativeCheck(_OfApplication):
    """Check the representative with the register."""

    permission = APPLY

    class Arguments:
        input = RepresentativeInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        key = _key(input.id)
        row = application_get(key, viewer=actor)
        if row is None or row.organization_id != actor.organization_id:
            raise NotFound(field="id")
        if not input.name.strip() or len(input.name) > 60:
            raise Invalid("请填写姓名。", field="name")
        if not id_number_is_valid(input.id_number):
            raise Invalid("身份证号码不正确，请核对 18 位号码。", field="idNumber")
        try:  # outside of any transaction; the answer is stored afterwards
            matches = business_register().person_matches(
                name=input.name.strip(), id_number=input.id_number
            )
        except NoAnswer as error:
            raise Invalid("核验服务暂无应答，请稍后再试。", field="idNumber") from error
        row = representative_check_record(
            actor=actor,
            application_id=key,
            name=input.name,
            id_tail=input.id_number,
            matches=matches,
        )
        return cls(application=row)


class MerchantItemAttest(_OfApplication):
    """Tick an item, or take the tick away."""

    permission = APPLY

    class Arguments:
        id = graphene.ID(required=True)
        code = graphene.String(required=True)
        attested = graphene.Boolean(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str, code: str, attested: bool) -> Self:
        row = item_attest(actor=actor, application_id=_key(id), code=code, attested=attested)
        return cls(application=row)


class MerchantApplicationSubmit(_OfApplication):
    """Hand the application in."""

    permission = APPLY

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> Self:
        return cls(application=application_submit(actor=actor, application_id=_key(id)))


class MerchantContractSign(_OfApplication):
    """Sign the platform contract for the acting organisation."""

    permission = "contract.sign"

    class Arguments:
        id = graphene.ID(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, id: str) -> Self:
        return cls(application=contract_sign_for(actor=actor, application_id=_key(id)))


class MerchantItemVerifyInput(graphene.InputObjectType):
    """A reviewed document."""

    id = graphene.ID(required=True)
    code = graphene.String(required=True)
    verified = graphene.Boolean(required=True)
    note = graphene.String()
    expires_on = graphene.Date()


class MerchantItemVerify(_OfApplication):
    """Record that a document was reviewed."""

    permission = REVIEW

    class Arguments:
        input = MerchantItemVerifyInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        row = item_verify(
            actor=actor,
            application_id=_key(input.id),
            code=input.code,
            verified=input.verified,
            note=input.get("note") or "",
            expires_on=input.get("expires_on"),
        )
        return cls(application=row)


class MerchantDecisionInput(graphene.InputObjectType):
    """Which application, what happens, and why."""

    id = graphene.ID(required=True)
    act = graphene.String(
        required=True,
        description="APPROVE, REQUEST_CHANGES, REJECT, SUSPEND, REINSTATE, CLOSE or REVERIFY.",
    )
    reason = graphene.String(required=True)


class MerchantDecide(_OfApplication):
    """An act of the review desk, with a reason."""

    permission = REVIEW
    acts: ClassVar[dict[str, Any]] = {
        "APPROVE": application_approve,
        "REQUEST_CHANGES": changes_request,
        "REJECT": application_reject,
        "SUSPEND": merchant_suspend,
        "REINSTATE": merchant_reinstate,
        "CLOSE": merchant_close,
    }

    class Arguments:
        input = MerchantDecisionInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        key = _key(input.id)
        row: Application
        if input.act == "REVERIFY":
            row = merchant_reverify(actor=actor, application_id=key, note=input.reason)
        elif input.act in cls.acts:
            row = cls.acts[input.act](actor=actor, application_id=key, reason=input.reason)
        else:
            raise Invalid("未知的操作。", field="act")
        return cls(application=row)


class ChecklistItemInput(graphene.InputObjectType):
    """A checklist row as the operator configures it."""

    code = graphene.String(required=True)
    kind = graphene.String(required=True)
    name = graphene.String(required=True)
    name_en = graphene.String(required=True)
    required = graphene.Boolean(required=True)
    check_name = graphene.String()
    kinds = graphene.List(graphene.NonNull(graphene.String))
    position = graphene.Int()
    in_use = graphene.Boolean()


class ChecklistItemPut(DomainMutation):
    """Add or change a checklist row."""

    permission = REVIEW
    item = graphene.Field(ChecklistEntryType)

    class Arguments:
        input = ChecklistItemInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, input: Any) -> Self:
        given = {name: value for name, value in input.items() if value is not None}
        given["kinds"] = tuple(given.get("kinds", ()))
        if not 0 <= given.get("position", 100) <= 9999:
            raise Invalid("序号应在 0 至 9999 之间。", field="position")
        row = checklist_item_put(actor=actor, draft=ItemDraft(**given))
        return cls(item=ItemView.blank(row))


class OnboardingMutations(graphene.ObjectType):
    """From draft to active."""

    merchant_application_start = MerchantApplicationStart.Field()
    merchant_application_edit = MerchantApplicationEdit.Field()
    merchant_representative_check = MerchantRepresentativeCheck.Field()
    merchant_item_attest = MerchantItemAttest.Field()
    merchant_application_submit = MerchantApplicationSubmit.Field()
    merchant_contract_sign = MerchantContractSign.Field()
    merchant_item_verify = MerchantItemVerify.Field()
    merchant_decide = MerchantDecide.Field()
    checklist_item_put = ChecklistItemPut.Field()
