import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawListDigest, drawOrder, lotsOf } from './index.ts'

describe('drawOrder', () => {
  it('is the same for anyone who knows list and seed, whatever the list’s order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.string(), (list, seed) => {
        const order = drawOrder(list, seed)
        expect(drawOrder(list.toReversed(), seed)).toEqual(order)
        expect(drawListDigest(list.toReversed())).toBe(drawListDigest(list))
        expect(order.toSorted()).toEqual(list.toSorted())
      }),
    )
  })

  it('never changes for a seed that was published once', () => {
    // Computed apart, in another language, from the description alone.
    expect(drawOrder(['a', 'b', 'c', 'd', 'e', 'f'], '2026-12-16')).toEqual(['b', 'a', 'f', 'e', 'c', 'd'])
    expect(lotsOf(['c', 'a'])).toEqual({ c: 1, a: 2 })
  })

  it('favours nobody', () => {
    const firsts = new Map<string, number>()
    for (let i = 0; i < 6000; i++) {
      const [first = ''] = drawOrder(['a', 'b', 'c'], `seed ${i}`)
      firsts.set(first, (firsts.get(first) ?? 0) + 1)
    }
    for (const id of ['a', 'b', 'c']) expect(Math.abs((firsts.get(id) ?? 0) - 2000)).toBeLessThan(200)
  })
})
