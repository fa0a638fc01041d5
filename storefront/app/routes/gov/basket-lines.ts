/** Pure arithmetic of the e-mall basket. */
export type Wanted = { offer: string; quantity: number }

export const LINES_MAX = 20
export const QUANTITY_MAX = 1_000_000

/** The basket with an offer at a quantity; zero takes it out; the newest lines stay when it is full. */
export function withOffer(wanted: readonly Wanted[], offer: string, quantity: number): Wanted[] {
  const others = wanted.filter((one) => one.offer !== offer)
  if (quantity <= 0) return others
  return [...others, { offer, quantity: Math.min(quantity, QUANTITY_MAX) }].slice(-LINES_MAX)
}

/** Lines of a requisition's form: fields quantity.<offer id>; zero and empty drop the line. */
export const linesOf = (form: FormData): { offerId: string; quantity: number }[] =>
  [...form.entries()].flatMap(([name, raw]) => {
    const value = typeof raw === 'string' ? raw.normalize('NFKC').replace(/[,\s]/g, '') : ''
    return name.startsWith('quantity.') && /^\d{1,9}$/.test(value) && Number(value) > 0 ? [{ offerId: name.slice(9), quantity: Number(value) }] : []
  })
