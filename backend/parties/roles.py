"""The one table of roles (decision D19): where it applies, what it may do, what it excludes.

Sources: markets brief 2, procurement brief 1, audit brief 3. Permission strings are the ones the
other apps require; the documentation prints this table.
"""

from __future__ import annotations

from dataclasses import dataclass

ADMIN = "organization.manage"
TECHNICAL = "sysadmin"
"""The role that opens the admin desk."""
SECOND = "organization.role.confirm"
"""To confirm, as the second person, a role that another gave."""
TWO_PERSONS = frozenset({"OPERATOR"})
"""Kinds of organisations where one person proposes a role and another confirms it (audit brief 3)."""


@dataclass(frozen=True, slots=True)
class Role:
    """A named set of permissions in organisations of some kinds."""

    code: str
    zh: str
    en: str
    kinds: frozenset[str]
    permissions: frozenset[str]
    excludes: frozenset[str] = frozenset()
    level_two: bool = False


TRADERS = frozenset({"COMPANY", "SOLE_TRADER", "COOPERATIVE"})
GOVERNMENT = frozenset({"DEPARTMENT"})
_MERCHANT = ("catalog.product.edit", "catalog.price.edit", "inventory.stock.edit", "order.sell.read",
             "order.confirm", "order.dispatch", "order.return.answer", "merchant.statement.read",
             "merchant.manage", "contract.sign", "mall.offer.edit", "mall.order.confirm",
             "invoice.issue", "credit.read.own", "guarantee.give")  # fmt: skip
_BUYER = ("order.place", "order.read", "order.pay", "order.accept", "order.problem.report",
          "order.cancel", "credit.read.own")  # fmt: skip


def _role(
    code: str,
    zh: str,
    en: str,
    kinds: frozenset[str] | set[str],
    *permissions: str,
    excludes: tuple[str, ...] = (),
    level_two: bool = False,
) -> Role:
    return Role(
        code, zh, en, frozenset(kinds), frozenset(permissions), frozenset(excludes), level_two
    )


_ALL = (
    _role("buyer_admin", "采购商管理员", "Buyer admin", TRADERS, ADMIN, *_BUYER),
    _role("buyer", "采购商", "Buyer", TRADERS, *_BUYER),
    _role("merchant_owner", "商户", "Merchant owner", TRADERS, ADMIN, *_MERCHANT, *_BUYER),
    _role("merchant_catalog", "商品员", "Catalogue staff", TRADERS, "catalog.product.edit",
          "catalog.price.edit", "inventory.stock.edit", "mall.offer.edit"),
    _role("merchant_dispatch", "发货员", "Dispatch staff", TRADERS, "order.sell.read", "order.confirm",
          "order.dispatch", "mall.order.confirm"),
    _role("merchant_finance", "商户财务", "Merchant finance", TRADERS, "merchant.statement.read",
          "invoice.issue", "order.sell.read", "guarantee.give"),
    _role("gov_admin", "单位管理员", "Department admin", GOVERNMENT, ADMIN, level_two=True),
    _role("gov_requester", "采购经办人", "Requester", GOVERNMENT, "gov.requisition.create",
          "gov.plan.read", "gov.process.read", "order.read", excludes=("gov_approver",)),
    _role("gov_approver", "采购审批人", "Approver", GOVERNMENT, "gov.requisition.approve",
          "gov.plan.read", "gov.process.read", "contract.sign", "guarantee.decide",
          excludes=("gov_requester",), level_two=True),
    _role("gov_acceptor", "验收人", "Acceptor", GOVERNMENT, "gov.acceptance.record", "gov.process.read",
          "order.read", excludes=("gov_approver",)),
    _role("gov_finance", "单位财务", "Department finance", GOVERNMENT, "gov.payment.request",
          "gov.payment.approve", "gov.plan.edit", "gov.plan.read", "gov.process.read",
          "guarantee.ask", level_two=True),
    _role("supervisor", "财政监管", "Finance supervisor", {"SUPERVISOR"}, ADMIN, "gov.supervise",
          "gov.supplier.approve", "organization.approve", "gov.process.read.all", "audit.read",
          "oversight.search", "oversight.case", level_two=True),
    _role("treasury_maker", "国库经办", "Treasury maker", {"TREASURY"}, "treasury.order.make",
          "treasury.read", excludes=("treasury_checker",), level_two=True),
    _role("treasury_checker", "国库复核", "Treasury checker", {"TREASURY"}, "treasury.order.check",
          "treasury.read", excludes=("treasury_maker",), level_two=True),
    _role("regulator", "市场监管员", "Regulator", {"REGULATOR"}, ADMIN, "audit.read", "oversight.search",
          "oversight.case", "payment.freeze", "order.read.all", "credit.read.all", "credit.fact.record",
          "reconciliation.read",
          "gov.process.read.all", level_two=True),
    _role("auditor", "审计员", "Auditor", {"AUDITOR"}, "audit.read", "oversight.search", "order.read.all",
          "credit.read.all", "gov.process.read.all", "ledger.read",
          excludes=("operator", "finance_maker", "finance_checker", "merchant_owner"), level_two=True),
    _role("operator", "平台运营", "Platform operations", {"OPERATOR"}, ADMIN, SECOND, "organization.approve",
          "merchant.review", "catalog.review", "content.edit", "catalog.translate",
          "payment.freeze", "payment.dispute.rule", "contract.sign", level_two=True),
    _role("finance_maker", "财务经办", "Finance maker", {"OPERATOR"}, "payout.make", "ledger.read",
          "statement.read", "commission.invoice", "payment.review", "ledger.journal.make",
          "reconciliation.work",
          excludes=("finance_checker",), level_two=True),
    _role("finance_checker", "财务复核", "Finance checker", {"OPERATOR"}, "payout.check", "ledger.read",
          "statement.read", "payment.review", "ledger.journal.check",
          "reconciliation.approve",
          excludes=("finance_maker",), level_two=True),
    _role(TECHNICAL, "系统管理员", "Technical operator", {"OPERATOR"}, SECOND, "events.delivery.requeue",
          excludes=("operator", "finance_maker", "finance_checker"), level_two=True),
    _role("market_manager", "市场管理员", "Market manager", {"MARKET_MANAGER"}, ADMIN, "venue.edit",
          "merchant.read.market"),
    _role("carrier", "承运商", "Carrier", {"CARRIER"}, ADMIN, "waybill.record", "shipping.line.edit"),
    _role("bank_clerk", "银行经办", "Bank clerk", {"BANK"}, "bank.read"),
    _role("office_admin", "机构管理员", "Office admin", {"TREASURY", "AUDITOR", "BANK"}, ADMIN,
          excludes=("treasury_maker", "treasury_checker", "auditor"), level_two=True),
    _role("agent", "代理机构经办", "Procurement agent", {"AGENCY"}, ADMIN, "gov.process.read"),
)  # fmt: skip

