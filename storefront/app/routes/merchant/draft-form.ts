/** A new product's form as the core's draft. Pure; the core judges every value. */
import type { ProductDraftInput } from '~/graphql/generated/graphql'

export const VARIANTS = 4
const CARTON = ['pcsPerCarton', 'lCm', 'wCm', 'hCm', 'grossG'] as const
const plain = (form: FormData, name: string) => String(form.get(name) ?? '').normalize('NFKC').trim()
const whole = (value: string) => (/^\d{1,9}$/.test(value) ? Number(value) : null)

/** Facts and choices under a start of field names; empty ones are left out. */
function under(form: FormData, start: string): Record<string, string | boolean> {
  return Object.fromEntries([...form.keys()].flatMap((name) => {
    const value = name.startsWith(start) ? plain(form, name) : ''
    return value ? [[name.slice(start.length), value === 'true' ? true : value === 'false' ? false : value]] : []
  }))
}

export function cartonOf(form: FormData, start: string) {
  const values = CARTON.map((name) => [name, whole(plain(form, `${start}${name}`))] as const)
  return values.every(([, value]) => value === null) ? null : (Object.fromEntries(values.map(([name, value]) => [name, value ?? 0])) as Record<(typeof CARTON)[number], number>)
}

export function draftOf(form: FormData, channel: string): ProductDraftInput {
  const text = (name: string) => { const value = plain(form, name); return value ? { [name]: value } : {} }
  const rows = Array.from({ length: VARIANTS }, (_, at) => `v${at}.`).filter((start, at) => at === 0 || plain(form, `${start}sku`))
  return {
    category: plain(form, 'category'), name: String(form.get('name') ?? '').trim(),
    ...text('unit'), ...text('hsCode'), ...text('externalReference'),
    facts: under(form, 'fact.') as unknown as string,
    variants: rows.map((start) => {
      const carton = cartonOf(form, `${start}carton.`)
      const weightG = whole(plain(form, `${start}weightG`))
      return {
        sku: plain(form, `${start}sku`), name: String(form.get(`${start}name`) ?? '').trim(),
        prices: [{ channel, price: plain(form, `${start}price`).replaceAll(',', '') || '0' }],
        choices: under(form, `${start}choice.`) as unknown as string,
        ...(weightG === null ? {} : { weightG }), ...(carton ? { carton } : {}),
      }
    }),
  }
}
