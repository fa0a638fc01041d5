/** Instruments of the sandbox gateway, each with its own story. */
export const GATEWAY = 'shiji.sandbox'

export const INSTRUMENTS = [
  { code: 'ok', zh: '企业网银', en: 'Business online banking', storyZh: '立即成功', storyEn: 'succeeds at once' },
  { code: '3ds', zh: '信用卡（银行验证）', en: 'Card with a bank check', storyZh: '银行要求再确认一步', storyEn: 'the bank asks for one more step' },
  { code: 'decline', zh: '余额不足的卡', en: 'A card without funds', storyZh: '会被银行拒绝', storyEn: 'is declined by the bank' },
] as const
