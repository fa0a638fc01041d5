/** The shop's statements of a filter as CSV, one row each, the latest first. */
import type { Route } from './+types/statements-file'
import { MyStatementsDocument, type StatementPartsFragment } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { askedOf, plainFilterOf } from '~/lib/list-filter'
import { moneyFile } from '~/lib/money-file.server'
import { needShop } from './shop.server'

const HEADS = ['编号 number', '起 from', '止 to', '币种 currency', '期初 opening', '货款 goods', '运费 freight', '退款 refunds', '佣金 commission', '税额 VAT', '手续费 fees', '应付 payable', '已付 paid out', '期末 closing', '准备金 reserve']
const AMOUNTS = ['opening', 'goods', 'freight', 'refund', 'commission', 'vat', 'fees', 'payable', 'paidOut', 'closing', 'reserve'] as const

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  const filter = plainFilterOf(askedOf(new URL(asking.request.url).searchParams, []))
  return moneyFile<StatementPartsFragment>(asking, 'statements.csv', HEADS, async (page) => found((await query(asking, MyStatementsDocument, { filter, ...page })).merchantStatements), (row) => [row.number, row.since, row.until, row.payable.currency, ...AMOUNTS.map((name) => row[name].amount)])
}
