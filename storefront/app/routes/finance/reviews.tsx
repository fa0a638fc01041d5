import { Link } from 'react-router'
import type { Route } from './+types/reviews'
import { ListFilter } from '~/frame/ListFilter'
import { Pages } from '~/frame/Pages'
import { SumRows } from '~/frame/SumRow'
import { ReviewListDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { addressOf, askedOf, plainFilterOf } from '~/lib/list-filter'
import { pageOf } from '~/lib/paging'
import { Own, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Table } from '~/ui/table/Table'
import { REVIEW_STATES, reviewTone } from './tones'

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const search = new URL(asking.request.url).searchParams
  const asked = askedOf(search, REVIEW_STATES)
  const told = await query(asking, ReviewListDocument, { filter: plainFilterOf(asked), ...pageOf(search, 20) })
  return { asked, reviews: found(told.paymentReviews), totals: told.paymentReviewTotals }
}

export default function Reviews({ loaderData: { asked, reviews, totals } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('fin.reviews')} · ${t('fin.title')}`}</title>
      <div className="page-head"><div><h1>{t('fin.reviews')}</h1><p className="lede">{t('fin.reviewsLede')}</p></div>{reviews.edges.length ? <a className="button soft" href={`/finance/reviews-file?${addressOf(asked)}`} download>{t('fin.csv')}</a> : null}</div>
      <div className="stack">
      <ListFilter asked={asked} here="/finance/reviews" states={REVIEW_STATES.map((value) => ({ value, label: t.code('review', value) }))} />
      {totals.length ? <Stats stats={totals.map((one) => ({ name: `${t('gov.total')} ${one.currency}`, value: t.money(one.amount), hint: t('fin.reviewCount', { n: t.count(one.count) }) }))} /> : null}
      <Panel flush>
        {reviews.edges.length ? <Table caption={t('fin.reviews')} rows={reviews.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
          { key: 'payer', head: t('fin.payer'), cell: (row) => <><Link to={`/finance/reviews/${encodeURIComponent(row.id)}`}><Own text={row.payerName} /></Link><br /><span className="tiny muted mono">{row.payment}</span></> },
          { key: 'amount', head: t('gov.amount'), number: true, cell: (row) => t.money(row.amount) },
          { key: 'why', head: t('fin.reasons'), cell: (row) => row.flags.map(({ code }) => <div key={code} className="small">{t.code('why', code)}</div>) },
          { key: 'state', head: t('gov.state'), cell: (row) => <Badge tone={reviewTone(row.state)}>{t.code('review', row.state)}</Badge> },
          { key: 'at', head: t('fin.openedAt'), cell: (row) => <span className="nowrap">{t.moment(row.openedAt)}</span> },
        ]} foot={<SumRows before={1} columns={[reviews.edges.map(({ node }) => node.amount)]} after={3} />} /> : <Empty title={t('fin.noReviews')} text={t('fin.noReviewsText')} />}
      </Panel>
      </div>
      <Pages info={reviews.pageInfo} />
    </>
  )
}
