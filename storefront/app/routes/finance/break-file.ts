/** The list of breaks to keep: ?as=xlsx, else a CSV; narrowed as the page is. */
import type { Route } from './+types/break-file'
import { asked, filterOf } from './break-filter.server'
import { BreakFileDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const search = new URL(asking.request.url).searchParams
  const kind = search.get('as') === 'xlsx' ? 'XLSX' : 'CSV'
  const file = found((await query(asking, BreakFileDocument, { kind, filter: filterOf(asked(search)) })).reconciliationFile)
  const body = Uint8Array.from(Buffer.from(file.content, 'base64'))
  return new Response(body, { headers: { 'content-type': file.mediaType, 'content-disposition': `attachment; filename="${file.name}"`, 'x-content-type-options': 'nosniff' } })
}
