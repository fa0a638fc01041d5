/** Quantities a rule allows: min, min + step, ... up to max. The core decides; this only helps the hand. */
export type QuantityRule = { min?: number | null; step?: number | null; max?: number | null }

export function isAllowed(quantity: number, rule: QuantityRule): boolean {
  const { min, step, max } = filled(rule)
  return quantity >= min && (max === null || quantity <= max) && (quantity - min) % step === 0
}

/** The allowed neighbours of a refused quantity: 50 under 48/24 gives [48, 72]. */
export function neighbours(quantity: number, rule: QuantityRule): number[] {
  const { min, step, max } = filled(rule)
  if (quantity <= min) return [min]
  const below = min + Math.floor((quantity - min) / step) * step
  const above = below + step
  const top = max === null ? null : min + Math.floor((max - min) / step) * step
  if (top !== null && below >= top) return [top]
  return below === quantity ? [below] : [below, above]
}

const filled = (rule: QuantityRule) => ({ min: rule.min ?? 1, step: rule.step || 1, max: rule.max ?? null })

export type Tier = { minQuantity: number; unitPrice: { amount: number | string; currency: string } }

/** The tier a quantity reaches, or null below the first. */
export function tierFor<T extends { minQuantity: number }>(tiers: readonly T[], quantity: number): T | null {
  let reached: T | null = null
  for (const tier of tiers) if (quantity >= tier.minQuantity && (!reached || tier.minQuantity > reached.minQuantity)) reached = tier
  return reached
}
