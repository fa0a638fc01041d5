import { Form, Link } from 'react-router'
import type { Route } from './+types/shop'
import { ShopPageDocument } from '~/graphql/generated/graphql'
import { signOf } from '~/frame/MerchantCard'
import { ProductGrid } from '~/frame/ProductCard'
import { found, query } from '~/lib/api.server'
import { ShopName, shopName, useWords } from '~/lib/words'
import { Badge, GradeBadge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { Motif } from '~/ui/motif/Motif'
import { Pagination } from '~/ui/pagination/Pagination'
import { here } from './site.server'
import { STALLS } from './stalls'

export async function loader(asking: Route.LoaderArgs) {
  const { site, channel } = await here(asking)
  const search = new URL(asking.request.url).searchParams
  const after = search.get('after')
  const q = search.get('in')?.trim() || undefined
  const { merchant } = await query(asking, ShopPageDocument, { slug: asking.params.merchant, channel: channel.slug, first: 30, ...(after ? { after } : {}), ...(q ? { search: q } : {}) })
  return { site, q: q ?? '', merchant: found(merchant), motif: { textile: 'weave', electronics: 'circuit', industrial: 'thread', intl: 'crates' }[site] ?? 'seal' }
}

export default function Shop({ loaderData: { site, merchant, q, motif } }: Route.ComponentProps) {
  const t = useWords()
  const goods = merchant.products
  const grade = goods?.edges[0]?.node.merchantGrade
  return (
    <div className="wide page">
      <title>{`${shopName(merchant, t.locale)} · ${t('common.name')}`}</title>
      <section className="shop-head">
        <Motif name={motif} />
        <div className="spread">
          <div className="row">
            <span aria-hidden="true" style={{ width: 64, height: 64, borderRadius: 14, background: '#fff', color: 'var(--accent)', display: 'grid', placeItems: 'center', fontSize: 30, fontWeight: 700 }}>{signOf(merchant.name)}</span>
            <div>
              <h1><ShopName shop={merchant} /></h1>
              <ul className="row" style={{ gap: 8, flexWrap: 'wrap', marginTop: 6 }}>{merchant.booths.map((booth) => <li key={booth.code} className="row small" style={{ gap: 6 }}><Link to={`/${site}/market?floor=${encodeURIComponent(booth.floorId)}`}>{t.locale === 'zh' ? booth.market.name : booth.market.nameEn} {booth.code}</Link><Badge tone={STALLS[booth.status]}>{t.code('stall', booth.status)}</Badge></li>)}</ul>
            </div>
          </div>
          <div className="row">
            {grade ? <GradeBadge grade={grade} label={t.code('grade', grade) === grade ? null : t.code('grade', grade)} /> : null}
            {merchant.identityVerifiedAt ? <Badge tone="good">{t('shop.verified')}</Badge> : null}
            {merchant.isGovSupplier ? <Badge tone="info">{t('shop.gov')}</Badge> : null}
          </div>
        </div>
        <p className="small muted" style={{ marginTop: 12 }}>{t('stall.licence')}：{merchant.legalName}{merchant.uscc ? ` · ${t('shop.uscc')} ${merchant.uscc}` : ''}{merchant.activeSince ? ` · ${t('product.since', { day: t.day(merchant.activeSince) })}` : ''}</p>
      </section>
      <div className="section-head">
        <h2>{t('shop.goods')}<small>{t('market.results', { n: t.count(goods?.totalCount ?? 0) })}</small></h2>
        <Form className="row" role="search" style={{ flexWrap: 'nowrap' }}><input className="input small" name="in" aria-label={t('shop.searchHere')} placeholder={t('shop.searchHere')} defaultValue={q} /><Button size="small">{t('common.search')}</Button></Form>
      </div>
      {goods?.edges.length ? <ProductGrid products={goods.edges.map(({ node }) => node)} site={site} /> : <div className="panel"><Empty title={t('market.nothing')} text={t('market.nothingText')} /></div>}
      <Pagination label={t('common.pages')} words={{ back: t('common.previous'), onward: t('common.next') }} back={null} onward={goods?.pageInfo.hasNextPage ? `?${new URLSearchParams({ ...(q ? { in: q } : {}), after: goods.pageInfo.endCursor ?? '' })}` : null} />
    </div>
  )
}
