"""The documents that departments, suppliers and their finance offices send."""

from __future__ import annotations

_ERRORS = "errors { field code message }"
_CASE = "requisition { id number state total { amount } }"

OFFERS = """query($first: Int!, $after: String) { mallOffers(first: $first, after: $after) {
  pageInfo { hasNextPage endCursor }
  edges { node { id specKey catalogueCode supplierName variantId available price { amount } } } } }"""
RULES = """query($ids: [ID!]!, $channel: String!) {
  productVariants(ids: $ids, channel: $channel, first: 100) {
    edges { node { id quantityRule { min step max } } } } }"""
BUDGET = "query { budgetItems(first: 20) { edges { node { id number available { amount } } } } }"
COMPARISON = """query($offer: ID!, $quantity: Int!) {
  mallComparison(offerId: $offer, quantity: $quantity) { suppliers
    offers { offer { id supplierName variantId } unitPrice { amount } total { amount } available } } }"""
CREATE = f"""mutation($input: RequisitionInput!, $key: String!) {{
  requisitionCreate(input: $input, idempotencyKey: $key) {{ {_CASE} {_ERRORS} }} }}"""
UPDATE = f"""mutation($id: ID!, $input: RequisitionInput!) {{
  requisitionUpdate(id: $id, input: $input) {{ {_CASE} {_ERRORS} }} }}"""
SUBMIT = f"""mutation($id: ID!, $reason: String, $key: String!) {{
  requisitionSubmit(id: $id, reason: $reason, idempotencyKey: $key) {{ {_CASE} {_ERRORS} }} }}"""
APPROVE = f"""mutation($id: ID!, $key: String!) {{
  requisitionApprove(id: $id, idempotencyKey: $key) {{ {_CASE} {_ERRORS} }} }}"""
DISPATCH = f"""mutation($input: MallOrderDispatchInput!) {{
  mallOrderDispatch(input: $input) {{ {_CASE} {_ERRORS} }} }}"""
ACCEPT = f"""mutation($input: AcceptanceRecordInput!) {{
  acceptanceRecord(input: $input) {{ {_CASE} {_ERRORS} }} }}"""
RATE = f"""mutation($id: ID!, $stars: Int!, $reason: String!) {{
  requisitionRate(id: $id, stars: $stars, reason: $reason) {{ {_CASE} {_ERRORS} }} }}"""
INVOICE = f"""mutation($input: GovInvoiceRegisterInput!) {{
  govInvoiceRegister(input: $input) {{ invoice {{ id state }} {_ERRORS} }} }}"""
REQUEST = f"""mutation($input: PaymentRequestCreateInput!) {{
  paymentRequestCreate(input: $input) {{ paymentRequest {{ id state }} {_ERRORS} }} }}"""
AGREE = f"""mutation($id: ID!) {{
  paymentRequestApprove(id: $id) {{ paymentRequest {{ id state }} {_ERRORS} }} }}"""
STATE = """query($id: ID!) { requisition(id: $id) { state orderNumber
  orderedLines { id quantity quantityShipped }
  contract { state documentState }
  payable { id amount { amount } tax { amount } requests { id state } invoices { state } } } }"""
LATENESS = """query($after: String) { latenessList(first: 50, after: $after) {
  pageInfo { hasNextPage endCursor }
  edges { node { daysLate settledOn amount { amount } interest { amount } } } } }"""


def by_id(name: str, *, reason: bool = False) -> str:
    """A mutation on a requisition that takes its id, and a reason where one is due."""
    head, given = ("$id: ID!, $reason: String!", "id: $id, reason: $reason") if reason else (
        "$id: ID!", "id: $id"
    )  # fmt: skip
    return f"mutation({head}) {{ {name}({given}) {{ {_CASE} {_ERRORS} }} }}"


CONFIRM = by_id("mallOrderConfirm")
DECLINE = by_id("mallOrderDecline", reason=True)
SIGN = by_id("mallContractSign")
CANCEL = by_id("requisitionCancel", reason=True)
REJECT = by_id("requisitionReject", reason=True)
WITHDRAW = by_id("requisitionWithdraw")
DISPUTE = by_id("mallDisputeOpen", reason=True)
RETURN = by_id("mallGoodsReturn", reason=True)
