/** Forms: read, guard against forgery, and turn refusals into problems a page can show. */
import { data } from 'react-router'
import type { Asking } from './api.server'
import type { Problem } from './problems'
import { isFormToken } from './seal.server'
import { visitorOf } from './visitor.server'

export async function readForm({ context, request }: Asking): Promise<FormData> {
  const form = await request.formData()
  if (!isFormToken(visitorOf(context).session.sid, String(form.get('csrf') ?? ''))) {
    throw new Response('CSRF_FAILED: this form is too old or came from elsewhere. Load the page again.', { status: 403, statusText: 'CSRF_FAILED' })
  }
  return form
}

export const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim()

/** Whole number, also from full-width digits; null when it is none. */
export function whole(form: FormData, name: string): number | null {
  const value = text(form, name).normalize('NFKC').replace(/[,\s]/g, '')
  return /^\d{1,9}$/.test(value) ? Number(value) : null
}

export type Refusal = { field?: string | null; message?: string | null; code?: string | null }

export const problemsFrom = (errors: readonly Refusal[] | null | undefined): Problem[] =>
  (errors ?? []).map((error) => ({ field: error.field ?? null, code: error.code ?? 'INVALID', message: error.message || (error.code ?? 'INVALID') }))

/** The answer of an action that was refused: status 400 and what to show. */
export const refused = (problems: Problem[], values: FormData) =>
  data({ problems, values: Object.fromEntries([...values.entries()].filter(([name, value]) => typeof value === 'string' && !SECRETS.has(name))) as Record<string, string> }, { status: 400 })

/** What a page never gets back after a refusal, by exact name; others such as postalCode or catalogueCode are given back. */
export const SECRETS: ReadonlySet<string> = new Set(['csrf', 'password', 'oldPassword', 'newPassword', 'code', 'token', 'secret', 'idNumber', 'confirmationToken'])
