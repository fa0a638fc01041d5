/** The shop's payouts of a filter as CSV, the latest first. */
import type { Route } from './+types/payouts-file'
import { MyPayoutsDocument, type MyPayoutsQuery } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { askedOf, plainFilterOf } from '~/lib/list-filter'
import { moneyFile } from '~/lib/money-file.server'
import { PAYOUT_STATES } from './payout-states'
import { needShop } from './shop.server'

type Row = NonNullable<MyPayoutsQuery['merchantPayouts']>['edges'][number]['node']
const HEADS = ['批次 batch', '付款编号 reference', '币种 currency', '金额 amount', '状态 state', '原因 reason', '编制 made', '完成 done']

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  const filter = plainFilterOf(askedOf(new URL(asking.request.url).searchParams, PAYOUT_STATES))
  return moneyFile<Row>(asking, 'payouts.csv', HEADS, async (page) => found((await query(asking, MyPayoutsDocument, { filter, ...page })).merchantPayouts), (row) => [row.number, row.endToEndId, row.amount.currency, row.amount.amount, row.state, row.reason, row.madeAt, row.doneAt ?? ''])
}
