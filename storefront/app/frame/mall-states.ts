import type { Tone } from '~/ui/badge/Badge'

const TONES: Record<string, Tone> = { awaiting_approval: 'warn', reserving: 'warn', ordered: 'info', supplier_confirmed: 'info', shipped: 'info', delivered: 'accent', disputed: 'bad', accepted: 'good', partially_accepted: 'good', invoiced: 'good', paid: 'good', rated: 'good', declined: 'bad', expired: 'bad' }
export const toneOf = (state: string): Tone | undefined => TONES[state]

/** How far a purchase has come, on the six steps shown. */
export const stepOf = (state: string): number =>
  ({ cart: 0, compared: 1, awaiting_approval: 1, reserving: 2, ordered: 3, supplier_confirmed: 3, shipped: 3, delivered: 4, disputed: 4, accepted: 5, partially_accepted: 5, invoiced: 5, paid: 6, rated: 6 })[state] ?? 0
