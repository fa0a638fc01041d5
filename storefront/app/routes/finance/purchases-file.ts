/** Purchases of foreign money of a filter as CSV, the latest first. */
import type { Route } from './+types/purchases-file'
import { PurchaseListDocument, type PurchaseRowFragment } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { askedOf, plainFilterOf } from '~/lib/list-filter'
import { moneyFile } from '~/lib/money-file.server'
import { PURCHASE_STATES } from './tones'

const HEADS = ['登记 made', '回单号 reference', '支付机构 provider', '购入币种 bought currency', '购入 bought', '支付币种 paid currency', '支付 paid', '状态 state', '复核 checked', '意见 answer']

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const filter = plainFilterOf(askedOf(new URL(asking.request.url).searchParams, PURCHASE_STATES))
  return moneyFile<PurchaseRowFragment>(asking, 'foreign-purchases.csv', HEADS, async (page) => found((await query(asking, PurchaseListDocument, { filter, ...page })).foreignPurchases), (row) => [row.madeAt, row.reference, row.provider, row.bought.currency, row.bought.amount, row.paid.currency, row.paid.amount, row.state, row.checkedAt ?? '', row.answer])
}
