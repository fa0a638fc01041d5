/** The journals of a filter as CSV, the latest first, in pages of a hundred up to a limit that is said in the file. */
import type { Route } from './+types/journals-file'
import { JournalListDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { attachment, sheet } from '~/lib/csv'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { say } from '~/lib/words'
import { visitorOf } from '~/lib/visitor.server'
import { askedOf, filterOf, tableOf, type Journal } from './journal-filter'

const [PAGE, MOST] = [100, 5000]

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const filter = filterOf(askedOf(new URL(asking.request.url).searchParams))
  const journals: Journal[] = []
  let after: string | undefined
  let more = true
  while (more && journals.length < MOST) {
    const page = found((await query(asking, JournalListDocument, { filter, first: PAGE, ...(after ? { after } : {}) })).ledgerJournals)
    journals.push(...page.edges.map(({ node }) => node))
    more = page.pageInfo.hasNextPage
    after = page.pageInfo.endCursor ?? undefined
  }
  const cut = more ? [[say(visitorOf(asking.context).locale, 'fin.cut', { n: MOST })]] : []
  return attachment(sheet([...cut, ...tableOf(journals)]), 'journals.csv')
}
