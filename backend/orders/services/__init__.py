"""Acts on orders, one file each."""

from backend.orders.services.accept import inspection_extend, order_accept, order_accept_by_timer
from backend.orders.services.announce import inspections_announce
from backend.orders.services.cancel import (
    order_cancel,
    order_cancel_answer,
    order_expire_due,
    order_expire_one,
)
from backend.orders.services.confirm import order_confirm
from backend.orders.services.dispatch import DispatchLine, order_delivered, order_dispatch
from backend.orders.services.payment import (
    order_hold,
    order_payment_open,
    order_record_payment,
)
from backend.orders.services.place import LineDraft, OrderDraft, order_place
from backend.orders.services.problem import (
    order_carriage_fault,
    order_problem_report,
    order_problem_settle,
    order_refund_agree,
)
from backend.orders.services.procured import order_goods_returned, order_open_for_dispatch
from backend.orders.services.returns import (
    order_return_answer,
    order_return_receive,
    order_return_request,
    order_return_send,
)

__all__ = [
    "DispatchLine",
    "LineDraft",
    "OrderDraft",
    "inspection_extend",
    "inspections_announce",
    "order_accept",
    "order_accept_by_timer",
    "order_cancel",
    "order_cancel_answer",
    "order_carriage_fault",
    "order_confirm",
    "order_delivered",
    "order_dispatch",
    "order_expire_due",
    "order_expire_one",
    "order_goods_returned",
    "order_hold",
    "order_open_for_dispatch",
    "order_payment_open",
    "order_place",
    "order_problem_report",
    "order_problem_settle",
    "order_record_payment",
    "order_refund_agree",
    "order_return_answer",
    "order_return_receive",
    "order_return_request",
    "order_return_send",
]
