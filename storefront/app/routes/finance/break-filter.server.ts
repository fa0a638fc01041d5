/** What the list of breaks is narrowed to, by address: ?type= ?state= ?currency= ?since= ?until= */
import type { ReconciliationFilter } from '~/graphql/generated/graphql'

const DAY = /^\d{4}-\d{2}-\d{2}$/
export const LIVE = ['OPEN', 'IN_WORK', 'PROPOSED']
export const TYPES = ['MISSING_IN_LEDGER', 'MISSING_OUTSIDE', 'AMOUNT_MISMATCH', 'DUPLICATE_OUTSIDE', 'FEE_MISMATCH', 'TIMING', 'FX_DIFFERENCE', 'UNIDENTIFIED_RECEIPT', 'RETURNED_PAYOUT', 'STATEMENT_GAP', 'STATEMENT_BALANCE']
export const STATES = [...LIVE, 'RESOLVED', 'AUTO_CLOSED']
export const CURRENCIES = ['CNY', 'USD', 'EUR', 'GBP']

export type Asked = { type: string; state: string; currency: string; since: string; until: string }

const isDay = (text: string) => DAY.test(text) && !Number.isNaN(Date.parse(text))

export function asked(search: URLSearchParams): Asked {
  const one = (name: string, known: string[]) => known.find((word) => word === search.get(name)) ?? ''
  const day = (name: string) => { const text = search.get(name) ?? ''; return isDay(text) ? text : '' }
  return { type: one('type', TYPES), state: one('state', [...STATES, 'all']), currency: one('currency', CURRENCIES), since: day('since'), until: day('until') }
}

/** Without a state the list shows what has not ended. */
export const filterOf = (given: Asked): ReconciliationFilter => ({
  types: given.type ? [given.type] : undefined,
  states: given.state === 'all' ? undefined : given.state ? [given.state] : LIVE,
  ...rangeOf(given),
})

export const rangeOf = (given: Asked): ReconciliationFilter => ({ currency: given.currency || undefined, since: given.since || undefined, until: given.until || undefined })
