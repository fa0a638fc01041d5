"""The documents that buyers, merchants and carriers send."""

SHELF = """query($channel: String!, $first: Int!, $after: String) {
  products(channel: $channel, first: $first, after: $after,
           filter: {stockAvailability: IN_STOCK}) {
    pageInfo { hasNextPage endCursor }
    edges { node { id merchant { slug }
      variants { id quantityAvailable quantityRule { min step max } } } } } }"""
CREATE = """mutation($input: CheckoutCreateInput!) {
  checkoutCreate(input: $input) { checkout { id totalPrice { gross { amount } } }
    errors { field code message } } }"""
OPTIONS = """mutation($id: ID!) { deliveryOptionsCalculate(id: $id) {
    deliveries { shippingMethod { id kind carrierCode price { amount } } }
    checkout { id deliveryGroups { id deliveryOptions { shippingMethod { id kind carrierCode } } } }
    errors { field code message } } }"""
CHOOSE = """mutation($id: ID!, $method: ID!) {
  checkoutDeliveryMethodUpdate(id: $id, deliveryMethodId: $method) { errors { field code message } } }"""
_ORDER = "id number tradeState merchant { slug } total { gross { amount currency } }"
PAY = """mutation($id: ID!, $gateway: PaymentGatewayToInitialize!, $key: String!) {
  transactionInitialize(id: $id, paymentGateway: $gateway, idempotencyKey: $key) {
    transaction { id } data errors { field code message } } }"""
CONTINUE = """mutation($id: ID!, $data: JSON) { transactionProcess(id: $id, data: $data) {
    data errors { field code message } } }"""
COMPLETE = f"""mutation($id: ID!) {{ checkoutComplete(id: $id) {{
    orders {{ {_ORDER} }} errors {{ field code message }} }} }}"""
BUY = f"""mutation($id: ID!, $method: ID!, $gateway: PaymentGatewayToInitialize!, $key: String!) {{
  checkoutDeliveryMethodUpdate(id: $id, deliveryMethodId: $method) {{ errors {{ field code message }} }}
  transactionInitialize(id: $id, paymentGateway: $gateway, idempotencyKey: $key) {{
    transaction {{ id }} data errors {{ field code message }} }}
  checkoutComplete(id: $id) {{ orders {{ {_ORDER} }} errors {{ field code message }} }} }}"""
DISPATCH = """mutation($input: OrderDispatchInput!) { orderDispatch(input: $input) {
    fulfillment { id } errors { field code message } } }"""
WAYBILL = """mutation($input: WaybillEventRecordInput!) { waybillEventRecord(input: $input) {
    errors { field code message } } }"""
ACCEPT = """mutation($input: OrderAcceptInput!) { orderAccept(input: $input) {
    order { tradeState } errors { field code message } } }"""
PROBLEM = """mutation($input: OrderProblemReportInput!) { orderProblemReport(input: $input) {
    errors { field code message } } }"""
REFUND = """mutation($input: OrderRefundAgreeInput!) { orderRefundAgree(input: $input) {
    errors { field code message } } }"""
CANCEL = """mutation($input: OrderCancelInput!) { orderCancel(input: $input) {
    errors { field code message } } }"""
PARTS = """mutation($id: ID!, $parts: [SchedulePartInput!]!) {
  paymentScheduleSet(id: $id, parts: $parts) { errors { field code message } } }"""
NOTICE = """mutation($id: ID!, $reason: String!) { defaultNoticeGive(id: $id, reason: $reason) {
    notice { id } errors { field code message } } }"""
CONSENT = """mutation($id: ID!) { defaultConsent(id: $id) {
    notice { state forfeited { amount } } errors { field code message } } }"""
STATE = f"query($id: ID!) {{ order(id: $id) {{ {_ORDER} }} }}"

CHARGEBACKS = """query { chargebacks(first: 20) { edges { node {
    id state amount { amount } coveredOwn { amount } owed { amount } } } } }"""
EVIDENCE = """mutation($id: ID!, $text: String!) { chargebackEvidenceSubmit(id: $id, text: $text) {
    errors { field code message } } }"""
WRITE_OFF_ASK = """mutation($id: ID!, $reason: String!) { chargebackWriteOffAsk(
    id: $id, reason: $reason) { errors { field code message } } }"""
WRITE_OFF = """mutation($id: ID!) { chargebackWriteOffApprove(id: $id) {
    chargeback { state } errors { field code message } } }"""
BREAKS = """query($states: [String!]) { reconciliationBreaks(first: 100, filter: {states: $states}) {
    edges { node { id type state day difference { amount } } } } }"""
PROPOSE = """mutation($id: ID!, $way: String!, $note: String!) { reconciliationBreakPropose(
    id: $id, way: $way, note: $note) { break { state } errors { field code message } } }"""
APPROVE = """mutation($id: ID!) { reconciliationBreakApprove(id: $id) {
    break { state } errors { field code message } } }"""


def many(name: str, kind: str, count: int) -> str:
    """One document with ``count`` times the same mutation, inputs ``i0``, ``i1`` ..."""
    heads = ", ".join(f"$i{place}: {kind}!" for place in range(count))
    body = "\n".join(
        f"a{place}: {name}(input: $i{place}) {{ errors {{ field code message }} }}"
        for place in range(count)
    )
    return f"mutation({heads}) {{ {body} }}"
