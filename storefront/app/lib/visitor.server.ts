/** Who is visiting: session, language, baskets. Opened once per request, written back with the answer. */
import { createContext, type RouterContextProvider } from 'react-router'
import { accessExpired, refreshAccess } from './tokens.server'
import type { Transfer } from './instruments'
import { newSecret, open, seal } from './seal.server'

export type Locale = 'zh' | 'en'
export type Theme = 'light' | 'dark' | 'system'

export type Session = {
  sid: string
  access?: string
  refresh?: string
  email?: string
  organization?: string
  /** checkout id by channel slug */
  baskets: Record<string, string>
  /** the payment whose payer is away at the provider, by channel slug */
  paying?: Record<string, string>
  /** the account a payment waits for a transfer on, by channel slug */
  transfers?: Record<string, Transfer>
  /** goods put side by side, by site: slugs, at most four */
  compared?: Record<string, string[]>
  /** offers of the e-mall a department has put aside, for one requisition each supplier */
  mall?: Wanted[]
}

export type Wanted = { offer: string; quantity: number }

export type Visitor = {
  locale: Locale
  theme: Theme
  currency: string | null
  session: Session
  requestId: string
  /** where the request came from, as the front door saw it */
  address: string
  /** the browser, by its own words: the list of signed-in devices shows it */
  agent: string
  /** true once something in the session must be written back */
  changed: boolean
  cookies: string[]
}

export const visitorContext = createContext<Visitor>()
export const nonceContext = createContext<string>('')
/** Set by a page that shows the payment provider's fields: its answer may hold their frames. */
export const cardFieldsContext = createContext<boolean>(false)
const SESSION = 'shiji_session'
const MONTH = 60 * 60 * 24 * 30

export const visitorOf = (context: Readonly<RouterContextProvider>): Visitor => context.get(visitorContext)

export function cookiesOf(request: Request): Record<string, string> {
  const pairs = (request.headers.get('cookie') ?? '').split(/;\s*/).filter(Boolean)
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]))
}

export async function openVisitor(request: Request): Promise<Visitor> {
  const cookies = cookiesOf(request)
  const sealed = cookies[SESSION]
  const session = sealed ? open<Session>(sealed) : null
  const asked = cookies.lang ?? ((request.headers.get('accept-language') ?? 'zh').startsWith('en') ? 'en' : 'zh')
  const visitor: Visitor = {
    locale: asked === 'en' ? 'en' : 'zh',
    theme: cookies.theme === 'dark' || cookies.theme === 'light' ? cookies.theme : 'system',
    currency: /^[A-Z]{3}$/.test(cookies.currency ?? '') ? (cookies.currency ?? null) : null,
    session: session ?? { sid: newSecret(18), baskets: {} },
    requestId: crypto.randomUUID(),
    address: request.headers.get('x-forwarded-for') ?? '',
    agent: (request.headers.get('user-agent') ?? '').slice(0, 300),
    changed: !session,
    cookies: [],
  }
  await keepFresh(visitor)
  return visitor
}

async function keepFresh(visitor: Visitor): Promise<void> {
  const { session } = visitor
  if (!session.access || !accessExpired(session.access)) return
  const access = session.refresh ? await refreshAccess(session.refresh) : null
  if (access) session.access = access
  else signOut(visitor)
  visitor.changed = true
}

export function signOut(visitor: Visitor): void {
  visitor.session = { sid: newSecret(18), baskets: {} }
  visitor.changed = true
}

export function remember(visitor: Visitor, part: Partial<Session>): void {
  visitor.session = { ...visitor.session, ...part }
  visitor.changed = true
}

export function setPreference(visitor: Visitor, name: 'lang' | 'theme' | 'currency', value: string): void {
  visitor.cookies.push(`${name}=${value}; Path=/; Max-Age=${MONTH * 12}; SameSite=Lax`)
}

/** Set-Cookie values of the answer. */
export function cookiesToSet(visitor: Visitor, secure: boolean): string[] {
  const mark = secure ? '; Secure' : ''
  const own = visitor.changed ? [`${SESSION}=${seal(visitor.session)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${MONTH}${mark}`] : []
  return [...own, ...visitor.cookies.map((cookie) => cookie + mark)]
}
