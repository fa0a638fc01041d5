import { describe, expect, it } from 'vitest'
import { LINES_MAX, pastedLines, verdictOn } from './fast-lines'

describe('pasted lines', () => {
  it('reads code and quantity however they are separated, full-width too', () => {
    expect(pastedLines('ns00012-01, 400\nNS00012-02\t600\n\n ＮＳ１，２０ ')).toEqual([
      { row: 1, code: 'NS00012-01', quantity: 400 },
      { row: 2, code: 'NS00012-02', quantity: 600 },
      { row: 4, code: 'NS1', quantity: 20 },
    ])
  })
  it('keeps a line whose quantity is none, and stops at the most', () => {
    expect(pastedLines('A\nB, -3\nC, 1.5').map((line) => line.quantity)).toEqual([null, null, null])
    expect(pastedLines('A,1\n'.repeat(LINES_MAX + 5))).toHaveLength(LINES_MAX)
  })
})

describe('a verdict', () => {
  const box = { quantityAvailable: 1000, quantityRule: { min: 200, step: 200 } }
  it('refuses 450 where boxes of 200 are sold and names the neighbours', () => {
    expect(verdictOn({ row: 1, code: 'A', quantity: 450 }, box)).toEqual({ verdict: 'amount', instead: [400, 600] })
  })
  it('tells unknown, unreadable, short and found apart', () => {
    expect(verdictOn({ row: 1, code: 'A', quantity: 400 }, undefined).verdict).toBe('none')
    expect(verdictOn({ row: 1, code: 'A', quantity: null }, box).verdict).toBe('unread')
    expect(verdictOn({ row: 1, code: 'A', quantity: 1200 }, box).verdict).toBe('short')
    expect(verdictOn({ row: 1, code: 'A', quantity: 400 }, box).verdict).toBe('found')
  })
})
