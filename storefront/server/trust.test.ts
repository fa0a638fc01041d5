import { describe, expect, it } from 'vitest'
import { isOwnTarget, ownHeaders } from './trust.ts'

const request = (headers: Record<string, string>) => ({ headers, rawHeaders: [] as string[], socket: { remoteAddress: '203.0.113.7' } as never })

describe('the front door', () => {
  it.each(['http://169.254.169.254/graphql/', '//169.254.169.254/graphql/', '/\\169.254.169.254/', '*', 'graphql/', '', undefined])('does not go to %s', (url) => {
    expect(isOwnTarget(url)).toBe(false)
  })

  it.each(['/', '/graphql/', '/textile?next=//evil.example'])('goes to %s', (url) => {
    expect(isOwnTarget(url)).toBe(true)
  })

  it('believes nothing a client says about addresses and hosts', () => {
    const asked = request({ host: 'shiji.example', 'x-forwarded-for': '1.1.1.1', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'for=1.1.1.1', 'x-real-ip': '1.1.1.1' })
    ownHeaders(asked, false)
    expect(asked.headers).toEqual({ host: 'shiji.example', 'x-forwarded-for': '203.0.113.7' })
    expect(asked.rawHeaders).toEqual(['host', 'shiji.example', 'x-forwarded-for', '203.0.113.7'])
  })

  it('believes the last word of its own proxy', () => {
    const asked = request({ 'x-forwarded-for': '1.1.1.1, 198.51.100.4', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'shiji.example' })
    ownHeaders(asked, true)
    expect(asked.headers).toEqual({ 'x-forwarded-for': '198.51.100.4', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'shiji.example' })
  })
})
