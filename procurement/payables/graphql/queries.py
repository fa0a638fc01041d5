"""Queries of payables."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import connection_field, resolve_connection
from backend.api.context import actor_of
from backend.kernel import clock
from backend.kernel.ids import key_or_nothing
from backend.rulebook.selectors import local_day
from procurement.payables.graphql.types import (
    LatenessConnection,
    PayableConnection,
    PayableType,
)
from procurement.payables.selectors import lateness_list, payable_list


class PayableQueries(graphene.ObjectType):
    """What is owed, how far it is, and who pays late."""

    payment_tracker = connection_field(
        PayableConnection,
        open_only=graphene.Boolean(default_value=False),
        description="应付款与支付进度，附法定付款期限；采购单位与供应商各见其有关部分。",
    )
    payable = graphene.Field(PayableType, id=graphene.ID(required=True))
    lateness_list = connection_field(
        LatenessConnection,
        buyer_id=graphene.ID(),
        description="逾期支付公示（无需登录）。",
    )

    @staticmethod
    def resolve_payment_tracker(_root: Any, info: Any, open_only: bool = False, **page: Any) -> Any:
        rows = payable_list(viewer=actor_of(info))
        if open_only:
            rows = rows.filter(settled_on=None)
        return resolve_connection(rows, order=("due_on", "id"), **page)

    @staticmethod
    def resolve_payable(_root: Any, info: Any, id: str) -> Any:
        return payable_list(viewer=actor_of(info)).filter(pk=key_or_nothing(id, "Payable")).first()

    @staticmethod
    def resolve_lateness_list(
        _root: Any, _info: Any, buyer_id: str | None = None, **page: Any
    ) -> Any:
        buyer = key_or_nothing(buyer_id, "Organization") if buyer_id else None
        rows = lateness_list(today=local_day(clock.now()), buyer_id=buyer)
        return resolve_connection(rows, order=("-due_on", "id"), **page)
