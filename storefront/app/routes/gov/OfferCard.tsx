import { Link } from 'react-router'
import type { OfferFragment } from '~/graphql/generated/graphql'
import { useWords } from '~/lib/words'
import { Picture } from '~/ui/picture/Picture'

/** The address of an offer's picture: given outright, or drawn from motif, colour and seed. */
export const pictureOf = (picture: unknown): string | null => {
  const one = (Array.isArray(picture) ? picture[0] : picture) as { url?: string; art?: string; color?: string; seed?: number } | string | null | undefined
  if (typeof one === 'string' || !one) return one ?? null
  return one.url ?? (one.art ? `/pictures/${one.art}-${one.color || 'none'}-${one.seed ?? 0}.svg` : null)
}

export function OfferCard({ offer }: { offer: OfferFragment }) {
  const t = useWords()
  return (
    <article className="card">
      <Picture src={pictureOf(offer.picture)} alt="" seed={offer.productSlug} />
      <div className="body">
        <h3 className="clamp2"><Link to={`/gov/mall/compare/${encodeURIComponent(offer.id)}`}>{offer.title}</Link></h3>
        <span className="tiny muted clamp1">{offer.specLabel}</span>
        <div className="price">{offer.price ? t.unitPrice(offer.price) : '—'} <small>/{t.code('unit', offer.unit)}</small></div>
        <div className="foot"><span className="clamp1">{offer.supplierName}</span><span className="mono">{offer.catalogueCode}</span></div>
      </div>
    </article>
  )
}
