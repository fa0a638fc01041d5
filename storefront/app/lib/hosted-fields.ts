/**
 * Scripts of others, and where they may run. The only one is the payment provider's: its fields stand
 * in frames of its own, so a card's number never passes this page or this house.
 */
export type ForeignScript = { url: string; page: string; why: string; checked: string }

export const CARD_SCRIPT = 'https://js.stripe.com/v3/'

/** Every script that is not ours. A test holds the policy to this list. */
export const SCRIPT_INVENTORY: readonly ForeignScript[] = [
  {
    url: CARD_SCRIPT,
    page: '/:site/pay and /orders/:order/pay',
    why: 'Card fields in frames of the provider (PCI DSS 6.4.3): only where its gateway is offered.',
    checked: 'The provider forbids a fixed hash; the nonce of the response lets our own script load it, nothing else.',
  },
]

/** What a payment page may reach besides this house. */
export const CARD_POLICY = {
  'script-src': 'https://js.stripe.com',
  'frame-src': 'https://js.stripe.com https://hooks.stripe.com',
  'connect-src': 'https://api.stripe.com',
} as const

/** The whole number a currency is counted in by the fields: fen for yuan, yen for yen. */
export function minorOf(amount: number, currency: string): number {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  return Math.round(amount * 10 ** digits)
}
