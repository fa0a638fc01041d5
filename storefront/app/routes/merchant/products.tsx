import { Form, Link } from 'react-router'
import type { Route } from './+types/products'
import { MyGoodsDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button, LinkButton } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { Pagination } from '~/ui/pagination/Pagination'
import { Panel } from '~/ui/panel/Panel'
import { Picture } from '~/ui/picture/Picture'
import { Table } from '~/ui/table/Table'
import { needShop } from './shop.server'

export async function loader(asking: Route.LoaderArgs) {
  const shop = await needShop(asking)
  const search = new URL(asking.request.url).searchParams
  const q = search.get('q')?.trim()
  const after = search.get('after')
  const { merchant } = await query(asking, MyGoodsDocument, { slug: shop.slug, channel: shop.channel, ...(q ? { search: q } : {}), ...(after ? { after } : {}) })
  return { q, goods: found(merchant?.products) }
}

export default function Products({ loaderData: { q, goods } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('work.products')} · ${t('work.title')}`}</title>
      <div className="page-head"><h1>{t('work.products')} <span className="muted small">{t.count(goods.totalCount ?? 0)}</span></h1><div className="row"><LinkButton to="/merchant/products/new" look="primary" size="small">{t('work.newProduct')}</LinkButton><LinkButton to="/merchant/import" size="small">{t('work.import')}</LinkButton></div><Form className="row" role="search"><input className="input small" style={{ width: 200 }} name="q" aria-label={t('shop.searchHere')} placeholder={t('shop.searchHere')} defaultValue={q} /><Button size="small">{t('common.search')}</Button></Form></div>
      <Panel flush>
        {goods.edges.length ? (
          <Table caption={t('work.products')} rows={goods.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
            { key: 'name', head: t('work.name'), cell: (row) => <span className="row" style={{ flexWrap: 'nowrap' }}><span style={{ width: 40, flex: 'none' }}><Picture src={row.thumbnail?.url} alt="" seed={row.slug} /></span><Link to={`/merchant/products/${row.slug}`}>{row.name}</Link></span> },
            { key: 'price', head: t('work.price'), number: true, cell: (row) => (row.pricing?.priceRange?.start ? t.unitPrice(row.pricing.priceRange.start.gross) : '—') },
            { key: 'variants', head: t('work.variants'), number: true, cell: (row) => t.count(row.variants?.length ?? 0) },
            { key: 'stock', head: t('work.inStock'), number: true, cell: (row) => t.count((row.variants ?? []).reduce((sum, variant) => sum + (variant.quantityAvailable ?? 0), 0)) },
            { key: 'sold', head: t('work.sold'), number: true, cell: (row) => t.count(row.soldQuantity) },
            { key: 'status', head: t('work.status'), cell: (row) => <Badge tone={row.status === 'PUBLISHED' || row.status === 'ACTIVE' ? 'good' : undefined}>{t.code('status', row.status)}</Badge> },
          ]} />
        ) : <Empty title={t('market.nothing')} />}
      </Panel>
      <Pagination label={t('common.pages')} words={{ back: t('common.previous'), onward: t('common.next') }} back={null} onward={goods.pageInfo.hasNextPage ? `?${new URLSearchParams({ ...(q ? { q } : {}), after: goods.pageInfo.endCursor ?? '' })}` : null} />
    </>
  )
}
