/** Every row of a list, page by page, up to a limit; for files. */
import type { PageInfo } from './paging'

export const FILE_ROWS_MAX = 5000
const PAGE = 100
type Page<T> = { edges: readonly { node: T }[]; pageInfo: Pick<PageInfo, 'hasNextPage' | 'endCursor'> }

export async function allPages<T>(read: (page: { first: number; after?: string }) => Promise<Page<T>>): Promise<{ rows: T[]; cut: boolean }> {
  const rows: T[] = []
  let after: string | undefined
  let more = true
  while (more && rows.length < FILE_ROWS_MAX) {
    const page = await read({ first: PAGE, ...(after ? { after } : {}) })
    rows.push(...page.edges.map(({ node }) => node))
    more = page.pageInfo.hasNextPage
    after = page.pageInfo.endCursor ?? undefined
  }
  return { rows, cut: more }
}
