/** Questions and commands to the core in the name of the visitor. */
import { redirect, type RouterContextProvider } from 'react-router'
import type { TypedDocumentString } from '~/graphql/generated/graphql'
import { post, type GraphQLProblem } from './transport.server'
import { signOut, visitorOf, type Visitor } from './visitor.server'

type Context = Readonly<RouterContextProvider>
type Asked<V> = [V] extends [Record<string, never>] ? [variables?: V] : [variables: V]

/** What a loader knows of its request. */
export type Asking = { context: Context; request: Request }

export async function query<R, V>(asking: Asking, document: TypedDocumentString<R, V>, ...[variables]: Asked<V>): Promise<R> {
  return run(asking, document, variables)
}

export async function mutate<R, V>(asking: Asking, document: TypedDocumentString<R, V>, ...[variables]: Asked<V>): Promise<R> {
  return run(asking, document, variables)
}

/** A value, or null where the core refuses or does not know the question (parts of a page that may be missing). */
export async function perhaps<R, V>(asking: Asking, document: TypedDocumentString<R, V>, ...[variables]: Asked<V>): Promise<R | null> {
  const answer = await post<R>(document.toString(), variables ?? {}, headersOf(visitorOf(asking.context)))
  return answer.data ?? null
}

async function run<R>(asking: Asking, document: { toString(): string }, variables: unknown): Promise<R> {
  const visitor = visitorOf(asking.context)
  const answer = await post<R>(document.toString(), variables ?? {}, headersOf(visitor))
  for (const problem of answer.errors ?? []) refuse(problem, asking, visitor)
  if (!answer.data) throw new Response('No answer.', { status: 502 })
  return answer.data
}

/** Who asks, as the core wants to know it. */
export function headersOf(visitor: Visitor): Record<string, string> {
  const { access, organization } = visitor.session
  return {
    'x-request-id': visitor.requestId,
    ...(visitor.agent ? { 'user-agent': visitor.agent } : {}),
    ...(visitor.address ? { 'x-forwarded-for': visitor.address } : {}),
    'accept-language': visitor.locale === 'zh' ? 'zh-CN' : 'en',
    ...(access ? { authorization: `Bearer ${access}` } : {}),
    ...(access && organization ? { 'x-organization': organization } : {}),
  }
}

const TOKEN_FAULTS = new Set(['ExpiredSignatureError', 'InvalidTokenError', 'JWT_SIGNATURE_EXPIRED', 'InvalidSignatureError', 'JWT_INVALID_TOKEN'])

function refuse(problem: GraphQLProblem, asking: Asking, visitor: Visitor): never {
  const code = problem.extensions?.code ?? problem.extensions?.exception?.code ?? 'INTERNAL'
  const url = new URL(asking.request.url)
  const back = encodeURIComponent(asking.request.method === 'GET' ? url.pathname + url.search : url.pathname)
  if (TOKEN_FAULTS.has(code)) {
    signOut(visitor)
    throw redirect(`/sign-in?to=${back}`)
  }
  if (code === 'UNAUTHENTICATED' || (code === 'FORBIDDEN' && !visitor.session.access)) throw redirect(`/sign-in?to=${back}`)
  if (code === 'LEVEL_TWO_REQUIRED') throw redirect(`/step-up?to=${back}`)
  if (code === 'FORBIDDEN' || code === 'PermissionDenied') throw new Response(problem.message, { status: 403, statusText: 'Forbidden' })
  if (code === 'RATE_LIMITED') throw new Response(problem.message, { status: 429, statusText: 'Too many tries' })
  console.error(`core: ${code} ${problem.extensions?.id ?? ''} ${problem.message}`)
  throw new Response(problem.message, { status: 502, statusText: 'Core error' })
}

/** The value, or the page "not found". */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Response('Not found', { status: 404 })
  return value
}

export function requireSignIn(asking: Asking): Visitor {
  const visitor = visitorOf(asking.context)
  if (visitor.session.access) return visitor
  const url = new URL(asking.request.url)
  throw redirect(`/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`)
}

export const languageOf = (context: Context): 'ZH' | 'EN' => (visitorOf(context).locale === 'zh' ? 'ZH' : 'EN')
