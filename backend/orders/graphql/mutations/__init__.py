"""Acts on orders."""

from __future__ import annotations

import graphene

from backend.orders.graphql.mutations.accept import InspectionExtend, OrderAccept
from backend.orders.graphql.mutations.cancel import OrderCancel, OrderCancelAnswer
from backend.orders.graphql.mutations.confirm import OrderConfirm
from backend.orders.graphql.mutations.dispatch import OrderDispatch
from backend.orders.graphql.mutations.problem import (
    OrderProblemReport,
    OrderProblemSettle,
    OrderRefundAgree,
)
from backend.orders.graphql.mutations.returns import (
    OrderReturnAnswer,
    OrderReturnReceive,
    OrderReturnRequest,
    OrderReturnSend,
)


class OrderMutations(graphene.ObjectType):
    """Acts of buyers and merchants on orders."""

    order_confirm = OrderConfirm.Field()
    order_dispatch = OrderDispatch.Field()
    order_accept = OrderAccept.Field()
    inspection_extend = InspectionExtend.Field()
    order_problem_report = OrderProblemReport.Field()
    order_problem_settle = OrderProblemSettle.Field()
    order_refund_agree = OrderRefundAgree.Field()
    order_cancel = OrderCancel.Field()
    order_cancel_answer = OrderCancelAnswer.Field()
    order_return_request = OrderReturnRequest.Field()
    order_return_answer = OrderReturnAnswer.Field()
    order_return_send = OrderReturnSend.Field()
    order_return_receive = OrderReturnReceive.Field()
