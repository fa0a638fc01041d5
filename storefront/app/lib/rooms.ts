/** Which work rooms a person's links show; the core decides what they may do there. */
export const roomsOf = (me: { id: string } | null | undefined) => ({ merchant: Boolean(me), gov: Boolean(me), desk: Boolean(me) })
