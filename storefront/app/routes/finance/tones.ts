import type { Tone } from '~/ui/badge/Badge'

const TONES: Record<string, Tone> = { DRAFT: 'warn', CHECKED: 'info', SENT: 'info', BOOKED: 'good', REJECTED: 'bad', PARTLY_REJECTED: 'bad' }
export const batchTone = (state: string): Tone | undefined => TONES[state]

const BREAKS: Record<string, Tone> = { OPEN: 'bad', IN_WORK: 'warn', PROPOSED: 'info', RESOLVED: 'good', AUTO_CLOSED: 'good' }
export const breakTone = (state: string): Tone | undefined => BREAKS[state]
const DAYS: Record<string, Tone> = { OPEN: 'warn', CLOSED: 'good', BLOCKED: 'bad' }
export const dayTone = (state: string): Tone | undefined => DAYS[state]
const REVIEWS: Record<string, Tone> = { OPEN: 'warn', PROPOSED: 'info', CLEARED: 'good', REPORTED: 'good', STOPPED: 'bad' }
export const reviewTone = (state: string): Tone | undefined => REVIEWS[state]
const MANUAL: Record<string, Tone> = { DRAFT: 'warn', POSTED: 'good', REFUSED: 'bad' }
export const manualTone = (state: string): Tone | undefined => MANUAL[state]
