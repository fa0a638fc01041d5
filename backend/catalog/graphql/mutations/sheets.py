"""Goods from a sheet."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.api.sheets import SheetInput, SheetReportType, sheet_read, sheet_report
from backend.catalog.permissions import PRODUCT_EDIT
from backend.catalog.services import products_import
from backend.kernel.actor import Actor
from backend.kernel.errors import Forbidden


class ProductsImport(DomainMutation):
    """Draft the own shop's goods from a sheet; the same sheet twice changes nothing."""

    permission = PRODUCT_EDIT
    report = graphene.Field(SheetReportType)

    class Arguments:
        input = SheetInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        sheet = arguments["input"]
        if actor.organization_id is None:
            raise Forbidden
        done = products_import(
            actor=actor,
            merchant_id=actor.organization_id,
            rows=sheet_read(sheet),
            dry_run=sheet.dry_run,
        )
        faults = [(fault.line, fault.field, fault.words) for fault in done.faults]
        return cls(
            report=sheet_report(
                lines=done.lines,
                taken=done.variants,
                products=done.products,
                unchanged=done.unchanged,
                faults=faults,
            )
        )
