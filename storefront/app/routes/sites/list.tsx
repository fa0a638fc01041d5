import { Form, Link, useLocation } from 'react-router'
import type { Route } from './+types/list'
import { CategoryPageDocument, FacetsDocument, ProductListDocument, type FacetsQuery, type ProductFilterInput, type ProductOrder } from '~/graphql/generated/graphql'
import { ProductGrid } from '~/frame/ProductCard'
import { found, perhaps, query } from '~/lib/api.server'
import { named, useWords } from '~/lib/words'
import { Button, LinkButton } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { Empty } from '~/ui/empty/Empty'
import { Pagination } from '~/ui/pagination/Pagination'
import { filterOf, SORTS, toggled } from './list-address'
import { here } from './site.server'

const SIZE = 30
/** Rows of the filter that stand open; the others fold, so that goods are in sight at once. */
const ROWS = 3
type Facet = NonNullable<FacetsQuery['facets']>[number]

export async function loader(asking: Route.LoaderArgs) {
  const { site, channel } = await here(asking)
  const search = new URL(asking.request.url).searchParams
  const slug = search.get('category')
  const category = slug ? found((await query(asking, CategoryPageDocument, { slug })).category) : null
  const before = search.get('before')
  const after = search.get('after')
  const filter = filterOf(search, category?.id) as ProductFilterInput
  const counted = perhaps(asking, FacetsDocument, { channel: channel.slug, filter })
  const answer = await query(asking, ProductListDocument, {
    channel: channel.slug,
    filter,
    sortBy: SORTS[search.get('sort') ?? 'rank'] as ProductOrder | undefined,
    ...(before ? { last: SIZE, before } : { first: SIZE, ...(after ? { after } : {}) }),
  })
  return { site, category, products: found(answer.products), facets: ((await counted)?.facets ?? []).filter((facet) => facet.values.length), currency: channel.currencyCode }
}

