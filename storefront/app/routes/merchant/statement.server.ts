/** One closed statement with its lines, found by its number among the merchant's own. */
import { StatementPageDocument, type StatementPageQuery } from '~/graphql/generated/graphql'
import { found, query, type Asking } from '~/lib/api.server'

export type Statement = NonNullable<StatementPageQuery['merchantStatements']>['edges'][number]['node']
const PAGES_MAX = 40

export async function statementOf(asking: Asking, number: string): Promise<Statement> {
  let after: string | null | undefined
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const list = found((await query(asking, StatementPageDocument, after ? { after } : {})).merchantStatements)
    const hit = list.edges.find(({ node }) => node.number === number)
    if (hit) return hit.node
    if (!list.pageInfo.hasNextPage) break
    after = list.pageInfo.endCursor
  }
  return found<Statement>(null)
}
