/** The journals of a filter as CSV, the latest first. */
import type { Route } from './+types/journals-file'
import { JournalListDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { moneyFile } from '~/lib/money-file.server'
import { HEADS, askedOf, filterOf, linesOf, type Journal } from './journal-filter'

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const filter = filterOf(askedOf(new URL(asking.request.url).searchParams))
  return moneyFile<Journal>(asking, 'journals.csv', HEADS, async (page) => found((await query(asking, JournalListDocument, { filter, ...page })).ledgerJournals), linesOf)
}
