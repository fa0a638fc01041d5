/** The form of a journal by hand: fixed rows, read without script, summed exactly. Pure. */
import type { Problem } from '~/lib/problems'
import type { Words } from '~/lib/words'

export const ROWS = [0, 1, 2, 3, 4, 5] as const
export type ManualLine = { code: string; owner: string; debit?: string; credit?: string }

/** Hundredths of an amount as written, full-width digits too; null when it is none above zero. */
export function centsOf(written: string): number | null {
  const plain = written.normalize('NFKC').replace(/[,\s]/g, '')
  if (!/^\d{1,13}(\.\d{1,2})?$/.test(plain)) return null
  const [whole = '0', part = ''] = plain.split('.')
  const cents = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return cents > 0 ? cents : null
}

export const plainOf = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`

/** Sums of both sides; what is no amount counts nothing. */
export function sidesOf(value: (name: string) => string) {
  const side = (name: string) => ROWS.reduce<number>((sum, row) => sum + (centsOf(value(`${name}_${row}`)) ?? 0), 0)
  return { debit: side('debit'), credit: side('credit') }
}

/** The lines as the core wants them and the row each stands in, or what is wrong, each at its field. */
export function readLines(value: (name: string) => string, currency: string, t: Words): { lines: ManualLine[]; rows: number[]; problems: Problem[] } {
  const lines: ManualLine[] = []
  const rows: number[] = []
  const problems: Problem[] = []
  const wrong = (field: string, message: string) => problems.push({ field, code: 'INVALID', message })
  for (const row of ROWS) {
    const [code, owner, debit, credit] = ['account', 'owner', 'debit', 'credit'].map((name) => value(`${name}_${row}`)) as [string, string, string, string]
    if (!code && !debit && !credit) continue
    const n = row + 1
    if (!code) wrong(`account_${row}`, t('fin.lineNoCode', { n }))
    if (Boolean(debit) === Boolean(credit)) { wrong(`debit_${row}`, t('fin.lineOneSide', { n })); continue }
    const cents = centsOf(debit || credit)
    if (cents === null) { wrong(debit ? `debit_${row}` : `credit_${row}`, t('fin.lineNotMoney', { n })); continue }
    lines.push({ code, owner, ...(debit ? { debit: plainOf(cents) } : { credit: plainOf(cents) }) })
    rows.push(row)
  }
  const { debit, credit } = sidesOf(value)
  if (!problems.length && lines.length < 2) wrong('account_0', t('fin.noLines'))
  else if (!problems.length && debit !== credit) wrong(`debit_${rows[0] ?? 0}`, t('fin.notBalanced', { debit: t.minor(debit, currency), credit: t.minor(credit, currency) }))
  return { lines, rows, problems }
}

/** The core speaks of the lines it was given; the form of its rows. */
export const atRow = (problem: Problem, rows: readonly number[]): Problem => {
  const line = /^(?:input\.)?lines(?:\.(\d+))?/.exec(problem.field ?? '')
  return line ? { ...problem, field: `account_${rows[Number(line[1] ?? 0)] ?? 0}` } : problem
}
