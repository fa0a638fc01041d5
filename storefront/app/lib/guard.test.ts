import { RouterContextProvider } from 'react-router'
import { describe, expect, it } from 'vitest'
import { guard, headersFor, refuseForeignForm } from './guard.server'
import { nonceContext, remember, setPreference, visitorContext } from './visitor.server'

const form = (headers: Record<string, string>, method = 'POST') => new Request('http://shiji.example/textile', { method, headers: { host: 'shiji.example', ...headers } })

const codeOf = (request: Request) => {
  try {
    refuseForeignForm(request)
    return 0
  } catch (refusal) {
    return [(refusal as Response).status, (refusal as Response).statusText]
  }
}

describe('a form', () => {
  it.each([{ origin: 'https://evil.example' }, { origin: 'null' }, { origin: 'http://shiji.example.evil.example' }, { 'sec-fetch-site': 'cross-site' }])('from elsewhere is refused: %o', (headers) => {
    expect(codeOf(form(headers as unknown as Record<string, string>))).toEqual([403, 'CSRF_FAILED'])
  })

  it.each([{ origin: 'http://shiji.example' }, { 'sec-fetch-site': 'same-origin' }, {}])('of our own is taken: %o', (headers) => {
    expect(codeOf(form(headers as Record<string, string>))).toBe(0)
  })
})

const answerTo = async (url: string) => {
  const context = new RouterContextProvider()
  let nonce = ''
  const answer = await guard({ request: new Request(url), context, params: {} } as unknown as Parameters<typeof guard>[0], async () => {
    nonce = context.get(nonceContext)
    const visitor = context.get(visitorContext)
    remember(visitor, { email: 'buyer@shiji.example' })
    setPreference(visitor, 'lang', 'en')
    return new Response('<p>page</p>')
  })
  return { nonce, answer: answer as Response }
}

describe('an answer', () => {
  it('lets run only scripts that carry its own nonce', async () => {
    const [one, two] = [await answerTo('http://shiji.example/'), await answerTo('http://shiji.example/')]
    expect(one.nonce).not.toBe(two.nonce)
    expect(one.nonce.length).toBeGreaterThanOrEqual(20)
    const policy = Object.fromEntries((one.answer.headers.get('content-security-policy') ?? '').split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]))
    expect(policy['script-src']).toEqual(["'self'", `'nonce-${one.nonce}'`, "'strict-dynamic'"])
    expect(policy['default-src']).toEqual(["'self'"])
    for (const [name, values] of Object.entries({ 'object-src': "'none'", 'base-uri': "'none'", 'frame-ancestors': "'none'", 'form-action': "'self'" })) expect(policy[name]).toEqual([values])
    expect(headersFor('x')['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
    expect(one.answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each([['https://shiji.example/', true], ['http://shiji.example/', false]])('sets its session where no script reads it: %s', async (url, secure) => {
    const { answer } = await answerTo(url)
    const cookies = answer.headers.getSetCookie()
    const session = cookies.find((cookie) => cookie.startsWith('shiji_session=')) ?? ''
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(session.split('; ')).toContain(part)
    expect(session).not.toContain('buyer@shiji.example')
    expect(session).not.toContain('Domain')
    for (const cookie of cookies) expect(cookie.split('; ').includes('Secure')).toBe(secure)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  })
})
