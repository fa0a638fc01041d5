/** The shop's commission invoices of a filter as CSV, the latest first. */
import type { Route } from './+types/invoices-file'
import { MyInvoicesDocument, type MyInvoicesQuery } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { askedOf, plainFilterOf } from '~/lib/list-filter'
import { moneyFile } from '~/lib/money-file.server'
import { needShop } from './shop.server'

type Row = NonNullable<MyInvoicesQuery['commissionInvoices']>['edges'][number]['node']
const HEADS = ['发票号码 number', '所属月份 month', '开具 issued', '冲红 corrects', '币种 currency', '不含税 net', '税额 VAT', '价税合计 gross']

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  const filter = plainFilterOf(askedOf(new URL(asking.request.url).searchParams, []))
  return moneyFile<Row>(asking, 'commission-invoices.csv', HEADS, async (page) => found((await query(asking, MyInvoicesDocument, { filter, ...page })).commissionInvoices), (row) => [row.number, row.month, row.issuedAt, row.corrects ?? '', row.gross.currency, row.net.amount, row.vat.amount, row.gross.amount])
}
