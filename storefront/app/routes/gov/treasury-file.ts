/** The treasury's payments as CSV, the latest first. */
import type { Route } from './+types/treasury-file'
import { TreasuryListDocument, type TreasuryOrderRowFragment } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { GOV_SECOND, TREASURY_SECOND, atLevelTwo } from '~/lib/level.server'
import { moneyFile } from '~/lib/money-file.server'

const STEPS = ['APPLIED', 'DRAFTED'] as const
const HEADS = ['编制时间 made', '编号 number', '业务编号 reference', '付款单位 payer', '收款人 payee', '支付方式 mode', '进度 step', '币种 currency', '金额 amount', '已付 paid']

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, [...GOV_SECOND, ...TREASURY_SECOND])
  const asked = new URL(asking.request.url).searchParams.get('step')
  const step = STEPS.find((one) => one === asked)
  return moneyFile<TreasuryOrderRowFragment>(asking, 'treasury-payments.csv', HEADS, async (page) => found((await query(asking, TreasuryListDocument, { ...(step ? { step } : {}), ...page })).treasuryOrders), (row) => [row.madeAt, row.number ?? '', row.reference ?? '', row.payerName, row.supplierName, row.mode, row.step, row.amount.currency, row.amount.amount, row.paid.amount])
}
