/** The journals of a filter as CSV, the latest first, up to a limit that is said in the file. */
import type { Route } from './+types/journals-file'
import { JournalListDocument } from '~/graphql/generated/graphql'
import { FILE_ROWS_MAX, allPages } from '~/lib/all-pages.server'
import { found, query } from '~/lib/api.server'
import { attachment, sheet } from '~/lib/csv'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { say } from '~/lib/words'
import { visitorOf } from '~/lib/visitor.server'
import { askedOf, filterOf, tableOf, type Journal } from './journal-filter'

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const filter = filterOf(askedOf(new URL(asking.request.url).searchParams))
  const { rows, cut } = await allPages<Journal>(async (page) => found((await query(asking, JournalListDocument, { filter, ...page })).ledgerJournals))
  const warning = cut ? [[say(visitorOf(asking.context).locale, 'fin.cut', { n: FILE_ROWS_MAX })]] : []
  return attachment(sheet([...warning, ...tableOf(rows)]), 'journals.csv')
}
