/** Hands a file to the core in the visitor's name; it belongs to whom the visitor acts for. */
import { headersOf, type Asking } from './api.server'
import { problemsFrom, type Refusal } from './forms.server'
import type { Problem } from './problems'
import { apiUrl } from './transport.server'
import { visitorOf } from './visitor.server'

const PATIENCE_MS = 60_000
type Told = { document: { id: string } | null; errors: Refusal[] }

/** The id of the kept file, or why it is not one the core keeps. */
export async function upload(asking: Asking, file: File, purpose: string): Promise<{ id: string } | { problems: Problem[] }> {
  const body = new FormData()
  body.set('purpose', purpose)
  body.set('file', file, file.name)
  let told: Told
  try {
    const response = await fetch(`${apiUrl()}/upload/`, { method: 'POST', body, headers: headersOf(visitorOf(asking.context)), signal: AbortSignal.timeout(PATIENCE_MS) })
    told = (await response.json()) as Told
  } catch {
    throw new Response('The core does not take files now.', { status: 502, statusText: 'Core unreachable' })
  }
  return told.document ? { id: told.document.id } : { problems: problemsFrom(told.errors) }
}
