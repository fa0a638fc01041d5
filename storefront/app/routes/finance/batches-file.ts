/** The payout batches of a filter as CSV, the latest first. */
import type { Route } from './+types/batches-file'
import { BatchListDocument, type BatchListQuery } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { moneyFile } from '~/lib/money-file.server'
import { askedOf, plainFilterOf } from '~/lib/list-filter'
import { BATCH_STATES } from './tones'

type Row = NonNullable<BatchListQuery['payoutBatches']>['edges'][number]['node']
const HEADS = ['编号 number', '状态 state', '币种 currency', '金额 amount', '编制 made', '发送 sent', '入账 booked']

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const filter = plainFilterOf(askedOf(new URL(asking.request.url).searchParams, BATCH_STATES))
  return moneyFile<Row>(asking, 'payout-batches.csv', HEADS, async (page) => found((await query(asking, BatchListDocument, { filter, ...page })).payoutBatches), (row) => [row.number, row.state, row.total.currency, row.total.amount, row.madeAt, row.sentAt ?? '', row.bookedAt ?? ''])
}
