/** Instruments of the sandbox gateway, each with its own story; and those of the card gateway. */
export const GATEWAY = 'shiji.sandbox'
export const STRIPE = 'stripe'
export const CARD = `${STRIPE}:card`

export const INSTRUMENTS = [
  { code: 'ok', zh: '企业网银', en: 'Business online banking', storyZh: '立即成功', storyEn: 'succeeds at once' },
  { code: '3ds', zh: '信用卡（银行验证）', en: 'Card with a bank check', storyZh: '银行要求再确认一步', storyEn: 'the bank asks for one more step' },
  { code: 'decline', zh: '余额不足的卡', en: 'A card without funds', storyZh: '会被银行拒绝', storyEn: 'is declined by the bank' },
] as const

export const WALLETS = [
  { code: 'alipay', zh: '支付宝', en: 'Alipay', storyZh: '转到支付宝确认', storyEn: 'confirm at Alipay' },
  { code: 'wechat_pay', zh: '微信支付', en: 'WeChat Pay', storyZh: '用微信扫码', storyEn: 'scan with WeChat' },
] as const

/** The bank's own rail: the payer transfers to an account number that is for this payment alone. */
export const BANK = 'shiji.bank'
export const TRANSFER = 'transfer'
export type Transfer = { account: string; name: string; bank: string; amount: string; currency: string; text: string }

type Sum = { amount: number; currency: string }
/** What is due, in another currency, at a price that holds until a moment; `quote` takes it. */
export type Abroad = { amount: Sum; due: Sum; rate: string; source: string; validUntil: string; secondsLeft: number; quote: string }
export const ABROAD = ['USD', 'EUR'] as const
const HOME_ACCOUNT = 'ok'
/** The choice of paying in a currency abroad, as the form carries it. */
export const abroadWay = (currency: string) => `${HOME_ACCOUNT}@${currency}`

/** What the page offers: the sandbox, card fields, wallets, a transfer within some hours, other currencies. */
export type Ways = { sandbox: boolean; card: { publishableKey: string; test: boolean } | null; wallets: string[]; transferHours: number | null; abroad: Abroad[] }

/** What the payer must do at the provider: follow an address or scan a code. */
export type Step = { type: string; url?: string; image?: string; text?: string }

/** The gateway and its data for a chosen instrument; `sealOf` gives the quote of a currency. */
export function gatewayOf(instrument: string, token: string, back: string, sealOf: (currency: string) => string): { id: string; data: Record<string, string> } {
  if (instrument === TRANSFER) return { id: BANK, data: { instrument } }
  const [chosen = '', currency] = instrument.split('@')
  const [gateway, method = ''] = chosen.split(':')
  if (gateway !== STRIPE) return { id: GATEWAY, data: { instrument: chosen, ...(currency ? { payCurrency: currency, quote: sealOf(currency) } : {}) } }
  const way: Record<string, string> = method === 'card' ? { confirmationToken: token } : { method }
  return { id: STRIPE, data: { ...way, returnUrl: back } }
}

/** The account to transfer to, where a payment waits for that. */
export function transferOf(data: unknown): Transfer | null {
  const action = (data as { action?: ({ type?: string } & Transfer) | null } | null | undefined)?.action
  if (action?.type !== TRANSFER) return null
  const { account, name, bank, amount, currency, text } = action
  return { account, name, bank, amount, currency, text }
}
