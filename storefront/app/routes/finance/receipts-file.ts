/** The receipts of a filter as CSV, the latest first. */
import type { Route } from './+types/receipts-file'
import { ReceiptListDocument, type ReceiptRowFragment } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { askedOf, plainFilterOf } from '~/lib/list-filter'
import { moneyFile } from '~/lib/money-file.server'
import { RECEIPT_STATES } from './tones'

const HEADS = ['到账时间 received', '付款人 payer', '账号 account', '银行编号 bank reference', '附言 text', '状态 state', '原因 why', '币种 currency', '金额 amount', '待查明 apart', '天数 days', '期限 due', '付款 payment']

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const filter = plainFilterOf(askedOf(new URL(asking.request.url).searchParams, RECEIPT_STATES))
  return moneyFile<ReceiptRowFragment>(asking, 'receipts.csv', HEADS, async (page) => found((await query(asking, ReceiptListDocument, { filter, ...page })).receipts), (row) => [row.receivedAt, row.payerName, row.payerAccountMasked, row.bankRef, row.text, row.state, row.why, row.amount.currency, row.amount.amount, row.openAmount.amount, row.ageDays, row.dueAt, row.paymentRef ?? ''])
}
