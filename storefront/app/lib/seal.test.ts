import { beforeAll, describe, expect, it } from 'vitest'
import { formToken, isFormToken, open, seal } from './seal.server'

beforeAll(() => { process.env.SECRET_KEY = 'a secret of these tests' })

describe('what the browser keeps for us', () => {
  it('comes back as it was', () => {
    expect(open(seal({ sid: 'a', language: 'zh' }))).toEqual({ sid: 'a', language: 'zh' })
  })

  it('never shows its content and never looks the same twice', () => {
    const sealed = seal({ token: 'secret-token' })
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('secret-token')
    expect(seal({ token: 'secret-token' })).not.toBe(sealed)
  })

  it('is nothing once a single bit was touched', () => {
    const bytes = Buffer.from(seal({ sid: 'a' }), 'base64url')
    for (const at of [0, 13, bytes.length - 1]) {
      const touched = Buffer.from(bytes)
      touched[at]! ^= 1
      expect(open(touched.toString('base64url'))).toBeNull()
    }
    expect(open('')).toBeNull()
    expect(open('not sealed at all')).toBeNull()
  })

  it('binds a form to its session', () => {
    expect(isFormToken('a', formToken('a'))).toBe(true)
    expect(isFormToken('b', formToken('a'))).toBe(false)
    expect(isFormToken('a', '')).toBe(false)
  })
})
