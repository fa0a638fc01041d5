/** The platform contract of an application, as its PDF. */
import type { Route } from './+types/contract-file'
import { PlatformContractFileDocument } from '~/graphql/generated/graphql'
import { found, query, requireSignIn } from '~/lib/api.server'

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const { merchantApplication } = await query(asking, PlatformContractFileDocument, { id: asking.params.application })
  const contract = found(merchantApplication?.contract)
  return new Response(Uint8Array.from(Buffer.from(contract.file, 'base64')), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${contract.number}.pdf"`, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  })
}
