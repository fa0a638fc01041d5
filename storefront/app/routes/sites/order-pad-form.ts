/** What the buyer wrote into the order pad. Field names: q.<variant id>, u.<variant id> for the sale unit's factor. */
import type { Problem } from '~/lib/problems'

export type Wanted = { lines: { variantId: string; quantity: number }[] }

export function quantitiesOf(form: FormData): Wanted | { problems: Problem[] } {
  const lines: Wanted['lines'] = []
  const problems: Problem[] = []
  for (const [name, raw] of form.entries()) {
    if (!name.startsWith('q.') || typeof raw !== 'string') continue
    const value = raw.normalize('NFKC').replace(/[,\s]/g, '')
    if (value === '' || /^0+$/.test(value)) continue
    if (!/^\d{1,9}$/.test(value)) {
      problems.push({ field: name, code: 'INVALID', message: `${raw.slice(0, 20)} ≠ 1, 2, 3 …` })
      continue
    }
    const id = name.slice(2)
    const factor = Number(form.get(`u.${id}`) ?? form.get('u') ?? 1)
    lines.push({ variantId: id, quantity: Number(value) * (Number.isInteger(factor) && factor > 0 ? factor : 1) })
  }
  if (problems.length) return { problems }
  return lines.length ? { lines } : { problems: [{ field: null, code: 'REQUIRED', message: '请至少填写一个规格的数量 · Enter a quantity for at least one variant' }] }
}
