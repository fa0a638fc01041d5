import { describe, expect, it } from 'vitest'
import { cell } from '~/lib/csv'
import { csvOf } from './csv'

const yuan = (amount: string) => ({ amount, currency: 'CNY' })

describe('a statement as CSV', () => {
  it('quotes what needs it and lets no formula through', () => {
    expect(cell('a,"b"')).toBe('"a,""b"""')
    expect(cell('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"')
    expect(cell('-12.50')).toBe('-12.50')
  })
  it('has a mark, heads, one row each line, and the sums', () => {
    const line = { number: '2026', site: 'textile', releasedAt: null, rates: [150], goods: yuan('18600.00'), freight: yuan('820.00'), refund: yuan('600.00'), base: yuan('18000.00'), commission: yuan('270.00'), vat: yuan('15.28'), fees: yuan('100.00'), net: yuan('18450.00') }
    const text = csvOf({ number: 'JS1', since: 'a', until: 'b', opening: yuan('0.00'), payable: yuan('18450.00'), paidOut: yuan('0.00'), closing: yuan('18450.00'), reserve: yuan('0.00'), lines: [line] })
    expect(text.startsWith('\ufeff')).toBe(true)
    expect(text).toContain('2026,textile,,18600.00,820.00,600.00,18000.00,1.5%,270.00,15.28,100.00,18450.00\r\n')
    expect(text).toContain('期末 closing,18450.00\r\n')
  })
})
