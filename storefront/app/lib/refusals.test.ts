import { readFileSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { REFUSALS, inEnglish } from './messages/refusals'

const CORE = ['../backend', '../payments'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('errors.py')).map((name) => readFileSync(`${folder}/${name}`, 'utf8')))

it('tells in English what the core really refuses with, and no sentence that would lose a figure', () => {
  const classes = CORE.flatMap((text) => text.split(/^class /m).slice(1))
  const said = new Map(classes.flatMap((text) => { const code = /\bcode = "([A-Z_]+)"/.exec(text)?.[1]; return code ? [[code, /default_message = \(?\s*"([^"]*)"/.exec(text)?.[1] ?? '']] : [] }))
  expect(said.size).toBeGreaterThan(80)
  expect(Object.keys(REFUSALS).filter((code) => !said.has(code))).toEqual([])
  expect(Object.keys(REFUSALS).filter((code) => said.get(code)?.includes('{'))).toEqual([])
})

it('changes the messages of payloads and leaves what it has no words for', () => {
  const data = { orderAccept: { errors: [{ code: 'ESCROW_FROZEN', message: '冻结' }, { code: 'INVALID', message: '数量须为正数' }] }, me: { errors: 'no list' }, none: null }
  inEnglish(data)
  expect(data.orderAccept.errors.map(({ message }) => message)).toEqual([REFUSALS.ESCROW_FROZEN, '数量须为正数'])
  expect(() => inEnglish(null)).not.toThrow()
})
