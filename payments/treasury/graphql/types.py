"""Payment orders, their signed papers, and quotas."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import countable_connection
from backend.api.loaders import Loader, loader
from backend.api.saleor import MoneyType, Node
from backend.kernel.ids import to_relay
from backend.kernel.money import Money
from backend.parties.selectors import organizations_by_ids
from payments.treasury.models import PaymentOrder, Quota, TreasuryPaper
from payments.treasury.rules import paper_words
from payments.treasury.selectors import papers_of
from payments.treasury.services import paper_holds


class PapersLoader(Loader):
    """Signed papers by order."""

    def read(self, keys: Any) -> list[list[TreasuryPaper]]:
        found: dict[Any, list[TreasuryPaper]] = {key: [] for key in keys}
        for row in papers_of(keys):
            found[row.order_id].append(row)
        return [found[key] for key in keys]


class PayersLoader(Loader):
    """Payers' names."""

    def read(self, keys: Any) -> list[str]:
        rows = organizations_by_ids(keys)
        return [rows[key].display_name if key in rows else "" for key in keys]


class TreasuryPaperType(graphene.ObjectType):
    """One signed document, checked again each time it is looked at."""

    kind = graphene.String(required=True)
    kind_label = graphene.String(required=True)
    number = graphene.String(required=True)
    signer_name = graphene.String(required=True)
    signer = graphene.String(required=True, description="Algorithm and key or certificate number.")
    issued_at = graphene.DateTime(required=True)
    kept_at = graphene.DateTime(required=True)
    sha256 = graphene.String(required=True)
    amount = graphene.Field(MoneyType, required=True)
    holds = graphene.Boolean(required=True, description="Hash and signature hold today.")
    words = graphene.String(required=True, description="What was checked, in words.")
    document = graphene.JSONString(required=True)
    signature = graphene.JSONString(required=True)

    class Meta:
        name = "TreasuryPaper"

    @staticmethod
    def resolve_kind_label(root: TreasuryPaper, _info: Any) -> str:
        return str(root.get_kind_display())

    @staticmethod
    def resolve_amount(root: TreasuryPaper, _info: Any) -> Money:
        return Money(root.document["amountMinor"], root.document["currency"])

    @staticmethod
    def resolve_holds(root: TreasuryPaper, _info: Any) -> bool:
        return paper_holds(root)

    @staticmethod
    def resolve_words(root: TreasuryPaper, _info: Any) -> str:
        return paper_words(
            holds=paper_holds(root), signer=root.signer_name, algorithm=root.signer.split(":")[0]
        )


class TreasuryOrderType(graphene.ObjectType):
    """One payment of the public purse from the application to the receipt."""

    number = graphene.String(required=True)
    reference = graphene.String(required=True)
    mode = graphene.String(required=True)
    mode_label = graphene.String(required=True)
    state = graphene.String(required=True)
    step = graphene.String(required=True)
    step_label = graphene.String(required=True)
    at_desk = graphene.Boolean(required=True)
    payer_name = graphene.String(required=True)
    supplier_name = graphene.String(required=True)
    payee_account = graphene.String(required=True)
    payee_bank = graphene.String(required=True)
    budget_item = graphene.String(required=True)
    amount = graphene.Field(MoneyType, required=True)
    paid = graphene.Field(MoneyType, required=True)
    made_at = graphene.DateTime(required=True)
    due_at = graphene.DateTime()
    refusal = graphene.String(required=True)
    papers = graphene.List(graphene.NonNull(TreasuryPaperType), required=True)

    class Meta:
        name = "TreasuryOrder"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: PaymentOrder, _info: Any) -> str:
        return to_relay("TreasuryOrder", root.pk)

    @staticmethod
    def resolve_mode_label(root: PaymentOrder, _info: Any) -> str:
        return str(root.get_mode_display())

    @staticmethod
    def resolve_step_label(root: PaymentOrder, _info: Any) -> str:
        return str(root.get_step_display())

    @staticmethod
    def resolve_payer_name(root: PaymentOrder, info: Any) -> Any:
        return loader(info, PayersLoader).load(root.payer_id)

    @staticmethod
    def resolve_supplier_name(root: PaymentOrder, _info: Any) -> str:
        return root.supplier.display_name

    @staticmethod
    def resolve_amount(root: PaymentOrder, _info: Any) -> Money:
        return Money(root.amount_minor, root.currency)

    @staticmethod
    def resolve_paid(root: PaymentOrder, _info: Any) -> Money:
        return Money(root.paid_minor, root.currency)

    @staticmethod
    def resolve_papers(root: PaymentOrder, info: Any) -> Any:
        return loader(info, PapersLoader).load(root.pk)


class TreasuryQuotaType(graphene.ObjectType):
    """What a department may order from its zero-balance account in one month."""

    department_name = graphene.String(required=True)
    budget_item = graphene.String(required=True)
    month = graphene.Date(required=True)
    given = graphene.Field(MoneyType, required=True)
    used = graphene.Field(MoneyType, required=True)
    lapsed = graphene.Field(MoneyType, required=True)
    left = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "TreasuryQuota"

    @staticmethod
    def resolve_department_name(root: Quota, _info: Any) -> str:
        return root.department.display_name

    @staticmethod
    def resolve_given(root: Quota, _info: Any) -> Money:
        return Money(root.given_minor, root.currency)

    @staticmethod
    def resolve_used(root: Quota, _info: Any) -> Money:
        return Money(root.used_minor, root.currency)

    @staticmethod
    def resolve_lapsed(root: Quota, _info: Any) -> Money:
        return Money(root.lapsed_minor, root.currency)

    @staticmethod
    def resolve_left(root: Quota, _info: Any) -> Money:
        return Money(root.left_minor, root.currency)


TreasuryOrderConnection = countable_connection("TreasuryOrder", TreasuryOrderType)
TreasuryQuotaConnection = countable_connection("TreasuryQuota", TreasuryQuotaType)
