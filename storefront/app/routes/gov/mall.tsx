import type { Route } from './+types/mall'
import { MallListDocument } from '~/graphql/generated/graphql'
import { Pages } from '~/frame/Pages'
import { pageOf } from '~/lib/paging'
import { found, query } from '~/lib/api.server'
import { useWords } from '~/lib/words'
import { Empty } from '~/ui/empty/Empty'
import { OfferCard } from './OfferCard'

export async function loader(asking: Route.LoaderArgs) {
  const search = new URL(asking.request.url).searchParams
  const q = search.get('q')?.trim()
  const code = search.get('code')?.trim()
  const { mallOffers } = await query(asking, MallListDocument, { ...(q ? { search: q } : {}), ...(code ? { code } : {}), ...pageOf(search) })
  return { q, offers: found(mallOffers) }
}

export default function Mall({ loaderData: { q, offers } }: Route.ComponentProps) {
  const t = useWords()
  const title = q ? t('market.resultsFor', { q }) : t('gov.mall')
  return (
    <div className="wide page">
      <title>{`${title} · ${t('gov.name')}`}</title>
      <div className="page-head"><h1>{title}</h1><span className="muted small">{t('gov.offers', { n: t.count(offers.totalCount ?? 0) })}</span></div>
      {offers.edges.length ? <div className="cards">{offers.edges.map(({ node }) => <OfferCard key={node.id} offer={node} />)}</div> : <div className="panel"><Empty title={t('market.nothing')} text={t('market.nothingText')} /></div>}
      <Pages info={offers.pageInfo} />
    </div>
  )
}
