"""Prices from a sheet."""

from __future__ import annotations

from typing import Any, Self

import graphene

from backend.api.mutations import DomainMutation
from backend.api.sheets import SheetInput, SheetReportType, sheet_read, sheet_report
from backend.kernel.actor import Actor
from backend.kernel.errors import Forbidden
from backend.pricing.permissions import PRICE_EDIT
from backend.pricing.services import prices_import


class PricesImport(DomainMutation):
    """Set prices and tiers of the own shop from a sheet; bad lines are left out and reported."""

    permission = PRICE_EDIT
    report = graphene.Field(SheetReportType)

    class Arguments:
        input = SheetInput(required=True)

    @classmethod
    def perform(cls, actor: Actor, info: Any, **arguments: Any) -> Self:
        sheet = arguments["input"]
        if actor.organization_id is None:
            raise Forbidden
        done = prices_import(
            actor=actor,
            merchant_id=actor.organization_id,
            rows=sheet_read(sheet),
            dry_run=sheet.dry_run,
        )
        faults = [(line, "", text) for line, text in done.refused]
        return cls(
            report=sheet_report(
                lines=done.lines, taken=done.changed, unchanged=done.unchanged, faults=faults
            )
        )


class PriceSheetMutations(graphene.ObjectType):
    """Prices in bulk."""

    prices_import = PricesImport.Field()
