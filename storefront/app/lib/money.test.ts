import { describe, expect, it } from 'vitest'
import { minor, money, short, unitPrice, sums } from './money'

describe('money as text', () => {
  it('keeps every digit of a large sum given as text', () => {
    expect(money({ amount: '9007199254740993.15', currency: 'CNY' }, 'zh')).toBe('¥9,007,199,254,740,993.15')
  })

  it('shows unit prices finer than the smallest coin', () => {
    expect(unitPrice({ amount: '0.315', currency: 'CNY' }, 'zh')).toBe('¥0.315')
    expect(unitPrice({ amount: 12, currency: 'USD' }, 'en')).toBe('$12.00')
  })

  it.each([[5, '¥0.05'], [-5, '-¥0.05'], [123456, '¥1,234.56'], [0, '¥0.00']])('%i minor units', (value, text) => {
    expect(minor(value, 'CNY', 'zh')).toBe(text)
  })

  it('knows currencies without small coins', () => {
    expect(minor(1234, 'JPY', 'en')).toBe('¥1,234')
  })

  it('counts in ten thousands in Chinese', () => {
    expect(short(12_345, 'zh')).toBe('1.2万')
    expect(short(12_345, 'en')).toBe('12.3k')
  })
})

it('sums a page to the fen, each currency for itself', () => {
  expect(sums([{ amount: 0.1, currency: 'CNY' }, { amount: 0.2, currency: 'CNY' }, { amount: '1000000000000.01', currency: 'CNY' }, { amount: 500, currency: 'JPY' }])).toEqual([{ currency: 'CNY', minor: 100000000000031 }, { currency: 'JPY', minor: 500 }])
  expect(sums([])).toEqual([])
})
