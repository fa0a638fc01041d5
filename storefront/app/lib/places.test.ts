import { describe, expect, it } from 'vitest'
import { safePlace } from './places'

describe('a place to go back to', () => {
  it.each(['/', '/textile', '/textile/cart?x=1&y=%2F%2Fevil.example#end', '/gov/basket'])('of ours is kept: %s', (place) => {
    expect(safePlace(place)).toBe(place)
  })

  it.each([
    'https://evil.example', '//evil.example', '///evil.example', '/\\evil.example', '\\\\evil.example', '/\t/evil.example', '/\n/evil.example', '/\r/evil.example',
    '\t//evil.example', ' //evil.example', 'javascript:alert(1)', 'evil.example', '', null, undefined, '/ok\r\nset-cookie: a=b', '/\u0000/evil.example',
  ])('of others leads home: %j', (place) => {
    expect(safePlace(place)).toBe('/')
    expect(safePlace(place, '/account')).toBe('/account')
  })
})
