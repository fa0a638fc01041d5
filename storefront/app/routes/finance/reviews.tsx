import { Link } from 'react-router'
import type { Route } from './+types/reviews'
import { Pages } from '~/frame/Pages'
import { SumRows } from '~/frame/SumRow'
import { ReviewListDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { pageOf } from '~/lib/paging'
import { Own, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { Tabs } from '~/ui/tabs/Tabs'
import { REVIEW_STATES, reviewTone } from './tones'

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const search = new URL(asking.request.url).searchParams
  const state = REVIEW_STATES.find((one) => one === search.get('state')) ?? ''
  return { state, reviews: found((await query(asking, ReviewListDocument, { state, ...pageOf(search, 20) })).paymentReviews) }
}

export default function Reviews({ loaderData: { state, reviews } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('fin.reviews')} · ${t('fin.title')}`}</title>
      <div className="page-head"><div><h1>{t('fin.reviews')}</h1><p className="lede">{t('fin.reviewsLede')}</p></div>{reviews.edges.length ? <a className="button soft" href={`/finance/reviews-file?state=${state}`} download>{t('fin.csv')}</a> : null}</div>
      <Tabs label={t('gov.state')} tabs={['', ...REVIEW_STATES].map((one) => ({ to: one ? `?state=${one}` : '?', label: one ? t.code('review', one) : t('fin.all'), current: one === state, count: one === state ? reviews.totalCount : null }))} />
      <Panel flush>
        {reviews.edges.length ? <Table caption={t('fin.reviews')} rows={reviews.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
          { key: 'payer', head: t('fin.payer'), cell: (row) => <><Link to={`/finance/reviews/${encodeURIComponent(row.id)}`}><Own text={row.payerName} /></Link><br /><span className="tiny muted mono">{row.payment}</span></> },
          { key: 'amount', head: t('gov.amount'), number: true, cell: (row) => t.money(row.amount) },
          { key: 'why', head: t('fin.reasons'), cell: (row) => row.flags.map(({ code }) => <div key={code} className="small">{t.code('why', code)}</div>) },
          { key: 'state', head: t('gov.state'), cell: (row) => <Badge tone={reviewTone(row.state)}>{t.code('review', row.state)}</Badge> },
          { key: 'at', head: t('fin.openedAt'), cell: (row) => <span className="nowrap">{t.moment(row.openedAt)}</span> },
        ]} foot={<SumRows before={1} columns={[reviews.edges.map(({ node }) => node.amount)]} after={3} />} /> : <Empty title={t('fin.noReviews')} text={t('fin.noReviewsText')} />}
      </Panel>
      <Pages info={reviews.pageInfo} />
    </>
  )
}
