"""Counted stock from a sheet."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.api.sheets import SheetInput, SheetReportType, sheet_read, sheet_report
from backend.inventory.services import STOCK_EDIT, stock_load
from backend.kernel.actor import Actor
from backend.kernel.errors import Forbidden


class StockImport(DomainMutation):
    """Set the own shop's counted stock from a sheet; bad lines are left out and reported."""

    permission = STOCK_EDIT
    report = graphene.Field(SheetReportType)

    class Arguments:
        input = SheetInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        sheet = arguments["input"]
        if actor.organization_id is None:
            raise Forbidden
        rows = sheet_read(sheet)
        done = stock_load(
            actor=actor, merchant_id=actor.organization_id, rows=rows, dry_run=sheet.dry_run
        )
        faults = [(line, "", text) for line, text in done.refused]
        return cls(report=sheet_report(lines=len(rows), taken=done.taken, faults=faults))


class StockSheetMutations(graphene.ObjectType):
    """Stock in bulk."""

    stock_import = StockImport.Field()
