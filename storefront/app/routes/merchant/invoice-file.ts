/** A commission invoice to keep. */
import type { Route } from './+types/invoice-file'
import { InvoiceFileDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { attachment } from '~/lib/csv'
import { needShop } from './shop.server'

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  const file = found((await query(asking, InvoiceFileDocument, { number: asking.params.number })).commissionInvoiceFile)
  return attachment(Uint8Array.from(Buffer.from(file.content, 'base64')), file.name, file.mediaType)
}
