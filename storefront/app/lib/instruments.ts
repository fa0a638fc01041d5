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

/** What the page offers: the sandbox, card fields, wallets. */
export type Ways = { sandbox: boolean; card: { publishableKey: string; test: boolean } | null; wallets: string[] }

/** What the payer must do at the provider: follow an address or scan a code. */
export type Step = { type: string; url?: string; image?: string; text?: string }

/** The gateway and its data for a chosen instrument. */
export function gatewayOf(instrument: string, token: string, back: string): { id: string; data: Record<string, string> } {
  const [gateway, method = ''] = instrument.split(':')
  if (gateway !== STRIPE) return { id: GATEWAY, data: { instrument } }
  const way: Record<string, string> = method === 'card' ? { confirmationToken: token } : { method }
  return { id: STRIPE, data: { ...way, returnUrl: back } }
}
