import { describe, expect, it } from 'vitest'
import { filterOf, toggled } from './list-address'

describe('the address of a list', () => {
  it('becomes a filter', () => {
    const search = new URLSearchParams('q= 纯棉 &min=１２.5&max=80&a.gsm=200&a.gsm=220&a.weave=twill&stock=1')
    expect(filterOf(search, 'cat')).toEqual({
      search: '纯棉', categories: ['cat'], price: { gte: 12.5, lte: 80 }, stockAvailability: 'IN_STOCK',
      attributes: [{ slug: 'gsm', values: ['200', '220'] }, { slug: 'weave', values: ['twill'] }],
    })
  })

  it('ignores prices that are none', () => {
    for (const bad of ['-1', '1e3', 'abc', '', '99999999999']) expect(filterOf(new URLSearchParams({ min: bad }))).toEqual({})
  })

  it('turns a value on and off and starts paging again', () => {
    expect(toggled('a.gsm=200&after=x', 'a.gsm', '220')).toBe('?a.gsm=200&a.gsm=220')
    expect(toggled('a.gsm=200&a.gsm=220', 'a.gsm', '200')).toBe('?a.gsm=220')
    expect(toggled('a.gsm=200&stock=1', 'stock', '1')).toBe('?a.gsm=200')
  })
})
