/** Asks the core whether a signed file holds; null when it is no PDF. */
export type Signature = { signer: string; serial: string; signed_at: string | null; valid: boolean; trusted: boolean; changed_after: boolean }
export type Verification = { genuine: boolean; number: string; changedAfterSigning: boolean; signatures: Signature[] }

export async function verifyFile(bytes: ArrayBuffer): Promise<Verification | null> {
  const core = (process.env.SHIJI_API_URL ?? process.env.API_URL ?? 'http://127.0.0.1:8000').replace(/\/+$/, '')
  const body = new FormData()
  body.set('file', new Blob([bytes], { type: 'application/pdf' }), 'contract.pdf')
  const response = await fetch(`${core}/signatures/verify`, { method: 'POST', body, signal: AbortSignal.timeout(20_000) })
  if (response.status === 415 || response.status === 413) return null
  if (!response.ok) throw new Response('The core cannot verify now.', { status: 502 })
  return (await response.json()) as Verification
}
