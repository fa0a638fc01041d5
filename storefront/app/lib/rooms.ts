/** Which work rooms a person's links show; the core decides what they may do there. */
export const roomsOf = (me: { permissions: readonly string[] } | null | undefined) => {
  const may = (start: string) => Boolean(me?.permissions.some((one) => one.startsWith(start)))
  return {
    merchant: may('catalog.product.') || may('inventory.') || may('order.sell') || may('merchant.manage') || may('merchant.statement'),
    gov: may('gov.'), desk: may('audit.') || may('oversight.') || may('payment.freeze'), finance: may('payout.') || may('ledger.') || may('reconciliation.') || may('payment.review') || may('events.'),
    treasury: may('treasury.'), review: may('merchant.review') || may('organization.approve'), venue: may('venue.edit'),
  }
}
