import { addTo, read } from '../linear.ts'
import type { Design } from './design.ts'
import { chances, logitOf, type Parameters } from './model.ts'
import type { Facet, Fit } from './types.ts'

/**
 * Infit and outfit mean squares of every entry, judge and criterion: squared residuals weighted by their
 * variance, and the plain mean of squared standardised residuals (Wright & Masters, Rating Scale Analysis, 1982).
 */
export const fitOf = (design: Design, at: Parameters): Record<Facet, Map<string, Fit>> => {
  const p = new Float64Array(design.steps + 1)
  const facets = [
    { facet: 'entries', ids: design.entries, of: design.entryOf },
    { facet: 'judges', ids: design.judges, of: design.judgeOf },
    { facet: 'criteria', ids: design.criteria, of: design.criterionOf },
  ] as const
  const sums = facets.map(({ ids }) => ({
    squares: new Float64Array(ids.length),
    variance: new Float64Array(ids.length),
    standardised: new Float64Array(ids.length),
    count: new Float64Array(ids.length),
  }))
  for (let i = 0; i < design.scoreOf.length; i++) {
    chances(logitOf(design, at, i), at.thresholds, p)
    let expected = 0
    let square = 0
    p.forEach((chance, k) => {
      expected += k * chance
      square += k * k * chance
    })
    const variance = square - expected * expected
    const residual = (read(design.scoreOf, i) - expected) ** 2
    facets.forEach(({ of }, facet) => {
      const id = read(of, i)
      const sum = sums[facet]
      if (!sum) return
      addTo(sum.squares, id, residual)
      addTo(sum.variance, id, variance)
      addTo(sum.standardised, id, residual / variance)
      addTo(sum.count, id, 1)
    })
  }
  const finite = (value: number) => (Number.isFinite(value) ? value : null)
  const tables = facets.map(({ facet, ids }, f) => {
    const sum = sums[f]
    const rows = ids.map((id, i): [string, Fit] => [
      id,
      {
        infit: finite(read(sum?.squares ?? [], i) / read(sum?.variance ?? [], i)),
        outfit: finite(read(sum?.standardised ?? [], i) / read(sum?.count ?? [], i)),
      },
    ])
    return [facet, new Map(rows)] as const
  })
  return Object.fromEntries(tables) as Record<Facet, Map<string, Fit>>
}
