import { describe, expect, it } from 'vitest'
import { wordsFor } from '~/lib/words'
import { atRow, centsOf, readLines, sidesOf } from './manual-form'

const t = wordsFor('en')
const of = (values: Record<string, string>) => (name: string) => values[name] ?? ''

describe('a journal by hand as a form', () => {
  it('reads amounts as people write them and nothing else', () => {
    expect(['1,234.5', '１２.50', '0.01', '0', '-1', '1.234', '1e3', ''].map(centsOf)).toEqual([123450, 1250, 1, null, null, null, null, null])
  })
  it('keeps the row of each line and speaks of it', () => {
    const values = of({ account_1: '5011', debit_1: '12.5', account_4: '1030', owner_4: 'operating', credit_4: '12.50' })
    expect(readLines(values, 'CNY', t)).toEqual({ lines: [{ code: '5011', owner: '', debit: '12.50' }, { code: '1030', owner: 'operating', credit: '12.50' }], rows: [1, 4], problems: [] })
    expect(sidesOf(values)).toEqual({ debit: 1250, credit: 1250 })
    expect(atRow({ field: 'lines.1', code: 'X', message: '' }, [1, 4]).field).toBe('account_4')
    expect(atRow({ field: 'lines', code: 'X', message: '' }, [1, 4]).field).toBe('account_1')
    expect(atRow({ field: 'reason', code: 'X', message: '' }, [1]).field).toBe('reason')
  })
  it('refuses both sides, no account, no amount, and sums that differ', () => {
    const fields = (values: Record<string, string>) => readLines(of(values), 'CNY', t).problems.map(({ field }) => field)
    expect(fields({ account_0: '5011', debit_0: '1', credit_0: '1' })).toEqual(['debit_0'])
    expect(fields({ debit_0: '1' })).toEqual(['account_0'])
    expect(fields({ account_0: '5011', credit_0: 'ten' })).toEqual(['credit_0'])
    expect(fields({})).toEqual(['account_0'])
    expect(fields({ account_0: '5011', debit_0: '1', account_2: '1030', credit_2: '2' })).toEqual(['debit_0'])
  })
})
