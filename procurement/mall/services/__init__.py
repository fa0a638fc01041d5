"""Acts of the e-mall, one file each."""

from procurement.mall.services.accept import (
    AcceptedLine,
    acceptance_record,
    deem_accepted,
    dispute_open,
    goods_return,
)
from procurement.mall.services.arrive import delivery_recorded
from procurement.mall.services.compare import Comparison, comparison_preview, requisition_compare
from procurement.mall.services.decide import requisition_approve, requisition_reject
from procurement.mall.services.lines import WishLine
from procurement.mall.services.offer import offer_list_article, offer_withdraw
from procurement.mall.services.order import budget_refused, budget_reserved
from procurement.mall.services.pay import (
    invoice_checked,
    payment_settled,
    payment_taken_back,
    requisition_rate,
)
from procurement.mall.services.requisition import (
    Wish,
    requisition_create,
    requisition_update,
    requisition_withdraw,
)
from procurement.mall.services.sign import purchase_contract_sign
from procurement.mall.services.submit import requisition_submit
from procurement.mall.services.supply import (
    DespatchLine,
    Waybill,
    order_cancel_by_buyer,
    order_confirm_by_supplier,
    order_decline,
    order_despatch,
    order_expire,
)

__all__ = [
    "AcceptedLine",
    "Comparison",
    "DespatchLine",
    "Waybill",
    "Wish",
    "WishLine",
    "acceptance_record",
    "budget_refused",
    "budget_reserved",
    "comparison_preview",
    "deem_accepted",
    "delivery_recorded",
    "dispute_open",
    "goods_return",
    "invoice_checked",
    "offer_list_article",
    "offer_withdraw",
    "order_cancel_by_buyer",
    "order_confirm_by_supplier",
    "order_decline",
    "order_despatch",
    "order_expire",
    "payment_settled",
    "payment_taken_back",
    "purchase_contract_sign",
    "requisition_approve",
    "requisition_compare",
    "requisition_create",
    "requisition_rate",
    "requisition_reject",
    "requisition_submit",
    "requisition_update",
    "requisition_withdraw",
]
