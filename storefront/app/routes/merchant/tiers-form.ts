/** Tier rows of the form: min.0, price.0, ... Empty rows are ignored; the core judges the rest. */
export function tiersOf(form: FormData): { minQuantity: number; unitPrice: string }[] {
  return Array.from({ length: ROWS }, (_, at) => ({ min: bare(form.get(`min.${at}`)), price: bare(form.get(`price.${at}`)) }))
    .filter((row) => /^\d{1,9}$/.test(row.min) && /^\d{1,12}(\.\d{1,6})?$/.test(row.price))
    .map((row) => ({ minQuantity: Number(row.min), unitPrice: row.price }))
}

export const ROWS = 6
const bare = (value: FormDataEntryValue | null) => String(value ?? '').normalize('NFKC').replace(/[,\s]/g, '')
