/** A statement to keep: ?as=pdf, ?as=xlsx, else a CSV that any program reads. */
import type { Route } from './+types/statement-file'
import { StatementFileDocument, type StatementFileKind } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { attachment } from '~/lib/csv'
import { csvOf } from './csv'
import { needShop } from './shop.server'
import { statementOf } from './statement.server'

const KINDS: Record<string, StatementFileKind> = { pdf: 'PDF', xlsx: 'XLSX' }

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  const kind = KINDS[new URL(asking.request.url).searchParams.get('as') ?? '']
  if (!kind) {
    const statement = await statementOf(asking, asking.params.number)
    return attachment(csvOf(statement), `${statement.number}.csv`)
  }
  const file = found((await query(asking, StatementFileDocument, { number: asking.params.number, kind })).merchantStatementFile)
  return attachment(Uint8Array.from(Buffer.from(file.content, 'base64')), file.name, file.mediaType)
}
