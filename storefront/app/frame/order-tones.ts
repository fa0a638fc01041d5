import type { Tone } from '~/ui/badge/Badge'

/** Colours of trade states; the words say it, the colour helps. */
export const TONES: Record<string, Tone | undefined> = {
  AWAITING_CONFIRMATION: 'warn', AWAITING_PAYMENT: 'warn', AWAITING_DISPATCH: 'info', PARTLY_SHIPPED: 'info', SHIPPED: 'info', INSPECTING: 'accent', COMPLETED: 'good', CANCELLED: undefined, EXPIRED: undefined,
}
