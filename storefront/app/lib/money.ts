/** Money as text. Amounts arrive exact from the core and are only shown here, never computed. */
export type Amount = { amount: number | string; currency: string }

const SMALLEST: Record<string, number> = { JPY: 0, KRW: 0, KWD: 3, BHD: 3 }

export function money(value: Amount, locale: string): string {
  const digits = SMALLEST[value.currency] ?? 2
  return format(value, locale, digits, digits)
}

/** Unit prices may be finer than the smallest coin. */
export function unitPrice(value: Amount, locale: string): string {
  const digits = SMALLEST[value.currency] ?? 2
  return format(value, locale, digits, 6)
}

/** Text of minor units such as the ledger keeps them. */
export function minor(value: number, currency: string, locale: string): string {
  const digits = SMALLEST[currency] ?? 2
  const sign = value < 0 ? '-' : ''
  const bare = String(Math.abs(value)).padStart(digits + 1, '0')
  const exact = digits ? `${bare.slice(0, -digits)}.${bare.slice(-digits)}` : bare
  return format({ amount: `${sign}${exact}`, currency }, locale, digits, digits)
}

function format({ amount, currency }: Amount, locale: string, minimum: number, maximum: number): string {
  const formatter = new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: minimum, maximumFractionDigits: maximum,
  })
  return formatter.format(amount as Intl.StringNumericLiteral)
}

export const count = (value: number, locale: string) => new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en-GB').format(value)

/** 12,345 as 1.2万 in Chinese and 12.3k in English. */
export const short = (value: number, locale: string) =>
  new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { notation: 'compact', maximumFractionDigits: 1 }).format(value)

/** What the amounts of a page come to, in minor units by currency, each counted exactly. */
export function sums(values: readonly Amount[]): { currency: string; minor: number }[] {
  const found = new Map<string, number>()
  for (const { amount, currency } of values) found.set(currency, (found.get(currency) ?? 0) + Math.round(Number(amount) * 10 ** (SMALLEST[currency] ?? 2)))
  return [...found].map(([currency, minor]) => ({ currency, minor }))
}
