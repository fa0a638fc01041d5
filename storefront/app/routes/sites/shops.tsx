import type { Route } from './+types/shops'
import { ShopsDocument } from '~/graphql/generated/graphql'
import { MerchantCard } from '~/frame/MerchantCard'
import { found, query } from '~/lib/api.server'
import { useWords } from '~/lib/words'
import { Pagination } from '~/ui/pagination/Pagination'
import { here } from './site.server'

export async function loader(asking: Route.LoaderArgs) {
  const { site } = await here(asking)
  const after = new URL(asking.request.url).searchParams.get('after')
  const { merchants } = await query(asking, ShopsDocument, { site, first: 36, ...(after ? { after } : {}) })
  return { site, merchants: found(merchants) }
}

export default function Shops({ loaderData: { site, merchants } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <div className="wide page">
      <title>{`${t('market.shops')} · ${t('common.name')}`}</title>
      <div className="page-head"><h1>{t('market.shops')}</h1><span className="muted small">{t.count(merchants.totalCount ?? 0)}</span></div>
      <div className="booths">{merchants.edges.map(({ node }) => <MerchantCard key={node.id} merchant={node} site={site} />)}</div>
      <Pagination label={t('common.pages')} words={{ back: t('common.previous'), onward: t('common.next') }} back={null} onward={merchants.pageInfo.hasNextPage ? `?after=${merchants.pageInfo.endCursor}` : null} />
    </div>
  )
}
