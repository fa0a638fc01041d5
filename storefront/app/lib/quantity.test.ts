import { describe, expect, it } from 'vitest'
import { isAllowed, neighbours, tierFor } from './quantity'

const rule = { min: 48, step: 24 }

describe('quantities a rule allows', () => {
  it.each([[48, true], [72, true], [50, false], [24, false], [0, false], [-48, false]])('%i: %s', (quantity, allowed) => {
    expect(isAllowed(quantity, rule)).toBe(allowed)
  })

  it('names the neighbours of a refused quantity', () => {
    expect(neighbours(50, rule)).toEqual([48, 72])
    expect(neighbours(10, rule)).toEqual([48])
    expect(neighbours(500, { ...rule, max: 100 })).toEqual([96])
    expect(neighbours(450, { min: 200, step: 200 })).toEqual([400, 600])
  })
})

describe('the tier a quantity reaches', () => {
  const tiers = [{ minQuantity: 200 }, { minQuantity: 10 }, { minQuantity: 50 }]
  it.each([[9, null], [10, 10], [49, 10], [199, 50], [200, 200], [10_000, 200]])('%i reaches %s', (quantity, reached) => {
    expect(tierFor(tiers, quantity)?.minQuantity ?? null).toBe(reached)
  })
})
