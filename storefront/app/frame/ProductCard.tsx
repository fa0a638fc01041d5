/** One product in a grid. */
import { Link } from 'react-router'
import type { CardFragment } from '~/graphql/generated/graphql'
import { ShopName, named, useWords } from '~/lib/words'
import { Badge, GradeBadge } from '~/ui/badge/Badge'
import { Picture } from '~/ui/picture/Picture'

/** ``pick``: the id of a form that takes this card's tick box. */
export function ProductCard({ product, site, pick }: { product: CardFragment; site: string; pick?: string }) {
  const t = useWords()
  const start = product.pricing?.priceRange?.start?.gross
  const stop = product.pricing?.priceRange?.stop?.gross
  const name = t.locale === 'en' ? named(product) : product.name
  return (
    <article className="card">
      <Picture src={product.thumbnail?.url} alt="" seed={product.slug} />
      {pick ? <label className="pick"><input type="checkbox" form={pick} name="p" value={product.slug} aria-label={`${t('compare.pick')}：${name}`} /><span aria-hidden="true">{t('compare.pick')}</span></label> : null}
      <div className="body">
        <h3 className="clamp2"><Link to={`/${site}/p/${product.slug}`}>{name}</Link></h3>
        <div className="price">
          {start ? t.unitPrice(start) : '—'}
          {start && stop && Number(stop.amount) > Number(start.amount) ? <small> {t('market.from')}</small> : null}
          {product.unit ? <small> /{t.code('unit', product.unit)}</small> : null}
        </div>
        <div className="row tiny" style={{ gap: 4 }}>
          <Badge tone={product.inStock ? 'good' : undefined}>{product.inStock ? t('market.inStock') : product.saleMode === 'MADE_TO_ORDER' ? t('market.madeToOrder') : t('market.outOfStock')}</Badge>
          {product.soldQuantity ? <span className="muted">{t('market.sold', { n: t.short(product.soldQuantity) })}</span> : null}
        </div>
        <div className="foot">
          <span className="clamp1"><ShopName shop={product.merchant} /></span>
          {product.merchantGrade ? <GradeBadge grade={product.merchantGrade} label={product.merchantGrade === 'NEW' ? t('grade.NEW') : null} /> : <span className="mono">{product.boothCodes[0]}</span>}
        </div>
      </div>
    </article>
  )
}

export const ProductGrid = ({ products, site, pick }: { products: readonly CardFragment[]; site: string; pick?: string }) => (
  <div className="cards">{products.map((product) => <ProductCard key={product.id} product={product} site={site} pick={pick} />)}</div>
)
