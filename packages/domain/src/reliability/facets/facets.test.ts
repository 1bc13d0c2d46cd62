import { describe, expect, test } from 'vitest'
import { estimateFacets, type FacetRating, type FacetsEstimate } from './index.ts'

/** Numbers in [0, 1) that are the same in every run. */
const chance = (seed: number) => () => {
  seed = (seed * 1664525 + 1013904223) % 2 ** 32
  return seed / 2 ** 32
}

const TRUE_STEPS = [-1.6, -0.5, 0.4, 1.7]

/** What the model says about one rating, written down from its formula alone. */
const modelChances = (logit: number, steps: readonly number[]): number[] => {
  const weights = [1]
  for (const step of steps) weights.push((weights.at(-1) ?? 1) * Math.exp(logit - step))
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map((weight) => weight / sum)
}

const simulate = (entries: number, judges: number, criteria: number, perEntry: number, seed: number) => {
  const next = chance(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const centred = (values: number[]) => {
    const mean = values.reduce((a, b) => a + b, 0) / values.length
    return values.map((value) => value - mean)
  }
  const measure = Array.from({ length: entries }, () => 1.1 * normal())
  const severity = centred(Array.from({ length: judges }, () => 0.6 * normal()))
  const difficulty = centred(Array.from({ length: criteria }, () => 0.4 * normal()))
  const ratings: FacetRating[] = []
  for (let n = 0; n < entries; n++) {
    for (let j = 0; j < perEntry; j++) {
      const judge = (n * 2 + j) % judges
      for (let i = 0; i < criteria; i++) {
        const logit = (measure[n] ?? 0) - (severity[judge] ?? 0) - (difficulty[i] ?? 0)
        let rest = next()
        const score = modelChances(logit, TRUE_STEPS).findIndex((p) => (rest -= p) < 0)
        ratings.push({ entry: `E${n}`, judge: `J${judge}`, criterion: `C${i}`, score: Math.max(0, score) })
      }
    }
  }
  return { ratings, measure, severity, difficulty }
}

const estimateOf = (ratings: readonly FacetRating[]): FacetsEstimate => {
  const result = estimateFacets(ratings)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.estimate
}
const value = (table: Map<string, number | null>, id: string) => table.get(id) ?? Number.NaN
const logitOf = (it: FacetsEstimate, rating: FacetRating) =>
  value(it.entries, rating.entry) - value(it.judges, rating.judge) - value(it.criteria, rating.criterion)

describe('joint maximum likelihood of the many-facet rating-scale model', () => {
  const small = simulate(14, 5, 3, 3, 11)
  const estimate = estimateOf(small.ratings)

  test('solves the score equations: observed totals are expected totals, for everything', () => {
    const observed = new Map<string, number>()
    const expected = new Map<string, number>()
    const add = (to: Map<string, number>, key: string, amount: number) =>
      to.set(key, (to.get(key) ?? 0) + amount)
    for (const rating of small.ratings) {
      const p = modelChances(logitOf(estimate, rating), estimate.thresholds)
      const mean = p.reduce((sum, chance, k) => sum + k * chance, 0)
      for (const id of [rating.entry, rating.judge, rating.criterion]) {
        add(observed, id, rating.score)
        add(expected, id, mean)
      }
      add(observed, `score ${rating.score}`, 1)
      p.forEach((chance, k) => add(expected, `score ${k}`, chance))
    }
    expect([...observed.keys()].sort()).toEqual([...expected.keys()].sort())
    for (const [key, total] of observed) expect(Math.abs(total - (expected.get(key) ?? 0))).toBeLessThan(1e-8)
    expect(estimate.gradient).toBeLessThan(1e-8)
  })

  test('finds the same maximum as a general optimiser that knows nothing but the likelihood', () => {
    const { ratings } = simulate(9, 3, 2, 3, 21)
    const estimate = estimateOf(ratings)
    const ids = (key: 'entry' | 'judge' | 'criterion') => [...new Set(ratings.map((it) => it[key]))].sort()
    const names = [...ids('entry'), ...ids('judge'), ...ids('criterion'), 's1', 's2', 's3', 's4']
    const at = new Map(names.map((name) => [name, 0]))
    const get = (name: string) => at.get(name) ?? 0
    const likelihood = () =>
      ratings.reduce((sum, { entry, judge, criterion, score }) => {
        const p = modelChances(get(entry) - get(judge) - get(criterion), [
          get('s1'),
          get('s2'),
          get('s3'),
          get('s4'),
        ])
        return sum + Math.log(p[score] ?? 0)
      }, 0)
    // Along one coordinate after the other: the top of the parabola through three points, until nothing moves.
    const h = 1e-3
    for (let sweep = 0, moved = 1; sweep < 2000 && moved > 1e-7; sweep++) {
      moved = 0
      for (const name of names) {
        const here = get(name)
        const middle = likelihood()
        at.set(name, here + h)
        const right = likelihood()
        at.set(name, here - h)
        const left = likelihood()
        const step = (h * (left - right)) / (2 * (left - 2 * middle + right))
        at.set(name, here + step)
        moved = Math.max(moved, Math.abs(step))
      }
    }
    expect(estimate.logLikelihood).toBeCloseTo(likelihood(), 6)
    const mean = (list: readonly string[]) => list.reduce((sum, name) => sum + get(name), 0) / list.length
    const steps = ['s1', 's2', 's3', 's4']
    const shift = mean(ids('judge')) + mean(ids('criterion')) + mean(steps)
    for (const id of ids('entry')) expect(value(estimate.entries, id)).toBeCloseTo(get(id) - shift, 4)
    for (const id of ids('judge'))
      expect(value(estimate.judges, id)).toBeCloseTo(get(id) - mean(ids('judge')), 4)
    for (const id of ids('criterion'))
      expect(value(estimate.criteria, id)).toBeCloseTo(get(id) - mean(ids('criterion')), 4)
    steps.forEach((name, k) => expect(estimate.thresholds[k]).toBeCloseTo(get(name) - mean(steps), 4))
  })

  test('is centred where the model says so', () => {
    const sum = (values: Iterable<number | null>) => [...values].reduce<number>((a, b) => a + (b ?? 0), 0)
    expect(sum(estimate.judges.values())).toBeCloseTo(0, 10)
    expect(sum(estimate.criteria.values())).toBeCloseTo(0, 10)
    expect(sum(estimate.thresholds)).toBeCloseTo(0, 10)
  })

  test('recovers what was put into a larger panel, and such judges fit', () => {
    const large = simulate(400, 12, 5, 3, 5)
    const found = estimateOf(large.ratings)
    large.severity.forEach((truth, j) =>
      expect(Math.abs(value(found.judges, `J${j}`) - truth)).toBeLessThan(0.25),
    )
    large.difficulty.forEach((truth, i) =>
      expect(Math.abs(value(found.criteria, `C${i}`) - truth)).toBeLessThan(0.15),
    )
    TRUE_STEPS.forEach((truth, k) => expect(Math.abs((found.thresholds[k] ?? 9) - truth)).toBeLessThan(0.25))
    for (const { infit, outfit } of found.fit.judges.values()) {
      expect(infit).toBeGreaterThan(0.8)
      expect(infit).toBeLessThan(1.2)
      expect(outfit).toBeGreaterThan(0.75)
      expect(outfit).toBeLessThan(1.3)
    }
  })

  test('a judge who throws dice shows in the fit', () => {
    const next = chance(3)
    const noisy = simulate(120, 6, 4, 3, 8).ratings.map((rating) =>
      rating.judge === 'J2' ? { ...rating, score: Math.floor(next() * 5) } : rating,
    )
    const { fit } = estimateOf(noisy)
    const infits = [...fit.judges].map(([judge, { infit }]) => ({ judge, infit: infit ?? 0 }))
    expect(infits.toSorted((a, b) => b.infit - a.infit)[0]?.judge).toBe('J2')
    expect(fit.judges.get('J2')?.infit).toBeGreaterThan(1.4)
  })

  test('does not depend on the order of the ratings or on the lowest score’s number', () => {
    const other = estimateOf(small.ratings.toReversed().map((it) => ({ ...it, score: it.score + 3 })))
    expect(other.logLikelihood).toBeCloseTo(estimate.logLikelihood, 8)
    expect([other.lowest, other.highest]).toEqual([3, 7])
    for (const [id, measure] of estimate.entries)
      expect(value(other.entries, id)).toBeCloseTo(measure ?? 9, 7)
    expect(estimateOf(small.ratings)).toEqual(estimate)
  })
})

describe('what has no single finite answer', () => {
  const { ratings } = simulate(14, 5, 3, 3, 11)

  test('judges whom nothing links are refused by their groups', () => {
    const apart = ratings.map((it) =>
      Number(it.entry.slice(1)) < 7
        ? { ...it, judge: `A${Number(it.judge.slice(1)) % 2}` }
        : { ...it, judge: `B${it.judge.slice(1)}` },
    )
    expect(estimateFacets(apart)).toEqual({
      ok: false,
      refusal: {
        why: 'disconnected',
        parts: [
          ['A0', 'A1'],
          ['B0', 'B1', 'B2', 'B3', 'B4'],
        ],
      },
    })
  })

  test('an entry with highest scores only is named, has no measure and changes nothing for the others', () => {
    const without = estimateOf(ratings)
    const top = ['J0', 'J1'].flatMap((judge) =>
      ['C0', 'C1', 'C2'].map((criterion) => ({ entry: 'top', judge, criterion, score: 4 })),
    )
    const found = estimateOf([...ratings, ...top])
    expect(found.extreme).toEqual([{ facet: 'entries', id: 'top', at: 'highest' }])
    expect(found.entries.get('top')).toBeNull()
    expect(found.logLikelihood).toBeCloseTo(without.logLikelihood, 9)
    for (const [judge, severity] of without.judges)
      expect(value(found.judges, judge)).toBeCloseTo(severity ?? 9, 9)
  })

  test('what becomes extreme only once something else is out is named too', () => {
    const zeros = ['J0', 'J1'].map((judge) => ({ entry: 'low', judge, criterion: 'C0', score: 0 }))
    const chain = { entry: 'low', judge: 'new', criterion: 'C0', score: 0 }
    const found = estimateOf([...ratings, ...zeros, chain])
    expect(found.extreme).toEqual([
      { facet: 'entries', id: 'low', at: 'lowest' },
      { facet: 'judges', id: 'new', at: 'lowest' },
    ])
  })

  test('a whole score in between that nobody gave is named', () => {
    const gap = ratings.map((it) => (it.score === 4 ? { ...it, score: 6 } : it))
    expect(estimateFacets(gap)).toEqual({ ok: false, refusal: { why: 'unusedScores', scores: [4, 5] } })
  })

  test('a criterion that only one judge used can’t be told from that judge', () => {
    const mixed = ratings.map((it) => ({ ...it, criterion: it.judge }))
    expect(estimateFacets(mixed)).toMatchObject({
      ok: false,
      refusal: { why: 'confounded', facet: 'criteria' },
    })
  })

  test('scores that follow a rule without exception have no finite estimate', () => {
    // Whoever passes with one of the strict two passes with both of the generous ones: the gap between the pairs
    // of judges has no upper bound (Fischer's condition), though nothing here has highest or lowest scores only.
    const passed = { a: '0010', b: '0001', c: '1011', d: '0111' }
    const regular = Object.entries(passed).flatMap(([entry, marks]) =>
      marks.split('').map((mark, j) => ({ entry, judge: `J${j}`, criterion: 'C', score: Number(mark) })),
    )
    expect(estimateFacets(regular)).toEqual({ ok: false, refusal: { why: 'tooRegular' } })
    const exception = { entry: 'e', marks: [1, 0, 0, 1] }
    const mended = exception.marks.map((score, j) => ({ entry: 'e', judge: `J${j}`, criterion: 'C', score }))
    expect(estimateFacets([...regular, ...mended])).toMatchObject({ ok: true })
  })

  test('scores that only tell entries apart leave nothing to estimate', () => {
    const agreed = [0, 1, 2].flatMap((score) =>
      ['x', 'y'].map((judge) => ({ entry: `${score}`, judge, criterion: 'C', score })),
    )
    expect(estimateFacets(agreed)).toEqual({ ok: false, refusal: { why: 'nothingToEstimate' } })
  })

  test('nothing at all, and nothing but one score', () => {
    expect(estimateFacets([])).toEqual({ ok: false, refusal: { why: 'nothingToEstimate' } })
    const same = ratings.map((it) => ({ ...it, score: 2 }))
    expect(estimateFacets(same)).toEqual({ ok: false, refusal: { why: 'nothingToEstimate' } })
  })
})
