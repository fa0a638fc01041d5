/** Journals by hand of a filter as CSV, one row for each line, the latest first. */
import type { Route } from './+types/manual-file'
import { ManualListDocument, type ManualListQuery } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { askedOf, plainFilterOf } from '~/lib/list-filter'
import { moneyFile } from '~/lib/money-file.server'
import { MANUAL_STATES } from './tones'

type Row = NonNullable<ManualListQuery['manualJournals']>['edges'][number]['node']
const HEADS = ['编制 made', '事由 reason', '状态 state', '复核 checked', '复核意见 answer', '科目 code', '名称 account', '所有者 owner', '币种 currency', '借方 debit', '贷方 credit']

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const filter = plainFilterOf(askedOf(new URL(asking.request.url).searchParams, MANUAL_STATES))
  return moneyFile<Row>(asking, 'manual-journals.csv', HEADS, async (page) => found((await query(asking, ManualListDocument, { filter, ...page })).manualJournals), (row) => row.lines.map((line) => [row.madeAt, row.reason, row.state, row.checkedAt ?? '', row.answer, line.code, line.name, line.owner, (line.debit ?? line.credit)?.currency ?? '', line.debit?.amount ?? '', line.credit?.amount ?? '']))
}
