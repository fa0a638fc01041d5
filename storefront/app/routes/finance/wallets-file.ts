/** The payouts of buyers' balances of a filter as CSV, the latest first. */
import type { Route } from './+types/wallets-file'
import { WalletPayoutListDocument, type WalletRowFragment } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { askedOf, plainFilterOf } from '~/lib/list-filter'
import { moneyFile } from '~/lib/money-file.server'
import { WALLET_STATES } from './tones'

const HEADS = ['编号 number', '申请 asked', '买方 buyer', '户名 holder', '账号 account', '去向 way', '币种 currency', '金额 amount', '状态 state', '原因 reason', '完成 done']

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const filter = plainFilterOf(askedOf(new URL(asking.request.url).searchParams, WALLET_STATES))
  return moneyFile<WalletRowFragment>(asking, 'balance-payouts.csv', HEADS, async (page) => found((await query(asking, WalletPayoutListDocument, { filter, ...page })).walletPayouts), (row) => [row.number, row.askedAt, row.ownerName, row.accountName, row.accountMasked, row.way, row.amount.currency, row.amount.amount, row.state, row.reason, row.doneAt ?? ''])
}
