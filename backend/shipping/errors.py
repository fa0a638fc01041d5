"""What carriage refuses."""

from backend.kernel.errors import DomainError


class WaybillTaken(DomainError):
    code = "WAYBILL_TAKEN"
    field = "number"
    default_message = "该运单号已被使用。"


class EventUnknown(DomainError):
    code = "WAYBILL_EVENT_UNKNOWN"
    field = "code"
    default_message = "未知的物流状态代码。"
