import { Link } from 'react-router'
import type { Route } from './+types/home'
import { CategoryTreeDocument, FacetsDocument, SiteHomeDocument } from '~/graphql/generated/graphql'
import { MerchantCard } from '~/frame/MerchantCard'
import { ProductGrid } from '~/frame/ProductCard'
import { perhaps, query } from '~/lib/api.server'
import { useShell } from '~/lib/shell'
import { siteOf } from '~/lib/sites.server'
import { named, useWords } from '~/lib/words'
import { LinkButton } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { Icon } from '~/ui/icon/Icon'
import { Motif } from '~/ui/motif/Motif'
import { here } from './site.server'

export async function loader(asking: Route.LoaderArgs) {
  const { site: slug, channel } = await here(asking)
  const [site, tree, home, found] = await Promise.all([
    siteOf(slug),
    query(asking, CategoryTreeDocument, { first: 12, site: slug }),
    query(asking, SiteHomeDocument, { channel: channel.slug, site: slug }),
    perhaps(asking, FacetsDocument, { channel: channel.slug }),
  ])
  return {
    slug,
    title: { zh: site.name, en: site.nameEn }, line: { zh: site.tagline, en: site.taglineEn },
    motif: (site.theme as unknown as { motif?: string }).motif ?? 'seal',
    categories: tree.categories?.edges.map(({ node }) => node) ?? [],
    arrivals: home.arrivals?.edges.map(({ node }) => node) ?? [],
    goods: home.arrivals?.totalCount ?? 0,
    ready: home.ready?.edges.map(({ node }) => node) ?? [],
    finder: (found?.facets ?? []).filter((facet) => facet.values.length > 1).slice(0, FINDER_ROWS),
    merchants: home.merchants?.edges.map(({ node }) => node) ?? [],
    shops: home.merchants?.totalCount ?? 0,
  }
}

const BY_NUMBER = new Set(['electronics', 'industrial'])
const FINDER_ROWS = 4
const FINDER_VALUES = 10
const TRUST = [['shield', 'trust1'], ['eye', 'trust2'], ['store', 'trust3'], ['chain', 'trust4']] as const

export default function SiteHome({ loaderData: data }: Route.ComponentProps) {
  const t = useWords()
  const { user } = useShell()
  const base = `/${data.slug}`
  const name = (thing: Parameters<typeof named>[0]) => (t.locale === 'en' ? named(thing) : thing.name)
  return (
    <div className="wide">
      <title>{`${data.title[t.locale]} · ${t('common.name')}`}</title>
      <div className="home-top">
        <nav aria-label={t('market.categories')}>
          <ul className="tree">
            {data.categories.map((category) => (
              <li key={category.id}>
                <Link to={`${base}/list?category=${category.slug}`}>{name(category)}</Link>
                <span className="sub">{category.children?.edges.map(({ node }) => <Link key={node.slug} to={`${base}/list?category=${node.slug}`}>{name(node)}</Link>)}</span>
              </li>
            ))}
          </ul>
        </nav>
        <section className="hero">
          <Motif name={data.motif} />
          <h1>{data.line[t.locale]}</h1>
          <div className="row"><LinkButton to={`${base}/list`} look="plain" size="large">{t('market.browse')}</LinkButton></div>
          <dl>
            <div><dt>{t('market.goodsOnline')}</dt><dd>{t.count(data.goods)}</dd></div>
            <div><dt>{t('market.merchantsOnline')}</dt><dd>{t.count(data.shops)}</dd></div>
          </dl>
        </section>
        <aside className="panel">
          <div className="panel-body stack">
            <div><h2>{user ? user.name : t('market.welcome')}</h2><p className="small muted" style={{ marginTop: 4 }}>{t('market.welcomeText')}</p></div>
            {user ? <LinkButton to="/orders" look="primary" block>{t('common.orders')}</LinkButton> : (
              <div className="row" style={{ flexWrap: 'nowrap' }}><LinkButton to={`/sign-in?to=${base}`} look="primary" block>{t('common.signIn')}</LinkButton><LinkButton to="/register" look="plain" block>{t('common.register')}</LinkButton></div>
            )}
            <ol className="stack small wide-only" style={{ '--gap': '10px' } as React.CSSProperties}>
              {(['f2', 'f4', 'f5'] as const).map((key) => <li key={key}><b>{t(`portal.${key}`)}</b><br /><span className="muted">{t(`portal.${key}t`)}</span></li>)}
            </ol>
          </div>
        </aside>
      </div>
      <ul className="trust">{TRUST.map(([icon, key]) => <li key={key}><Icon name={icon} /><b>{t(`market.${key}`)}</b><span>{t(`market.${key}t`)}</span></li>)}</ul>
      {data.finder.length ? (
        <section className="panel finder" aria-labelledby="finder">
          <div className="panel-head"><h2 id="finder">{t.code('market.finder', data.slug)}</h2><span className="small muted">{t('market.finderNote')}</span></div>
          <dl>
            {data.finder.map(({ attribute, values }) => (
              <div key={attribute.slug}>
                <dt>{attribute.name}</dt>
                <dd>{values.slice(0, FINDER_VALUES).map((value) => <Link key={value.slug} to={`${base}/list?a.${attribute.slug}=${encodeURIComponent(value.slug)}`}>{value.name}<small>{t.count(value.count)}</small></Link>)}</dd>
              </div>
            ))}
          </dl>
          {BY_NUMBER.has(data.slug) ? <p className="panel-foot spread"><span className="small">{t('market.fastLede')}</span><LinkButton to={`${base}/fast`} look="soft">{t('fast.title')}</LinkButton></p> : null}
        </section>
      ) : null}
      {data.goods + data.shops ? null : <Empty title={t('market.soon')} text={t('market.soonText')} action={<LinkButton to="/apply" look="primary">{t('common.footApply')}</LinkButton>} />}
      <Section shown={data.arrivals.length} title={t('market.arrivals')} note={t('market.arrivalsNote')} to={`${base}/list?sort=new`}><ProductGrid products={data.arrivals} site={data.slug} /></Section>
      <Section shown={data.merchants.length} title={t('market.booths')} note={t('market.trust3t')} to={`${base}/shops`}><div className="booths">{data.merchants.map((merchant) => <MerchantCard key={merchant.id} merchant={merchant} site={data.slug} />)}</div></Section>
      <Section shown={data.ready.length} title={t('market.ready')} note={t('market.readyNote')} to={`${base}/list?stock=1`}><ProductGrid products={data.ready} site={data.slug} /></Section>
    </div>
  )
}

function Section({ shown, title, note, to, children }: { shown: number; title: string; note: string; to: string; children: React.ReactNode }) {
  const t = useWords()
  if (!shown) return null
  return (
    <section>
      <div className="section-head"><h2>{title}<small>{note}</small></h2><Link to={to} className="small nowrap">{t('market.seeAll')} ›</Link></div>
      {children}
    </section>
  )
}
