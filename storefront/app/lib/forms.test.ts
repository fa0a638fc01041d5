import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SECRETS, refused } from './forms.server'

const FIELD = /<Field\b[^>]*>/g
const nameOf = (tag: string) => /name="(\w+)"/.exec(tag)?.[1]

/** Names of fields whose value a browser hides or uses once, as the pages write them. */
function secretFields(): string[] {
  const pages = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))
  const tags = pages.flatMap((name) => readFileSync(`app/${name}`, 'utf8').match(FIELD) ?? [])
  return tags.filter((tag) => /type="password"|one-time-code/.test(tag)).flatMap((tag) => nameOf(tag) ?? [])
}

describe('the answer of a refused form', () => {
  it('gives back what was written, also where a name holds the word code', () => {
    const form = new FormData()
    for (const [name, value] of [['postalCode', '100000'], ['catalogueCode', 'A02'], ['reason', 'r'], ['code', '123456'], ['newPassword', 'p'], ['csrf', 'c'], ['confirmationToken', 't']] as const) form.set(name, value)
    const { data, init } = refused([], form)
    expect(data.values).toEqual({ postalCode: '100000', catalogueCode: 'A02', reason: 'r' })
    expect(init?.status).toBe(400)
  })

  it('knows every secret field of the pages', () => {
    const found = secretFields()
    expect(found.length).toBeGreaterThan(4)
    expect(found.filter((name) => !SECRETS.has(name))).toEqual([])
  })
})
