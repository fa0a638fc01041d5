/** How the variants of a product are laid out for ordering: a matrix of two attributes, or one row each. */
import type { ProductPageQuery } from '~/graphql/generated/graphql'
import { tierFor } from '~/lib/quantity'

export type PadProduct = NonNullable<ProductPageQuery['product']>
export type PadVariant = NonNullable<PadProduct['variants']>[number]
export type Plan =
  | { kind: 'matrix'; corner: string; columns: string[]; rows: { key: string; label: string; colour: string | null; variants: (PadVariant | null)[] }[] }
  | { kind: 'rows'; variants: PadVariant[] }

const MOST_COLUMNS = 9
type Word = (thing: { name?: string | null; translation?: { name?: string | null } | null }) => string

export function planOf(variants: readonly PadVariant[], word: Word): Plan {
  const rows: Plan = { kind: 'rows', variants: [...variants] }
  if (variants.length < 4 || variants.some((variant) => variant.attributes.length !== 2)) return rows
  const [across, down] = axes(variants)
  const columns = [...new Set(variants.map((variant) => valueAt(variant, across, word)))]
  const keys = [...new Set(variants.map((variant) => valueAt(variant, down, word)))]
  if (columns.length < 2 || columns.length > MOST_COLUMNS || columns.length * keys.length > variants.length * 2) return rows
  return {
    kind: 'matrix',
    corner: `${labelAt(variants[0]!, down, word)} / ${labelAt(variants[0]!, across, word)}`,
    columns,
    rows: keys.map((key) => ({
      key, label: key, colour: swatchOf(variants, down, key, word),
      variants: columns.map((column) => variants.find((variant) => valueAt(variant, down, word) === key && valueAt(variant, across, word) === column) ?? null),
    })),
  }
}

/** Columns are the attribute that is not a colour; rows are the other. */
function axes(variants: readonly PadVariant[]): [number, number] {
  const first = variants[0]?.attributes[0]?.attribute.slug ?? ''
  return /colou?r|yanse/.test(first) ? [1, 0] : [0, 1]
}

const valueAt = (variant: PadVariant, at: number, word: Word) => variant.attributes[at]?.values.map(word).join(' ') ?? ''
const labelAt = (variant: PadVariant, at: number, word: Word) => word(variant.attributes[at]?.attribute ?? {})

function swatchOf(variants: readonly PadVariant[], at: number, key: string, word: Word): string | null {
  const value = variants.find((variant) => valueAt(variant, at, word) === key)?.attributes[at]?.values[0]?.value
  return value && /^#[0-9a-f]{3,8}$/i.test(value) ? value : null
}

/** What the chosen goods come to, roughly: the tier is reached by all of them together, a band price by each alone. */
export function estimateOf(chosen: readonly { variant: PadVariant; quantity: number }[], total: number): { amount: string; currency: string } | null {
  const currency = chosen[0]?.variant.pricing?.price?.gross.currency
  if (!currency) return null
  const sum = chosen.reduce((so, { variant, quantity }) => so + (variant.tierMode === 'SLAB' ? bandTotal(variant, quantity) : quantity * unitOf(variant, total)), 0)
  return { amount: sum.toFixed(2), currency }
}

const unitOf = (variant: PadVariant, total: number) => Number((tierFor(variant.priceTiers, total)?.unitPrice ?? variant.pricing?.price?.gross)?.amount ?? 0)

function bandTotal(variant: PadVariant, quantity: number): number {
  const tiers = variant.priceTiers
  if (!tiers.length) return quantity * unitOf(variant, quantity)
  return tiers.reduce((sum, tier, at) => {
    const from = at === 0 ? 1 : tier.minQuantity
    const until = Math.min(quantity, (tiers[at + 1]?.minQuantity ?? Infinity) - 1)
    return sum + Math.max(0, until - from + 1) * Number(tier.unitPrice.amount)
  }, 0)
}
