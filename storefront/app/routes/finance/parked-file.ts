/** Dead letters as CSV: parked deliveries, or with `?as=messages` dead messages of providers, of a filter. */
import type { Route } from './+types/parked-file'
import { DeadListDocument, ParkedListDocument, type DeadRowFragment, type ParkedRowFragment } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { askedOf, stuckFilterOf } from '~/lib/list-filter'
import { moneyFile } from '~/lib/money-file.server'

const HEADS = ['时间 at', '事件 event', '对象 subject', '处理者 handler', '原因 problem', '次数 tries']
const MESSAGE_HEADS = ['收到 received', '支付机构 provider', '事件 event', '对象 object', '原因 problem', '次数 tries']

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const search = new URL(asking.request.url).searchParams
  const filter = stuckFilterOf(askedOf(search, []))
  if (search.get('as') === 'messages') return moneyFile<DeadRowFragment>(asking, 'dead-messages.csv', MESSAGE_HEADS, async (page) => found((await query(asking, DeadListDocument, { filter, ...page })).deadMessages), (row) => [row.receivedAt, row.provider, row.kind, row.objectRef, row.problem, row.attempts])
  return moneyFile<ParkedRowFragment>(asking, 'parked-deliveries.csv', HEADS, async (page) => found((await query(asking, ParkedListDocument, { filter, ...page })).parkedDeliveries), (row) => [row.at, row.kind, row.subject, row.handler, row.problem, row.attempts])
}
