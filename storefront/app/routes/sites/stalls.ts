/** How the state of a stall is coloured. */
import type { Tone } from '~/ui/badge/Badge'

export const STALLS: Record<string, Tone> = { LIVE: 'accent', OPEN: 'good', RESTING: 'warn', HOLIDAY: 'info', MOVED: 'bad' }
