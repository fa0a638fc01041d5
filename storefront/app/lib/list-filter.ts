/** What a money list is narrowed to, by address: ?state= ?currency= ?words= ?since= ?until= in days of the city. Pure. */
import { dayStart } from '~/lib/dates'

export const CURRENCIES = ['CNY', 'USD', 'EUR', 'GBP'] as const
/** Currencies the books are kept in. */
export const BOOKED = ['CNY', 'USD', 'EUR', 'GBP', 'RUB', 'AED'] as const
export const currencyOf = (search: URLSearchParams): string => BOOKED.find((one) => one === search.get('currency')) ?? 'CNY'

export type Asked = { state: string; currency: string; words: string; since: string; until: string }

export function askedOf(search: URLSearchParams, states: readonly string[]): Asked {
  const one = (name: string, known: readonly string[]) => known.find((word) => word === search.get(name)) ?? ''
  const day = (name: string) => { const text = search.get(name) ?? ''; return dayStart(text) ? text : '' }
  const words = (search.get('words') ?? '').normalize('NFKC').trim().slice(0, 100)
  return { state: one('state', states), currency: one('currency', CURRENCIES), words, since: day('since'), until: day('until') }
}

/** As the core wants it: what is not asked is left out, days are moments. */
export function filterOf({ state, currency, words, since, until }: Asked) {
  const [from, to] = [dayStart(since), dayStart(until, 1)]
  return { ...(state && { state }), ...(currency && { currency }), ...(words && { words }), ...(from && { since: from }), ...(to && { until: to }) }
}

/** The same for a list that takes no words. */
export const plainFilterOf = (asked: Asked) => filterOf({ ...asked, words: '' }) as Omit<ReturnType<typeof filterOf>, 'words'>

/** The same for a list of what is no money. */
export const stuckFilterOf = ({ words, since, until }: Asked) => filterOf({ state: '', currency: '', words, since, until }) as Omit<ReturnType<typeof filterOf>, 'state' | 'currency'>

/** The part of an address that a file of the same rows is asked for by. */
export const addressOf = (asked: Asked): string => new URLSearchParams(Object.entries(asked).filter(([, value]) => value)).toString()
