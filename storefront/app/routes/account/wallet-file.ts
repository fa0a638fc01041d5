/** What moved the acting buyer's balance as CSV, the latest first; `?as=payouts`: its payouts. */
import type { Route } from './+types/wallet-file'
import { WalletMovesDocument, WalletOutDocument, type WalletMoveFragment, type WalletPaidFragment } from '~/graphql/generated/graphql'
import { found, query, requireSignIn } from '~/lib/api.server'
import { askedOf, filterOf } from '~/lib/list-filter'
import { moneyFile } from '~/lib/money-file.server'

const HEADS = ['时间 at', '事由 what for', '交易 trade', '币种 currency', '金额 amount', '余额 balance']
const PAYOUT_HEADS = ['申请 asked', '完成 done', '户名 holder', '账号 account', '币种 currency', '金额 amount', '状态 state', '原因 reason']

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const search = new URL(asking.request.url).searchParams
  const filter = filterOf(askedOf(search, []))
  if (search.get('as') === 'payouts') return moneyFile<WalletPaidFragment>(asking, 'balance-payouts.csv', PAYOUT_HEADS, async (page) => found((await query(asking, WalletOutDocument, { filter, ...page })).walletPayouts), (row) => [row.askedAt, row.doneAt ?? '', row.accountName, row.accountMasked, row.amount.currency, row.amount.amount, row.state, row.reason])
  return moneyFile<WalletMoveFragment>(asking, 'balance.csv', HEADS, async (page) => found((await query(asking, WalletMovesDocument, { filter, ...page })).myWallet.movements), (row) => [row.at, row.text, row.trade, row.amount.currency, row.amount.amount, row.balanceAfter.amount])
}
