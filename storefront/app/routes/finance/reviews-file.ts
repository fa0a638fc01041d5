/** The payment reviews of a filter as CSV, the latest first. */
import type { Route } from './+types/reviews-file'
import { ReviewListDocument, type ReviewListQuery } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { askedOf, plainFilterOf } from '~/lib/list-filter'
import { moneyFile } from '~/lib/money-file.server'
import { REVIEW_STATES } from './tones'

type Row = NonNullable<ReviewListQuery['paymentReviews']>['edges'][number]['node']
const HEADS = ['发现时间 found', '付款人 payer', '付款编号 payment', '币种 currency', '金额 amount', '原因 reasons', '状态 state', '决定时间 decided']

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const filter = plainFilterOf(askedOf(new URL(asking.request.url).searchParams, REVIEW_STATES))
  return moneyFile<Row>(asking, 'payment-reviews.csv', HEADS, async (page) => found((await query(asking, ReviewListDocument, { filter, ...page })).paymentReviews), (row) => [row.openedAt, row.payerName, row.payment, row.amount.currency, row.amount.amount, row.flags.map(({ code }) => code).join(' '), row.state, row.decidedAt ?? ''])
}
