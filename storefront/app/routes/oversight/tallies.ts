/** Counts and sums for the charts. Sums are in whole minor units of yuan, added as integers. */
type Money = { amount: number | string; currency: string }
export type Hour = { site: string; hour: string; orders: number; value: Money }
export type Stand = { escrows: number; held: Money; released: Money; refunded: Money }
export type Tally = { name: string; count: number; sumMinor: number }

const HOUR = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', hour12: false })
const fen = ({ amount, currency }: Money) => (currency === 'CNY' ? Math.round(Number(amount) * 100) : 0)

export const bySite = (hours: readonly Hour[]) => tally(hours, (one) => one.site).toSorted((a, b) => b.sumMinor - a.sumMinor)
/** All hours of the clock of the city, also the quiet ones. */
export function byHour(hours: readonly Hour[]): Tally[] {
  if (!hours.length) return []
  const found = new Map(tally(hours, (one) => HOUR.format(new Date(one.hour)).padStart(2, '0')).map((one) => [one.name, one]))
  return Array.from({ length: 24 }, (_, at) => String(at).padStart(2, '0')).map((name) => found.get(name) ?? { name, count: 0, sumMinor: 0 })
}

export const moneyByState = (stands: readonly Stand[]): Tally[] =>
  (['held', 'released', 'refunded'] as const).map((name) => ({ name, count: stands.reduce((sum, one) => sum + (Number(one[name].amount) ? one.escrows : 0), 0), sumMinor: stands.reduce((sum, one) => sum + fen(one[name]), 0) }))

function tally(hours: readonly Hour[], nameOf: (one: Hour) => string): Tally[] {
  const found = new Map<string, Tally>()
  for (const hour of hours) {
    const name = nameOf(hour)
    const one = found.get(name) ?? { name, count: 0, sumMinor: 0 }
    one.count += hour.orders
    one.sumMinor += fen(hour.value)
    found.set(name, one)
  }
  return [...found.values()]
}
