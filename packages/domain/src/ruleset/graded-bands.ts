import { compare, fromWire, multiply, type Rational, rational, subtract, toWire } from '../kernel/index.ts'
import type { Band } from './scoring-rules.ts'

/** Shares of a criterion's maximum at which the four bands begin (users.md, default rulesets). */
const GRADES = [
  { key: 'excellent', label: 'Xuất sắc', from: rational(9, 10) },
  { key: 'good', label: 'Tốt', from: rational(7, 10) },
  { key: 'fair', label: 'Đạt', from: rational(1, 2) },
  { key: 'weak', label: 'Yếu', from: rational(0) },
] as const

const wire = (value: Rational) => (value.d === 1n ? value.n.toString() : toWire(value))

/** The smallest number of whole steps that is at least this value. */
const ceilToStep = (value: Rational, step: Rational): Rational => {
  const steps = rational(value.n * step.d, value.d * step.n)
  return multiply(rational((steps.n + steps.d - 1n) / steps.d), step)
}

/**
 * Five bands that cover every mark once: Xuất sắc from 90 % of the maximum, Tốt 70, Đạt 50, Yếu above nothing,
 * and 0. Bounds are rounded up to a step; a comment is required at Yếu and at 0.
 */
export const gradedBands = (
  max: string,
  step: string,
  descriptors: readonly [string, string, string, string],
): Band[] => {
  const top = fromWire(max)
  const oneStep = fromWire(step)
  let upper = top
  const bands: Band[] = GRADES.map((grade, index) => {
    const reached = ceilToStep(multiply(top, grade.from), oneStep)
    const from = compare(reached, oneStep) < 0 ? oneStep : reached
    const band = {
      key: grade.key,
      label: grade.label,
      descriptor: descriptors[index] ?? '',
      from: wire(from),
      to: wire(upper),
      commentRequired: grade.key === 'weak',
    }
    upper = subtract(from, oneStep)
    return band
  })
  const nothing = 'Không có nội dung này, hoặc sao chép của người khác.'
  return [
    ...bands,
    { key: 'none', label: 'Không điểm', descriptor: nothing, from: '0', to: '0', commentRequired: true },
  ]
}
