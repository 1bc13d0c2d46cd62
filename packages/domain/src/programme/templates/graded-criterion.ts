import { add, fromWire, type Rational, toWire } from '../../kernel/index.ts'
import { type Criterion, gradedBands } from '../../ruleset/index.ts'

const wire = (value: Rational) => (value.d === 1n ? value.n.toString() : toWire(value))

/** A criterion with the default bands and a step of half a point. */
export const gradedCriterion = (
  key: string,
  label: string,
  max: number,
  descriptors: readonly [string, string, string, string],
  guidance = '',
): Criterion => ({
  key,
  label,
  guidance,
  max: String(max),
  step: '1/2',
  bands: gradedBands(String(max), '1/2', descriptors),
})

/** Total of the criteria's maxima, as a segment needs it. */
export const totalMax = (criteria: readonly Criterion[]): string =>
  wire(criteria.map((criterion) => fromWire(criterion.max)).reduce(add))
