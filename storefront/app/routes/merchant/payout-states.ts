/** States of a line of a payout, as the core names them. */
export const PAYOUT_STATES = ['DRAFT', 'SKIPPED', 'SENT', 'BOOKED', 'REJECTED', 'RETURNED'] as const
