import type { Tone } from '~/ui/badge/Badge'

const TONES: Record<string, Tone> = { DRAFT: 'warn', CHECKED: 'info', SENT: 'info', BOOKED: 'good', REJECTED: 'bad', PARTLY_REJECTED: 'bad' }
export const batchTone = (state: string): Tone | undefined => TONES[state]

const BREAKS: Record<string, Tone> = { OPEN: 'bad', IN_WORK: 'warn', PROPOSED: 'info', RESOLVED: 'good', AUTO_CLOSED: 'good' }
export const breakTone = (state: string): Tone | undefined => BREAKS[state]
const DAYS: Record<string, Tone> = { OPEN: 'warn', CLOSED: 'good', BLOCKED: 'bad' }
export const dayTone = (state: string): Tone | undefined => DAYS[state]
export const REVIEW_STATES = ['OPEN', 'PROPOSED', 'CLEARED', 'REPORTED', 'STOPPED'] as const
const REVIEWS: Record<string, Tone> = { OPEN: 'warn', PROPOSED: 'info', CLEARED: 'good', REPORTED: 'good', STOPPED: 'bad' }
export const reviewTone = (state: string): Tone | undefined => REVIEWS[state]
const MANUAL: Record<string, Tone> = { DRAFT: 'warn', POSTED: 'good', REFUSED: 'bad' }
export const manualTone = (state: string): Tone | undefined => MANUAL[state]
export const BATCH_STATES = ['DRAFT', 'CHECKED', 'SENT', 'BOOKED', 'PARTLY_REJECTED'] as const
export const CASE_STATES = ['OPEN', 'WON', 'LOST', 'WRITTEN_OFF'] as const
const CASES: Record<string, Tone> = { OPEN: 'warn', WON: 'good', LOST: 'bad', WRITTEN_OFF: 'info' }
export const caseTone = (state: string): Tone | undefined => CASES[state]
export const RECEIPT_STATES = ['UNIDENTIFIED', 'PROPOSED', 'PART', 'MATCHED', 'ASSIGNED', 'RETURNING', 'RETURNED'] as const
const RECEIPTS: Record<string, Tone> = { UNIDENTIFIED: 'bad', PROPOSED: 'info', PART: 'warn', MATCHED: 'good', ASSIGNED: 'good', RETURNING: 'info', RETURNED: 'good' }
export const receiptTone = (state: string): Tone | undefined => RECEIPTS[state]
export const WALLET_STATES = ['WAITING', 'AGREED', 'SENT', 'BOOKED', 'REJECTED', 'REFUSED'] as const
const WALLETS: Record<string, Tone> = { WAITING: 'warn', AGREED: 'warn', SENT: 'info', BOOKED: 'good', REJECTED: 'bad', REFUSED: 'bad' }
export const walletTone = (state: string): Tone | undefined => WALLETS[state]
export const MANUAL_STATES = ['DRAFT', 'POSTED', 'REFUSED'] as const
export const PURCHASE_STATES = ['DRAFT', 'POSTED', 'REFUSED'] as const
export const purchaseTone = manualTone
