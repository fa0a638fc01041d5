/** How each state of a guarantee is shown. */
export const SECURITY_TONES: Record<string, 'good' | 'warn' | 'info' | 'bad'> = { HELD: 'good', ASKED: 'warn', RETURN_ASKED: 'info', RETURNED: 'info', CLAIMED: 'bad', EXPIRED: 'bad' }
