/** The quotas of a year, or of all, as CSV. */
import type { Route } from './+types/quotas-file'
import { QuotaListDocument, type QuotaListQuery } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { GOV_SECOND, TREASURY_SECOND, atLevelTwo } from '~/lib/level.server'
import { moneyFile } from '~/lib/money-file.server'

type Row = NonNullable<QuotaListQuery['treasuryQuotas']>['edges'][number]['node']
const HEADS = ['月份 month', '单位 department', '预算指标 budget item', '币种 currency', '下达 given', '已用 used', '收回 lapsed', '可用 left']

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, [...GOV_SECOND, ...TREASURY_SECOND])
  const asked = new URL(asking.request.url).searchParams.get('year') ?? ''
  const year = /^20\d\d$/.test(asked) ? Number(asked) : null
  return moneyFile<Row>(asking, 'quotas.csv', HEADS, async (page) => found((await query(asking, QuotaListDocument, { ...(year ? { year } : {}), ...page })).treasuryQuotas), (row) => [String(row.month).slice(0, 7), row.departmentName, row.budgetItem, row.given.currency, row.given.amount, row.used.amount, row.lapsed.amount, row.left.amount])
}
