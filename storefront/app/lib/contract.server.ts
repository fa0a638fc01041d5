/** The signed contract as a file, for its parties. */
import { ContractFileDocument } from '~/graphql/generated/graphql'
import { found, query, requireSignIn, type Asking } from './api.server'

export async function contractFile(asking: Asking, requisition: string): Promise<Response> {
  requireSignIn(asking)
  const contract = (await query(asking, ContractFileDocument, { id: requisition })).requisition?.contract
  const body = Buffer.from(found(contract?.file), 'base64')
  const name = (contract?.documentNumber ?? 'contract').replace(/[^\w.-]/g, '_')
  return new Response(new Uint8Array(body), { headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${name}.pdf"` } })
}
