"""Plays a purchase on the mall through the API, step by step."""

from __future__ import annotations

from typing import Any

from backend.kernel.ids import to_relay
from backend.orders.models import Fulfillment
from tests.factories.mall import Mall

ANSWER = "requisition { id state stateLabel total { amount } } errors { field code message }"
CREATE = f"""mutation($input: RequisitionInput!, $key: String!) {{
  answer: requisitionCreate(input: $input, idempotencyKey: $key) {{ {ANSWER} }} }}"""
SUBMIT = f"""mutation($id: ID!, $reason: String, $key: String!) {{
  answer: requisitionSubmit(id: $id, reason: $reason, idempotencyKey: $key) {{ {ANSWER} }} }}"""
APPROVE = f"""mutation($id: ID!, $key: String!) {{
  answer: requisitionApprove(id: $id, idempotencyKey: $key) {{ {ANSWER} }} }}"""
ACCEPT = f"""mutation($input: AcceptanceRecordInput!) {{
  answer: acceptanceRecord(input: $input) {{ {ANSWER} }} }}"""
DISPATCH = f"""mutation($input: MallOrderDispatchInput!) {{
  answer: mallOrderDispatch(input: $input) {{ {ANSWER} }} }}"""
WAYBILL = """mutation($input: WaybillEventRecordInput!) {
  waybillEventRecord(input: $input) { errors { code message } } }"""
PAYABLE = """query($id: ID!) { requisition(id: $id) { state
  payable { id amount { amount } tax { amount }
    clock { startedOn basis dueOn daysLeft daysLate interest { amount } } } } }"""
INVOICE = """mutation($input: GovInvoiceRegisterInput!) { answer: govInvoiceRegister(input: $input) {
  invoice { id state } errors { field code } } }"""
REQUEST = """mutation($input: PaymentRequestCreateInput!) {
  answer: paymentRequestCreate(input: $input) {
  paymentRequest { id number state } errors { field code } } }"""
APPROVE_PAYMENT = """mutation($id: ID!) { answer: paymentRequestApprove(id: $id) {
  paymentRequest { id state } errors { field code } } }"""


def simple(name: str, *, reason: bool = False) -> str:
    """A mutation that takes an id, and a reason where one is due."""
    if reason:
        return f"""mutation($id: ID!, $reason: String!) {{
          answer: {name}(id: $id, reason: $reason) {{ {ANSWER} }} }}"""
    return f"mutation($id: ID!) {{ answer: {name}(id: $id) {{ {ANSWER} }} }}"


class Play:
    """One purchase, act by act; each act returns the payload."""

    def __init__(self, api: Any, deliver: Any, mall: Mall) -> None:
        self.api, self.deliver, self.mall = api, deliver, mall
        self.id = ""

    def post(self, query: str, variables: dict[str, Any], actor: Any) -> dict[str, Any]:
        """One mutation named ``answer``, then the outbox is drained."""
        payload = self.api.post(query, variables, actor=actor).data["answer"]
        self.deliver()
        return payload

    def do(self, name: str, actor: Any, **variables: Any) -> dict[str, Any]:
        """A mutation by id on the purchase."""
        query = simple(name, reason="reason" in variables)
        return self.post(query, {"id": self.id, **variables}, actor)

    def create(self, quantity: int = 2, **also: Any) -> dict[str, Any]:
        variables = {"input": self.mall.wish(quantity, **also), "key": self.mall.key()}
        payload = self.post(CREATE, variables, self.mall.requester)
        if not payload["errors"]:
            self.id = payload["requisition"]["id"]
        return payload

    def submit(self, **also: Any) -> dict[str, Any]:
        return self.post(
            SUBMIT, {"id": self.id, "key": self.mall.key(), **also}, self.mall.requester
        )

    def approve(self, actor: Any = None) -> dict[str, Any]:
        variables = {"id": self.id, "key": self.mall.key()}
        return self.post(APPROVE, variables, actor or self.mall.approver)

    def dispatch(self, number: str = "YD0001", **also: Any) -> dict[str, Any]:
        given = {
            "requisitionId": self.id,
            "carrierCode": self.mall.carrier_code,
            "trackingNumber": number,
            "idempotencyKey": self.mall.key(),
        }
        return self.post(DISPATCH, {"input": {**given, **also}}, self.mall.seller)

    def arrive(self) -> None:
        """The carrier delivers everything that is under way."""
        from backend.orders.services import order_delivered
        from tests.factories.procurement import SYSTEM

        for fulfillment in Fulfillment.objects.filter(delivered_at=None):
            order_delivered(actor=SYSTEM, fulfillment_id=fulfillment.pk)
        self.deliver()

    def accept(self, actor: Any = None, **also: Any) -> dict[str, Any]:
        given = {"requisitionId": self.id, "idempotencyKey": self.mall.key()}
        return self.post(ACCEPT, {"input": {**given, **also}}, actor or self.mall.acceptor)

    def payable(self) -> dict[str, Any]:
        page = self.api.post(PAYABLE, {"id": self.id}, actor=self.mall.finance).data
        return page["requisition"]["payable"]

    def invoice(self, number: str = "26132000000012345678", **also: Any) -> dict[str, Any]:
        owed = self.payable()
        given = {
            "payableId": owed["id"],
            "number": number,
            "issuedOn": "2026-06-05",
            "amount": str(owed["amount"]["amount"]),
            "tax": str(owed["tax"]["amount"]),
            "idempotencyKey": self.mall.key(),
        }
        return self.post(INVOICE, {"input": {**given, **also}}, self.mall.seller)

    def request_payment(self) -> dict[str, Any]:
        given = {"payableId": self.payable()["id"], "idempotencyKey": self.mall.key()}
        return self.post(REQUEST, {"input": given}, self.mall.finance)

    def approve_payment(self, request_id: str, actor: Any = None) -> dict[str, Any]:
        return self.post(APPROVE_PAYMENT, {"id": request_id}, actor or self.mall.finance_chief)

    def to(self, state: str, quantity: int = 2) -> Play:
        """Walk the happy path until a state."""
        walk = [
            ("cart", lambda: self.create(quantity)),
            ("awaiting_approval", self.submit),
            ("ordered", self.approve),
            ("supplier_confirmed", lambda: self.do("mallOrderConfirm", self.mall.seller)),
            ("shipped", self.dispatch),
            ("delivered", self.arrive),
            ("accepted", self.accept),
            ("invoiced", self.invoice),
        ]
        for name, act in walk:
            payload = act()
            assert not (payload or {}).get("errors"), (name, payload)
            if name == state:
                return self
        request = self.request_payment()["paymentRequest"]
        assert self.approve_payment(request["id"])["errors"] == []
        return self


def line_id(order_line_id: Any) -> str:
    """The Relay id of an order line."""
    return to_relay("OrderLine", order_line_id)
