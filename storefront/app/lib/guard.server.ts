/** The first thing every request passes: visitor, forgery check, and the safety headers of the answer. */
import type { MiddlewareFunction } from 'react-router'
import { CARD_POLICY } from './hosted-fields'
import { newSecret } from './seal.server'
import { cardFieldsContext, cookiesToSet, nonceContext, openVisitor, visitorContext } from './visitor.server'

export const guard: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  refuseForeignForm(request)
  const nonce = newSecret(16)
  const visitor = await openVisitor(request)
  context.set(nonceContext, nonce)
  context.set(visitorContext, visitor)
  const answer = await next()
  const secure = request.url.startsWith('https:') || request.headers.get('x-forwarded-proto') === 'https'
  for (const cookie of cookiesToSet(visitor, secure)) answer.headers.append('set-cookie', cookie)
  for (const [name, value] of Object.entries(headersFor(nonce, context.get(cardFieldsContext)))) answer.headers.set(name, value)
  if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'private, no-store')
  return answer
}

/** A form from another origin is refused before anything is read. */
export function refuseForeignForm(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const origin = request.headers.get('origin')
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host') ?? new URL(request.url).host
  const foreign = origin !== null && (!URL.canParse(origin) || new URL(origin).host !== host)
  if (foreign || request.headers.get('sec-fetch-site') === 'cross-site') {
    throw new Response('CSRF_FAILED: forms from other origins are refused.', { status: 403, statusText: 'CSRF_FAILED' })
  }
}

/** The safety headers of one answer; `cardFields` lets in the payment provider's frames, on that page only. */
export function headersFor(nonce: string, cardFields = false): Record<string, string> {
  const also = (part: keyof typeof CARD_POLICY) => (cardFields ? ` ${CARD_POLICY[part]}` : '')
  const files = process.env.SHIJI_FILES_URL ?? process.env.FILES_URL ?? ''
  return {
    'content-security-policy': [
      "default-src 'self'",
      `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${also('script-src')}`,
      "style-src 'self' 'unsafe-inline'",
      `img-src 'self' data: ${files}`.trim(),
      `connect-src 'self'${also('connect-src')}`,
      ...(cardFields ? [`frame-src 'self'${also('frame-src')}`] : []),
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'cross-origin-opener-policy': 'same-origin',
  }
}
