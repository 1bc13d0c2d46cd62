import { type InputIssue, readDecimal } from '../kernel/index.ts'
import { WORK_FIGURES, type WorkBody } from './body.ts'

const missing = (pointer: string): InputIssue => ({ pointer, code: 'required' })

/** What is wrong with a number as typed; an empty one is not given. */
const numberIssue = (pointer: string, typed: string): InputIssue[] => {
  if (typed.trim() === '') return []
  const { kind } = readDecimal(typed)
  return kind === 'value' ? [] : [{ pointer, code: kind }]
}

const isWebAddress = (text: string) => /^https?:\/\/[^\s]+\.[^\s]+$/i.test(text.trim())

/** Typed so far, whatever its step: numbers that are none, an end before its beginning. */
const slips = (body: WorkBody): InputIssue[] => [
  ...numberIssue('/goal/value', body.goal.value),
  ...(body.from && body.to && body.to < body.from ? [{ pointer: '/to', code: 'endsBeforeStart' }] : []),
]

/** Why a work can't be registered as it is written. `kinds`: keys that the bloc takes on that day. */
export const checkRegistration = (body: WorkBody, kinds: readonly string[]): InputIssue[] => [
  ...(body.title.trim() ? [] : [missing('/title')]),
  ...(body.kind === ''
    ? [missing('/kind')]
    : kinds.includes(body.kind)
      ? []
      : [{ pointer: '/kind', code: 'unknownKind' }]),
  ...(body.responsible.fullName.trim() ? [] : [missing('/responsible/fullName')]),
  ...(body.from ? [] : [missing('/from')]),
  ...(body.to ? [] : [missing('/to')]),
  ...(body.aim.trim() ? [] : [missing('/aim')]),
  ...(body.goal.value.trim() ? [] : [missing('/goal/value')]),
  ...(body.goal.unit.trim() ? [] : [missing('/goal/unit')]),
  ...slips(body),
]

/** Why a work can't be reported: what was done, how much of the aim, and at least one piece of evidence. */
export const checkReport = (body: WorkBody, files: number): InputIssue[] => {
  const { report } = body
  const links = report.links.filter(({ url }) => url.trim() !== '')
  return [
    ...(report.done.trim() ? [] : [missing('/report/done')]),
    ...(report.achieved.trim() ? [] : [missing('/report/achieved')]),
    ...numberIssue('/report/achieved', report.achieved),
    ...WORK_FIGURES.flatMap((key) => numberIssue(`/report/figures/${key}`, report.figures[key] ?? '')),
    ...report.links.flatMap(({ url }, i) =>
      url.trim() === '' || isWebAddress(url)
        ? []
        : [{ pointer: `/report/links/${i}/url`, code: 'notAWebAddress' }],
    ),
    ...(files + links.length > 0 ? [] : [{ pointer: '/evidence', code: 'evidenceNeeded' }]),
  ]
}
