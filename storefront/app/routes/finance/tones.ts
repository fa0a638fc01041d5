import type { Tone } from '~/ui/badge/Badge'

const TONES: Record<string, Tone> = { DRAFT: 'warn', CHECKED: 'info', SENT: 'info', BOOKED: 'good', REJECTED: 'bad', PARTLY_REJECTED: 'bad' }
export const batchTone = (state: string): Tone | undefined => TONES[state]
