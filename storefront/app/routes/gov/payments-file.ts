/** What a department owes and has paid as CSV, the latest first; `?open=1` only what is not settled. */
import type { Route } from './+types/payments-file'
import { PaymentListDocument, type PayablePartsFragment } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { GOV_SECOND, atLevelTwo } from '~/lib/level.server'
import { moneyFile } from '~/lib/money-file.server'

const HEADS = ['合同 contract', '项目 title', '采购单位 buyer', '供应商 supplier', '币种 currency', '应付 amount', '已付 paid', '验收 accepted', '到期 due', '逾期天数 days late', '结清 settled', '发票 invoices']

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, GOV_SECOND)
  const openOnly = new URL(asking.request.url).searchParams.has('open')
  return moneyFile<PayablePartsFragment>(asking, 'payments.csv', HEADS, async (page) => found((await query(asking, PaymentListDocument, { openOnly, ...page })).paymentTracker), (row) => [row.contractNumber, row.title, row.buyerName, row.supplierName, row.amount.currency, row.amount.amount, row.paid.amount, row.acceptedOn ?? '', row.clock?.dueOn ?? '', row.clock?.daysLate ?? '', row.settledOn ?? '', row.invoices.map((one) => one.number).join(' ')])
}