export default function ProductList({ loaderData: { site, category, products, facets, currency } }: Route.ComponentProps) {
  const t = useWords()
  const address = useLocation()
  const search = new URLSearchParams(address.search)
  const q = search.get('q')
  const name = (thing: Parameters<typeof named>[0]) => (t.locale === 'en' ? named(thing) : thing.name)
  const title = category ? name(category) : q ? t('market.resultsFor', { q }) : t('market.allGoods')
  const to = (name: string, value: string) => toggled(address.search, name, value)
  const page = (name: 'after' | 'before', cursor: string | null | undefined) => {
    const next = new URLSearchParams(address.search)
    next.delete('after')
    next.delete('before')
    next.set(name, cursor ?? '')
    return `?${next}`
  }
  const filtered = [...search.keys()].some((key) => key.startsWith('a.') || key === 'min' || key === 'max' || key === 'stock')
  const isChosen = (facet: Facet) => search.has(`a.${facet.attribute.slug}`)
  const shown = [...facets.filter(isChosen), ...facets.filter((facet) => !isChosen(facet))].slice(0, Math.max(ROWS, facets.filter(isChosen).length))
  const folded = facets.filter((facet) => !shown.includes(facet)).slice(0, 9)
  const children = category?.children?.edges.map(({ node }) => node) ?? []
  return (
    <div className="wide page">
      <title>{`${title} · ${t('common.name')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: `/${site}`, label: t('market.home') }, { to: `/${site}/list`, label: t('market.allGoods') }, ...(category?.parent ? [{ to: `/${site}/list?category=${category.parent.slug}`, label: name(category.parent) }] : []), ...(category || q ? [{ label: title }] : [])]} />
      <div className="page-head"><h1>{title}</h1><span className="muted small">{t('market.results', { n: t.count(products.totalCount ?? 0) })}</span></div>
      {products.shownCount ? <p className="page-note muted small" role="note">{t('market.shown', { n: t.count(products.shownCount) })}</p> : null}
      {children.length || facets.length || filtered ? (
        <section className="panel" aria-label={t('market.facets')}>
          <dl className="facets">
            {children.length ? <div className="facet"><dt>{t('market.categories')}</dt><dd>{children.map((child) => <Link key={child.slug} to={`?category=${child.slug}`}>{name(child)}</Link>)}</dd></div> : null}
            {shown.map((facet) => <FacetRow key={facet.attribute.slug} facet={facet} address={address.search} />)}
          </dl>
          {folded.length ? (
            <details className="more-facets">
              <summary>{t('market.moreFacets', { n: folded.length })}</summary>
              <dl className="facets">{folded.map((facet) => <FacetRow key={facet.attribute.slug} facet={facet} address={address.search} />)}</dl>
            </details>
          ) : null}
        </section>
      ) : null}
      <div className="sortbar">
        <span className="muted">{t('market.sort')}</span>
        {(['rank', 'new', 'priceUp', 'priceDown'] as const).map((key) => <Link key={key} to={sorted(address.search, key)} preventScrollReset aria-current={(search.get('sort') ?? 'rank') === key ? 'true' : undefined}>{t(`market.sort.${key}`)}</Link>)}
        <Link to={to('stock', '1')} preventScrollReset aria-current={search.has('stock') ? 'true' : undefined}>{search.has('stock') ? '☑' : '☐'} {t('market.onlyStock')}</Link>
        <Form>
          {[...search.entries()].filter(([key]) => !['min', 'max', 'after', 'before'].includes(key)).map(([key, value]) => <input key={key + value} type="hidden" name={key} value={value} />)}
          <input className="input small" name="min" inputMode="decimal" aria-label={t('market.priceFrom')} placeholder={currency} defaultValue={search.get('min') ?? ''} />
          <span aria-hidden="true">–</span>
          <input className="input small" name="max" inputMode="decimal" aria-label={t('market.priceTo')} placeholder={currency} defaultValue={search.get('max') ?? ''} />
          <Button size="small">{t('market.apply')}</Button>
        </Form>
        <Form id="pick" action={`/${site}/compare`} className="pick-form"><Button size="small" look="soft">{t('compare.go')}</Button></Form>
        {filtered ? <Link to={`?${new URLSearchParams([...search.entries()].filter(([key]) => key === 'q' || key === 'category'))}`}>{t('market.clear')}</Link> : null}
      </div>
      {products.edges.length ? <ProductGrid products={products.edges.map(({ node }) => node)} site={site} pick="pick" /> : <div className="panel"><Empty title={t('market.nothing')} text={t('market.nothingText')} action={<LinkButton to={`/${site}/list`}>{t('market.allGoods')}</LinkButton>} /></div>}
      <Pagination label={t('common.pages')} words={{ back: t('common.previous'), onward: t('common.next') }}
        back={products.pageInfo.hasPreviousPage ? page('before', products.pageInfo.startCursor) : null}
        onward={products.pageInfo.hasNextPage ? page('after', products.pageInfo.endCursor) : null} />
    </div>
  )
}

function FacetRow({ facet, address }: { facet: Facet; address: string }) {
  const t = useWords()
  const search = new URLSearchParams(address)
  const key = `a.${facet.attribute.slug}`
  const word = (thing: Parameters<typeof named>[0]) => (t.locale === 'en' ? named(thing) : thing.name)
  return (
    <div className="facet">
      <dt>{word(facet.attribute)}</dt>
      <dd>
        {facet.values.slice(0, 14).map((value) => <Link key={value.slug} to={toggled(address, key, value.slug)} preventScrollReset aria-current={search.getAll(key).includes(value.slug) ? 'true' : undefined}>{word(value)} <small>{t.count(value.count)}</small></Link>)}
      </dd>
    </div>
  )
}

function sorted(address: string, sort: string): string {
  const next = new URLSearchParams(address)
  for (const key of ['after', 'before']) next.delete(key)
  next.set('sort', sort)
  return `?${next}`
}
