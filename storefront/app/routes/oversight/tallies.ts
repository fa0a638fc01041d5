/** Counts of the day's records. Sums are in whole minor units of yuan, added as integers. */
export type Record = { kind: string; site: string; at: string; amount?: { amount: number | string; currency: string } | null }
export type Tally = { name: string; count: number; sumMinor: number }

const HOUR = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', hour12: false })

export const byKind = (records: readonly Record[]) => tally(records, (record) => record.kind.split('.').slice(0, 2).join('.')).toSorted((a, b) => b.count - a.count).slice(0, 12)
export const bySite = (records: readonly Record[]) => tally(records, (record) => record.site || '—').toSorted((a, b) => b.sumMinor - a.sumMinor)
export const byHour = (records: readonly Record[]) => tally(records, (record) => HOUR.format(new Date(record.at))).toSorted((a, b) => a.name.localeCompare(b.name))

function tally(records: readonly Record[], nameOf: (record: Record) => string): Tally[] {
  const found = new Map<string, Tally>()
  for (const record of records) {
    const name = nameOf(record)
    const one = found.get(name) ?? { name, count: 0, sumMinor: 0 }
    one.count += 1
    if (record.amount?.currency === 'CNY') one.sumMinor += Math.round(Number(record.amount.amount) * 100)
    found.set(name, one)
  }
  return [...found.values()]
}
