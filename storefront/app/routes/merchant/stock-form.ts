/** Counted quantities: fields count.<variant id>; empty ones stay as they are. */
export const countsOf = (form: FormData): { variant: string; quantity: number }[] =>
  [...form.entries()].flatMap(([name, raw]) => {
    const value = typeof raw === 'string' ? raw.normalize('NFKC').replace(/[,\s]/g, '') : ''
    return name.startsWith('count.') && /^\d{1,9}$/.test(value) ? [{ variant: name.slice(6), quantity: Number(value) }] : []
  })
