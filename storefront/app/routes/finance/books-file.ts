/** The balances of one currency by account code as CSV. */
import type { Route } from './+types/books-file'
import { BooksDocument } from '~/graphql/generated/graphql'
import { query } from '~/lib/api.server'
import { attachment, sheet } from '~/lib/csv'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { currencyOf } from '~/lib/list-filter'

const HEADS = ['科目 code', '名称 account', '类别 kind', '账户数 accounts', '币种 currency', '余额 balance']

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const currency = currencyOf(new URL(asking.request.url).searchParams)
  const { ledgerTotals } = await query(asking, BooksDocument, { currency })
  return attachment(sheet([HEADS, ...ledgerTotals.map((row) => [row.code, row.name, row.kind, row.accounts, row.balance.currency, row.balance.amount])]), `balances-${currency}.csv`)
}
