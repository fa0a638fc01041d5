"""Batched reading for the e-mall."""

from __future__ import annotations

from typing import Any

from backend.api.loaders import Loader
from backend.catalog.selectors import listing_prices
from backend.inventory.selectors import available_by_variant
from backend.kernel import clock
from backend.orders.selectors import lines_of as order_lines_of
from backend.pricing.selectors import LinePrice, LineRequest, price_lines
from backend.signing.selectors import contracts_about
from procurement.contracts.selectors import contracts_of
from procurement.mall.models import Acceptance, RequisitionLine
from procurement.mall.selectors import lines_of, sheets_of
from procurement.mall.services.case import gov_channel
from procurement.payables.selectors import payables_of
from procurement.process.selectors import holds_of, steps_of, terms_of


class LinesLoader(Loader):
    """Lines by requisition."""

    def read(self, keys: Any) -> list[list[RequisitionLine]]:
        found: dict[Any, list[RequisitionLine]] = {key: [] for key in keys}
        for line in lines_of(keys):
            found[line.requisition_id].append(line)
        return [found[key] for key in keys]


class OrderLinesLoader(Loader):
    """Order lines by order."""

    def read(self, keys: Any) -> list[list[Any]]:
        found: dict[Any, list[Any]] = {key: [] for key in keys}
        for line in order_lines_of(keys):
            found[line.order_id].append(line)
        return [found[key] for key in keys]


class SheetLoader(Loader):
    """The newest comparison sheet by requisition."""

    def read(self, keys: Any) -> list[Any]:
        found = {sheet.requisition_id: sheet for sheet in sheets_of(keys)}
        return [found.get(key) for key in keys]


class StepsLoader(Loader):
    """History by process."""

    def read(self, keys: Any) -> list[list[Any]]:
        found: dict[Any, list[Any]] = {key: [] for key in keys}
        for step in steps_of(keys):
            found[step.process_id].append(step)
        return [found[key] for key in keys]


class AcceptanceLoader(Loader):
    """The acceptance by requisition."""

    def read(self, keys: Any) -> list[Acceptance | None]:
        found = {row.requisition_id: row for row in Acceptance.objects.filter(requisition__in=keys)}
        return [found.get(key) for key in keys]


class ContractLoader(Loader):
    """The contract by case."""

    def read(self, keys: Any) -> list[Any]:
        found = contracts_of(keys)
        return [found.get(key) for key in keys]


class CasePayableLoader(Loader):
    """The payable by case."""

    def read(self, keys: Any) -> list[Any]:
        found = {row.case: row for row in payables_of(keys)}
        return [found.get(key) for key in keys]


class StockLoader(Loader):
    """Free stock by variant."""

    def read(self, keys: Any) -> list[int]:
        found = available_by_variant(keys)
        return [found.get(key, 0) for key in keys]


class OfferPriceLoader(Loader):
    """The price of one piece by variant, for the viewer's department."""

    def read(self, keys: Any) -> list[LinePrice | None]:
        channel = gov_channel().pk
        listed = listing_prices(keys, channel)
        prices = price_lines(
            channel_id=channel,
            lines=[LineRequest(key, 1) for key in keys if key in listed],
            buyer_organization_id=self.viewer.organization_id,
            at=clock.now(),
        )
        found = {price.variant_id: price for price in prices}
        return [found.get(key) for key in keys]


class HoldLoader(Loader):
    """The open suspension by process."""

    def read(self, keys: Any) -> list[Any]:
        found = {hold.process_id: hold for hold in holds_of(keys)}
        return [found.get(key) for key in keys]


class TermLoader(Loader):
    """When the running term of a process ends."""

    def read(self, keys: Any) -> list[Any]:
        found = terms_of(keys)
        return [found.get(key) for key in keys]


class PaperLoader(Loader):
    """The living contract document by case, without its file."""

    def read(self, keys: Any) -> list[Any]:
        found = {paper.holder: paper for paper in contracts_about(keys, "mall_purchase")}
        return [found.get(key) for key in keys]
