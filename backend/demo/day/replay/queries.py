"""The documents that the wholesaler, its customers and the carrier send."""

CREATE = """mutation($input: CheckoutCreateInput!) {
  checkoutCreate(input: $input) { checkout { id } errors { field code message } } }"""
QUOTE = """mutation($id: ID!) { deliveryOptionsCalculate(id: $id) {
    deliveries { shippingMethod { id kind } } errors { field code message } } }"""
BUY = """mutation($id: ID!, $number: String!, $method: ID!,
    $gateway: PaymentGatewayToInitialize!, $key: String!) {
  checkoutNoteUpdate(id: $id, purchaseNumber: $number) { errors { field code message } }
  deliveryOptionsCalculate(id: $id) { errors { field code message } }
  checkoutDeliveryMethodUpdate(id: $id, deliveryMethodId: $method) { errors { field code message } }
  transactionInitialize(id: $id, paymentGateway: $gateway, idempotencyKey: $key) {
    errors { field code message } }
  checkoutComplete(id: $id) { errors { field code message }
    orders { id number total { gross { amount currency } } } } }"""
PLACED = """query($channel: String!, $after: String) {
  orders(first: 50, after: $after, channel: $channel) {
    pageInfo { hasNextPage endCursor }
    edges { node { id number purchaseNumber tradeState total { gross { amount } }
      totalRefunded { amount } returns { id reason state } } } } }"""
LINES = "query($id: ID!) { order(id: $id) { tradeState lines { id productSku } } }"
SEND_BACK = """mutation($input: OrderReturnRequestInput!) { orderReturnRequest(input: $input) {
    orderReturn { id } errors { field code message } } }"""
TAKE_BACK = """mutation($answer: OrderReturnAnswerInput!, $receive: OrderReturnReceiveInput!) {
  orderReturnAnswer(input: $answer) { errors { field code message } }
  orderReturnReceive(input: $receive) { errors { field code message } } }"""
RECEIVE = """mutation($receive: OrderReturnReceiveInput!) {
  orderReturnReceive(input: $receive) { errors { field code message } } }"""
ACCEPT = """mutation($input: OrderAcceptInput!) { orderAccept(input: $input) {
    errors { field code message } } }"""
BATCH = 15
"""As many mutations as one document may hold."""


def many(name: str, kind: str, count: int) -> str:
    """One document with ``count`` times the same mutation, inputs ``i0``, ``i1`` ..."""
    heads = ", ".join(f"$i{place}: {kind}!" for place in range(count))
    body = "\n".join(
        f"a{place}: {name}(input: $i{place}) {{ errors {{ field code message }} }}"
        for place in range(count)
    )
    return f"mutation({heads}) {{ {body} }}"
