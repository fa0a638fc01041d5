"""Departments, suppliers and cases for tests of government procurement."""

from __future__ import annotations

import itertools
from typing import Any

from backend.kernel.actor import Actor
from backend.parties.models import Organization, OrganizationKind, OrganizationStatus
from backend.parties.roles import permissions_of
from procurement.plans.models import BudgetItem
from procurement.procedures import P_MALL_DIR
from procurement.process.rules import Guard
from procurement.process.services import Move
from tests.plugin.api import actor_with

_numbers = itertools.count(1)
SYSTEM = Actor.system("test")


def an_organization(kind: str = OrganizationKind.DEPARTMENT, **fields: Any) -> Organization:
    """An active organisation."""
    number = next(_numbers)
    given: dict[str, Any] = {
        "kind": kind,
        "status": OrganizationStatus.ACTIVE,
        "legal_name": f"测试单位{number}",
        "display_name": f"测试单位{number}",
        "slug": f"test-org-{number}",
        "region_code": "130100",
    }
    return Organization.objects.create(**{**given, **fields})


def a_supplier(**fields: Any) -> Organization:
    """A company admitted to supply government."""
    given: dict[str, Any] = {"is_merchant": True, "is_gov_supplier": True, "sme_scale": "small"}
    return an_organization(OrganizationKind.COMPANY, **{**given, **fields})


def acting(organization: Organization, *roles: str, **fields: Any) -> Actor:
    """A person of an organisation with the permissions of some roles, at level 2."""
    given = {"organization_id": organization.pk, "roles": frozenset(roles)}
    return actor_with(*permissions_of(set(roles)), **{**given, **fields})


def a_move(procedure: Any, state: str, act: str, **fields: Any) -> Move:
    """A move with every declared guard answered yes."""
    arrow = procedure.arrow(state, act)
    guards = tuple(Guard(name=name, passed=True) for name in (arrow.guards if arrow else ()))
    return Move(act=act, guards=guards, **fields)


def a_budget_item(minor: int, **fields: Any) -> BudgetItem:
    """An item of a department with so much money, in minor units."""
    given: dict[str, Any] = {
        "number": f"BI-TEST-{next(_numbers)}",
        "fiscal_year": 2026,
        "name": "办公设备购置",
        "economic_class": "31002",
        "amount_minor": minor,
    }
    if "department_id" not in fields:
        fields.setdefault("department", an_organization())
    return BudgetItem.objects.create(**{**given, **fields})


MALL = P_MALL_DIR
