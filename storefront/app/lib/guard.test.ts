import { describe, expect, it } from 'vitest'
import { refuseForeignForm } from './guard.server'

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
