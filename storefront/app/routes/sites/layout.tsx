import { Outlet, useLocation, useSearchParams } from 'react-router'
import type { Route } from './+types/layout'
import { BasketCountDocument } from '~/graphql/generated/graphql'
import { PageFrame } from '~/frame/PageFrame'
import { perhaps } from '~/lib/api.server'
import { SafeForm } from '~/lib/shell'
import { channelOf, siteOf } from '~/lib/sites.server'
import { visitorOf } from '~/lib/visitor.server'
import { useWords } from '~/lib/words'
import { Search } from '~/ui/frame/Search'

const MARKETS = new Set(['textile', 'electronics', 'industrial', 'intl'])
/** Sites whose buyers order by article number. */
const BY_NUMBER = new Set(['electronics', 'industrial'])

export async function loader(asking: Route.LoaderArgs) {
  if (!MARKETS.has(asking.params.site)) throw new Response('No such site.', { status: 404 })
  const site = await siteOf(asking.params.site)
  const visitor = visitorOf(asking.context)
  const channel = channelOf(site, visitor)
  const id = visitor.session.baskets[channel.slug]
  const basket = id ? await perhaps(asking, BasketCountDocument, { id }) : null
  const theme = site.theme as unknown as { accent?: string; motif?: string }
  return {
    site: { slug: site.slug, name: site.name, nameEn: site.nameEn, tagline: site.tagline, taglineEn: site.taglineEn, motif: theme.motif ?? 'seal' },
    channel,
    currencies: site.channels.map((one) => one.currencyCode),
    basket: basket?.checkout?.lines.length ?? 0,
    tint: { slug: site.slug, accent: theme.accent },
  }
}

export default function SiteLayout({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const { site, basket, currencies, channel } = loaderData
  const { pathname, search: asked } = useLocation()
  const [search] = useSearchParams()
  const base = `/${site.slug}`
  const name = t.locale === 'zh' ? site.name : site.nameEn
  const nav = [
    { to: base, label: t('market.home'), current: pathname === base },
    { to: `${base}/list`, label: t('market.allGoods'), current: pathname === `${base}/list` },
    { to: `${base}/shops`, label: t('market.shops'), current: pathname === `${base}/shops` },
    ...(BY_NUMBER.has(site.slug) ? [{ to: `${base}/fast`, label: t('fast.title'), current: pathname === `${base}/fast` }] : []),
    { to: `${base}/market`, label: t('map.title'), current: pathname === `${base}/market` },
    { to: '/orders', label: t('common.orders') },
    { to: '/merchant', label: t('common.merchantRoom') },
  ]
  return (
    <PageFrame site={site.slug} home={base} name={name} tagline={t.locale === 'zh' ? site.tagline : site.taglineEn} nav={nav} cart={{ to: `${base}/cart`, count: basket }}
      search={<Search action={`${base}/list`} name="q" label={t('market.searchIn', { site: name })} placeholder={t('market.searchHint')} button={t('common.search')} value={search.get('q') ?? ''} suggestFrom={`${base}/suggest`} />}>
      {currencies.length > 1 && !/\/(cart|checkout|pay)$/.test(pathname) ? (
        <div className="wide">
          <SafeForm action="/preferences" className="row small currencies" style={{ justifyContent: 'flex-end', paddingTop: 8 }}>
            <input type="hidden" name="back" value={pathname + asked} />
            <span className="muted">{t('market.currency')}</span>
            {currencies.map((code) => <button key={code} name="currency" value={code} className={`button small ${code === channel.currencyCode ? 'soft' : 'plain'}`} aria-pressed={code === channel.currencyCode}>{code}</button>)}
          </SafeForm>
        </div>
      ) : null}
      <Outlet />
    </PageFrame>
  )
}
