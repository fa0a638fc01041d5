/** Criteria: a list in rising order; the reached tier is marked for readers too (aria-current). */
export type ShownTier = { from: string; price: string; minQuantity: number }

export function TierTable({ tiers, reached, label }: { tiers: readonly ShownTier[]; reached?: number | null; label: string }) {
  return (
    <ol className="tiers" aria-label={label} tabIndex={0}>
      {tiers.map((tier) => (
        <li key={tier.minQuantity} aria-current={tier.minQuantity === reached ? 'true' : undefined}>
          <span className="price">{tier.price}</span>
          <span className="from">{tier.from}</span>
        </li>
      ))}
    </ol>
  )
}
