/** What moved the acting buyer's balance, as CSV, the latest first. */
import type { Route } from './+types/wallet-file'
import { WalletPageDocument, type WalletPageQuery } from '~/graphql/generated/graphql'
import { found, query, requireSignIn } from '~/lib/api.server'
import { moneyFile } from '~/lib/money-file.server'

type Row = NonNullable<WalletPageQuery['myWallet']['movements']>['edges'][number]['node']
const HEADS = ['时间 at', '事由 what for', '交易 trade', '币种 currency', '金额 amount', '余额 balance']

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  return moneyFile<Row>(asking, 'balance.csv', HEADS, async (page) => found((await query(asking, WalletPageDocument, page)).myWallet.movements), (row) => [row.at, row.text, row.trade, row.amount.currency, row.amount.amount, row.balanceAfter.amount])
}
