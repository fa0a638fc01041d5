import { describe, expect, it } from 'vitest'
import { addressOf, comparedOf } from './compare-address'

const of = (search: string, remembered: string[] = []) => comparedOf(new URLSearchParams(search), remembered)

describe('the address of a comparison', () => {
  it('takes at most four, each once', () => {
    expect(of('p=a&p=b&p=a&p=c&p=d&p=e')).toEqual(['a', 'b', 'c', 'd'])
  })
  it('adds to what is remembered and lets the oldest go', () => {
    expect(of('add=e', ['a', 'b', 'c', 'd'])).toEqual(['b', 'c', 'd', 'e'])
    expect(of('add=b', ['a', 'b'])).toEqual(['a', 'b'])
  })
  it('remembers nothing by itself and takes no strange words', () => {
    expect(of('', ['a'])).toEqual([])
    expect(of('p=<script>&p=a%20b&p=x')).toEqual(['x'])
  })
  it('writes itself', () => {
    expect(addressOf(['a', 'b'])).toBe('?p=a&p=b')
  })
})
