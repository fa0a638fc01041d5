/** Quantities written into the cart: fields line.<line id>; 0 removes. */
export function numbersOf(form: FormData): { lineId: string; quantity: number }[] {
  return [...form.entries()].flatMap(([name, raw]) => {
    const value = typeof raw === 'string' ? raw.normalize('NFKC').replace(/[,\s]/g, '') : ''
    return name.startsWith('line.') && /^\d{1,9}$/.test(value) ? [{ lineId: name.slice(5), quantity: Number(value) }] : []
  })
}
