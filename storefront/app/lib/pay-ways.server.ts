/** The ways to pay a basket or an order, out of what its gateways say of themselves. */
import { PaymentGatewaysDocument, PaymentQuotesDocument } from '~/graphql/generated/graphql'
import { mutate, perhaps, type Asking } from '~/lib/api.server'
import { cardFieldsContext } from '~/lib/visitor.server'
import { BANK, GATEWAY, STRIPE, WALLETS, type Abroad, type Ways } from '~/lib/instruments'

type Method = { code: string; currencies: string[]; hostedFields: boolean }
type StripeData = { environment: string; publishableKey: string; methods: Method[] }

/** Reads the gateways; where card fields are among them, the answer's policy lets these in. `quoted`: with prices in other currencies. */
export async function waysOf(asking: Asking, id: string, currency: string, quoted = true): Promise<Ways> {
  const { paymentGatewayInitialize: found } = await mutate(asking, PaymentGatewaysDocument, { id })
  const configs = new Map(found?.gatewayConfigs?.map((one) => [one.id, one.data as unknown]))
  const stripe = configs.get(STRIPE) as StripeData | undefined
  const methods = stripe?.methods.filter((one) => one.currencies.includes(currency)).map((one) => one.code) ?? []
  const card = stripe?.publishableKey && methods.includes('card') ? { publishableKey: stripe.publishableKey, test: stripe.environment !== 'live' } : null
  if (card) asking.context.set(cardFieldsContext, true)
  const bank = configs.get(BANK) as { payWithinHours: number } | undefined
  const sandbox = configs.has(GATEWAY)
  return { sandbox, card, wallets: WALLETS.filter((one) => methods.includes(one.code)).map((one) => one.code), transferHours: bank?.payWithinHours ?? null, abroad: sandbox && quoted ? await quotesOf(asking, id, currency) : [] }
}

/** Today's prices in the currencies that are taken beside the basket's own. */
async function quotesOf(asking: Asking, id: string, currency: string): Promise<Abroad[]> {
  const checkout = (await perhaps(asking, PaymentQuotesDocument, { id }))?.checkout
  return [checkout?.usd, checkout?.eur].filter((one) => one !== null && one !== undefined).filter((one) => one.amount.currency !== currency)
}
