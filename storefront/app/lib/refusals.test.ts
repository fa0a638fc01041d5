import { readFileSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { REFUSALS, inEnglish } from './messages/refusals'

const CORE = ['../backend', '../payments'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('errors.py')).map((name) => readFileSync(`${folder}/${name}`, 'utf8')))

/** As `DomainError.reason` names a refusal that shares Saleor's INVALID with others. */
const ownName = (text: string) => (/^\w+/.exec(text)?.[0] ?? '').replace(/(?!^)(?=[A-Z])/g, '_').toUpperCase()

it('tells in English what the core really refuses with, and no sentence that would lose a figure', () => {
  const classes = CORE.flatMap((text) => text.split(/^class /m).slice(1))
  const said = new Map(classes.flatMap((text) => { const named = /\bcode = "([A-Z_]+)"/.exec(text)?.[1]; const code = named === 'INVALID' ? ownName(text) : named; return code ? [[code, /default_message = \(?\s*"([^"]*)"/.exec(text)?.[1] ?? '']] : [] }))
  expect(said.size).toBeGreaterThan(80)
  expect(Object.keys(REFUSALS).filter((code) => !said.has(code))).toEqual([])
  expect(Object.keys(REFUSALS).filter((code) => said.get(code)?.includes('{'))).toEqual([])
})

it('changes the messages of payloads and leaves what it has no words for', () => {
  const data = { orderAccept: { errors: [{ code: 'ESCROW_FROZEN', message: '冻结' }, { code: 'INVALID', message: '数量须为正数' }] }, me: { errors: 'no list' }, none: null }
  inEnglish(data)
  expect(data.orderAccept.errors.map(({ message }) => message)).toEqual([REFUSALS.ESCROW_FROZEN, '数量须为正数'])
  const saleor = { checkoutComplete: { errors: [{ code: 'INVALID', reason: 'ESCROW_FROZEN', message: '冻结' }, { code: 'NOT_FOUND', reason: 'QUANTITY_MINIMUM', message: '未找到' }] } }
  inEnglish(saleor)
  expect(saleor.checkoutComplete.errors.map(({ message }) => message)).toEqual([REFUSALS.ESCROW_FROZEN, REFUSALS.NOT_FOUND])
  expect(() => inEnglish(null)).not.toThrow()
})
