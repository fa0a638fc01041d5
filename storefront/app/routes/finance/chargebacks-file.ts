/** The chargebacks of a filter as CSV, the latest first. */
import type { Route } from './+types/chargebacks-file'
import { ChargebackListDocument, type CaseRowFragment } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { moneyFile } from '~/lib/money-file.server'
import { askedOf, filterOf } from '~/lib/list-filter'
import { CASE_STATES } from './tones'

const HEADS = ['发生时间 opened', '商户 merchant', '交易 trade', '支付机构 provider', '案件编号 reference', '理由 reason', '状态 state', '币种 currency', '扣回 taken', '争议费 fee', '尚欠 owed', '举证期限 evidence due', '举证时间 evidence at', '结案时间 decided']

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const filter = filterOf(askedOf(new URL(asking.request.url).searchParams, CASE_STATES))
  return moneyFile<CaseRowFragment>(asking, 'chargebacks.csv', HEADS, async (page) => found((await query(asking, ChargebackListDocument, { filter, ...page })).chargebacks), (row) => [row.openedAt, row.merchantName, row.settlementSubject, row.provider, row.providerRef, row.reason, row.state, row.amount.currency, row.amount.amount, row.fee.amount, row.owed.amount, row.evidenceDue ?? '', row.evidenceAt ?? '', row.decidedAt ?? ''])
}
