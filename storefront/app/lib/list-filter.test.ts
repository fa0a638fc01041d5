import { expect, it } from 'vitest'
import { addressOf, askedOf, filterOf, stuckFilterOf } from './list-filter'

it('takes what it knows, and days as moments of the city', () => {
  const asked = askedOf(new URLSearchParams('state=OPEN&currency=XXX&words=%20ａ&since=2026-11-25&until=2026-11-25&x=1'), ['OPEN'])
  expect(asked).toEqual({ state: 'OPEN', currency: '', words: 'a', since: '2026-11-25', until: '2026-11-25' })
  expect(filterOf(asked)).toEqual({ state: 'OPEN', words: 'a', since: '2026-11-24T16:00:00.000Z', until: '2026-11-25T16:00:00.000Z' })
  expect(stuckFilterOf({ ...asked, currency: 'CNY' })).toEqual({ words: 'a', since: '2026-11-24T16:00:00.000Z', until: '2026-11-25T16:00:00.000Z' })
  expect(addressOf(asked)).toBe('state=OPEN&words=a&since=2026-11-25&until=2026-11-25')
})

it('leaves out what nobody asked', () => {
  expect(filterOf(askedOf(new URLSearchParams('state=NONE&since=2026-13-40'), ['OPEN']))).toEqual({})
})
