/** Journals as they are asked for, laid out and summed. Pure. */
import { dayStart } from '~/lib/dates'

export const ASKED = ['code', 'owner', 'kind', 'subject', 'currency', 'since', 'until'] as const
export type Asked = Partial<Record<(typeof ASKED)[number], string>>
type Money = { amount: number | string; currency: string }
type Line = { code: string; name: string; owner: string; debit?: Money | null; credit?: Money | null; balanceAfter?: Money | null }
export type Journal = { id: string; key: string; kind: string; trade: string; reference: string; effectiveAt: string; postedAt: string; lines: readonly Line[] }
export type Row = Line & { journal: Journal; at: number }

export const askedOf = (search: URLSearchParams): Asked =>
  Object.fromEntries(ASKED.flatMap((name) => { const value = search.get(name)?.normalize('NFKC').trim().slice(0, 200); return value ? [[name, value]] : [] }))

export function filterOf({ since, until, ...texts }: Asked) {
  const [from, to] = [dayStart(since), dayStart(until, 1)]
  return { ...texts, ...(from ? { since: from } : {}), ...(to ? { until: to } : {}) }
}

export const rowsOf = (journals: readonly Journal[]): Row[] => journals.flatMap((journal) => journal.lines.map((line, at) => ({ ...line, journal, at })))

/** Sums by currency in hundredths: the core sends at most two decimals for the currencies of this house. */
export function sumsOf(lines: readonly Line[]): { currency: string; debit: number; credit: number }[] {
  const sums = new Map<string, { debit: number; credit: number }>()
  for (const { debit, credit } of lines) {
    const currency = (debit ?? credit)?.currency
    if (!currency) continue
    const sum = sums.get(currency) ?? { debit: 0, credit: 0 }
    sum.debit += debit ? hundredths(debit.amount) : 0
    sum.credit += credit ? hundredths(credit.amount) : 0
    sums.set(currency, sum)
  }
  return [...sums].map(([currency, sum]) => ({ currency, ...sum }))
}

const hundredths = (amount: number | string) => Math.round(Number(amount) * 100)

export const HEADS = ['入账时间 posted', '发生时间 effective', '分录 key', '业务 kind', '交易 trade', '外部编号 reference', '科目 code', '名称 account', '户主 owner', '币种 currency', '借方 debit', '贷方 credit', '余额 balance']

/** A journal as rows of a sheet, one for each of its lines. */
export const linesOf = (journal: Journal): (string | number)[][] =>
  rowsOf([journal]).map((row) => [row.journal.postedAt, row.journal.effectiveAt, row.journal.key, row.journal.kind, row.journal.trade, row.journal.reference, row.code, row.name, row.owner, (row.debit ?? row.credit)?.currency ?? '', row.debit?.amount ?? '', row.credit?.amount ?? '', row.balanceAfter?.amount ?? ''])
