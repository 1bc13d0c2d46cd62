import { compare, fromWire, readDecimal } from '@xk/domain/kernel'
import { type Criterion, pointsOf, type Segment } from '@xk/domain/ruleset'
import type { SheetContent } from '@xk/domain/scoring'
import { writeDecimal } from '@xk/i18n'
import { createStore, del, get, set } from 'idb-keyval'
import { createSignal } from 'solid-js'

/** What is on screen, as it was typed: nothing of it is changed before it is sent. */
export interface Typed {
  points: Record<string, string>
  comments: Record<string, string>
  overallComment: string
}

type PointsReading = { kind: 'steps'; steps: number } | { kind: 'empty' | 'ambiguous' | 'wrong' }

/** Typed points as whole steps of a criterion. */
const readSteps = (typed: string, criterion: Pick<Criterion, 'max' | 'step'>): PointsReading => {
  if (typed.trim() === '') return { kind: 'empty' }
  const reading = readDecimal(typed)
  if (reading.kind === 'ambiguous') return { kind: 'ambiguous' }
  if (reading.kind !== 'value') return { kind: 'wrong' }
  const step = fromWire(criterion.step)
  const [n, d] = [reading.value.n * step.d, reading.value.d * step.n]
  return n % d === 0n && compare(reading.value, fromWire(criterion.max)) <= 0
    ? { kind: 'steps', steps: Number(n / d) }
    : { kind: 'wrong' }
}

const store = typeof indexedDB === 'undefined' ? undefined : createStore('xung-kich-paper', 'readings')
const quietly = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return store ? await work() : undefined
  } catch {
    return undefined
  }
}

const typedOf = (segment: Segment, reading: SheetContent | null): Typed => ({
  points: Object.fromEntries(
    segment.criteria.flatMap((criterion) => {
      const steps = reading?.marks[criterion.key]
      return steps === undefined ? [] : [[criterion.key, writeDecimal(pointsOf(criterion, steps), 2, true)]]
    }),
  ),
  comments: { ...reading?.comments },
  overallComment: reading?.overallComment ?? '',
})

/**
 * One person's reading of a paper sheet while it is typed: kept in this browser, per account and sheet, until the
 * server has it.
 */
export const createReading = (it: {
  accountId: string
  assignmentId: string
  segment: Segment
  reading: SheetContent | null
}) => {
  const key = `${it.accountId}:${it.assignmentId}`
  const [typed, setTyped] = createSignal<Typed>(typedOf(it.segment, it.reading))
  const [kept, setKept] = createSignal(false)
  const change = (next: Typed) => {
    setTyped(next)
    setKept(true)
    void quietly(() => set(key, next, store))
  }
  void quietly(async () => {
    const left = await get<Typed>(key, store)
    if (left && !kept()) {
      setTyped(left)
      setKept(true)
    }
  })
  return {
    typed,
    kept,
    point: (criterion: string, text: string) =>
      change({ ...typed(), points: { ...typed().points, [criterion]: text } }),
    comment: (criterion: string, text: string) =>
      change({ ...typed(), comments: { ...typed().comments, [criterion]: text } }),
    overall: (overallComment: string) => change({ ...typed(), overallComment }),
    stepsOf: (criterion: Criterion) => readSteps(typed().points[criterion.key] ?? '', criterion),
    /** The sheet as it is sent; undefined while a criterion has no usable points. */
    content: (): SheetContent | undefined => {
      const marks: Record<string, number> = {}
      for (const criterion of it.segment.criteria) {
        const reading = readSteps(typed().points[criterion.key] ?? '', criterion)
        if (reading.kind !== 'steps') return undefined
        marks[criterion.key] = reading.steps
      }
      const comments = Object.fromEntries(
        Object.entries(typed().comments).filter(([, text]) => text.trim() !== ''),
      )
      return { marks, comments, overallComment: typed().overallComment }
    },
    forget: () => {
      setKept(false)
      return quietly(() => del(key, store))
    },
  }
}
export type Reading = ReturnType<typeof createReading>
