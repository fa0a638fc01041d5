/** What may be asked of the record, as an address keeps it and as the core wants it. Pure. */
import { dayStart } from '~/lib/dates'

export const ASKED = ['text', 'party', 'kind', 'site', 'min', 'max', 'since', 'until'] as const
export const SITES = ['gov', 'textile', 'electronics', 'industrial', 'intl'] as const
/** Kinds of entries as people ask for them: each is the beginning of a kind's name. */
export const KINDS = ['orders.', 'payments.escrow', 'payments.payouts', 'payments.treasury', 'procurement.budget', 'procurement.process', 'procurement.mall', 'procurement.contract', 'procurement.pay', 'signing.', 'credit.', 'parties.', 'oversight.'] as const
export type Asked = Partial<Record<(typeof ASKED)[number], string>>

export const askedOf = (search: URLSearchParams): Asked =>
  Object.fromEntries(ASKED.flatMap((key) => { const value = search.get(key)?.normalize('NFKC').trim().slice(0, 120); return value ? [[key, value]] : [] }))

/** Yuan as written, in fen; null when it is no amount. */
export function fenOf(value: string | undefined): number | null {
  const plain = value?.replace(/[,\s]/g, '') ?? ''
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(plain)) return null
  const [whole = '0', part = ''] = plain.split('.')
  return Number(whole) * 100 + Number(part.padEnd(2, '0') || 0)
}

export function toVariables(asked: Asked) {
  const [min, max, since, until] = [fenOf(asked.min), fenOf(asked.max), dayStart(asked.since), dayStart(asked.until, 1)]
  const { text, party, kind, site } = asked
  return {
    ...(text ? { text } : {}), ...(party ? { party } : {}), ...(kind ? { kind } : {}), ...(site ? { site } : {}),
    ...(min === null ? {} : { min }), ...(max === null ? {} : { max }), ...(since ? { since } : {}), ...(until ? { until } : {}),
  }
}
