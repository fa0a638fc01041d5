import type { Route } from './+types/bundle'
import { BundleDocument } from '~/graphql/generated/graphql'
import { found, query, requireSignIn } from '~/lib/api.server'

/** The evidence of one subject as a file that the offline verifier reads. */
export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const { auditBundle } = await query(asking, BundleDocument, { subject: asking.params.subject })
  const name = asking.params.subject.replace(/[^\w.-]/g, '_')
  return new Response(JSON.stringify(found(auditBundle), null, 2), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="${name}.shiji-bundle.json"` },
  })
}
