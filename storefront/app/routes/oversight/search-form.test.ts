import { describe, expect, it } from 'vitest'
import { dayStart } from '~/lib/dates'
import { askedOf, fenOf, toVariables } from './search-form'
import { stageOf } from './stages'

describe('asking the record', () => {
  it('takes yuan to the fen, and nothing else', () => {
    expect(fenOf('1,234.5')).toBe(123450)
    expect(fenOf('0.05')).toBe(5)
    expect(fenOf('-3')).toBeNull()
    expect(fenOf('1.234')).toBeNull()
  })
  it('counts days in the city', () => {
    expect(dayStart('2026-11-25')).toBe('2026-11-24T16:00:00.000Z')
    expect(dayStart('2026-11-25', 1)).toBe('2026-11-25T16:00:00.000Z')
    expect(dayStart('25.11.2026')).toBeNull()
  })
  it('keeps only what may be asked', () => {
    expect(askedOf(new URLSearchParams('text=%20合同%20&after=x&min=２'))).toEqual({ text: '合同', min: '2' })
    expect(toVariables({ min: '2', site: 'gov' })).toEqual({ min: 200, site: 'gov' })
  })
  it('names the stage of an entry', () => {
    expect(stageOf('payments.escrow.moved')).toBe('escrow')
    expect(stageOf('something.new')).toBe('other')
  })
})
