import { describe, expect, it } from 'vitest'
import { wordsFor } from '~/lib/words'
import { evidenceOf } from './evidence'
import { askedOf, filterOf, rowsOf, sumsOf, linesOf, type Journal } from './journal-filter'

const yuan = (amount: number) => ({ amount, currency: 'CNY' })
const journal: Journal = {
  id: 'j', key: 'k', kind: 'J-FUND', trade: '=trade', reference: '', effectiveAt: 'a', postedAt: 'b',
  lines: [{ code: '1010', name: 'x', owner: 'sandbox', debit: yuan(0.1), balanceAfter: yuan(0.3) }, { code: '2020', name: 'y', owner: 'esc_1', credit: yuan(0.1) }],
}

describe('journals', () => {
  it('are asked for by whole days of the city', () => {
    expect(filterOf(askedOf(new URLSearchParams('code=1010&since=2026-11-25&until=2026-11-25&kind=&x=1')))).toEqual({ code: '1010', since: '2026-11-24T16:00:00.000Z', until: '2026-11-25T16:00:00.000Z' })
  })
  it('are summed to the fen and laid out line by line', () => {
    expect(sumsOf(rowsOf([journal, journal, journal]))).toEqual([{ currency: 'CNY', debit: 30, credit: 30 }])
    expect(linesOf(journal)).toHaveLength(2)
    expect(linesOf(journal)[1]).toEqual(['b', 'a', 'k', 'J-FUND', '=trade', '', '2020', 'y', 'esc_1', 'CNY', '', 0.1, ''])
  })
})

describe('evidence of a review', () => {
  it('is told in pairs, without figures that say nothing', () => {
    const told = evidenceOf({ amount: yuan(1), evidence: { dayMinor: 123456, back24hMinor: 0, hourCount: 2, accountDays: 0 }, circle: ['甲', '乙'] }, wordsFor('zh'))
    expect(told).toEqual([['ev.dayMinor', '¥1,234.56'], ['ev.hourCount', '2'], ['ev.accountDays', '0 天'], ['ev.circle', '甲 → 乙 → 甲']])
  })
})