ROLES: dict[str, Role] = {role.code: role for role in _ALL}

FORBIDDEN_DUTIES: frozenset[frozenset[str]] = frozenset(
    frozenset(pair)
    for pair in (
        ("request", "approve"),
        ("approve", "accept"),
        ("request", "accept"),
        ("make", "check"),
        ("freeze", "lift"),
        ("record_fact", "decide_appeal"),
        ("open_bids", "score"),
        ("prepare_documents", "approve_documents"),
        ("run_procedure", "accept"),
    )
)
"""Pairs of duties no person may combine on one case (procurement brief 1, audit brief 3)."""


def permissions_of(codes: set[str]) -> frozenset[str]:
    """All permissions of some roles; unknown codes give none."""
    return frozenset().union(*(ROLES[c].permissions for c in codes if c in ROLES))


def level_two_of(codes: set[str]) -> frozenset[str]:
    """Permissions that need the second factor: those held only through roles that ask for it."""
    free = frozenset().union(
        *(ROLES[c].permissions for c in codes if c in ROLES and not ROLES[c].level_two)
    )
    return permissions_of(codes) - free


def excluded_by(codes: set[str], candidate: str) -> set[str]:
    """Held roles that exclude the candidate, in either direction."""
    role = ROLES[candidate]
    return {c for c in codes if c in role.excludes or candidate in ROLES[c].excludes}


def admin_role(kind: str, *, sells: bool = False) -> str:
    """The role of whoever sets an organisation of a kind up. Raises KeyError for the operator."""
    if kind in TRADERS:
        return "merchant_owner" if sells else "buyer_admin"
    return _FIRST_ADMIN[kind]


_FIRST_ADMIN = {
    "DEPARTMENT": "gov_admin",
    "SUPERVISOR": "supervisor",
    "TREASURY": "office_admin",
    "REGULATOR": "regulator",
    "AUDITOR": "office_admin",
    "CARRIER": "carrier",
    "BANK": "office_admin",
    "MARKET_MANAGER": "market_manager",
    "AGENCY": "agent",
}
"""First roles by kind; the platform's own organisation is set up by its technical operator."""


def administrators() -> frozenset[str]:
    """Roles that manage an organisation's members."""
    return frozenset(code for code, role in ROLES.items() if ADMIN in role.permissions)


def roles_for(kind: str) -> list[Role]:
    """Roles that exist in organisations of a kind."""
    return [role for role in ROLES.values() if kind in role.kinds]
