import { saySuggestion } from '@xk/documents'
import { fail, ok } from '@xk/domain/kernel'
import type { Finding, UnitRow } from '@xk/domain/organisation'
import { answer, denialOf, EVERYTHING, type Sendable, view, type Viewer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { planImport } from './plan-import.ts'
import { readUnitFile } from './read-unit-file.ts'

interface FindingLine {
  kind: Finding['kind']
  code: string
  ref: string
  row: number
  /** What is wrong and what to do, in Vietnamese. */
  text: string
  /** Answers that may be given back as they are, with what to show for each. */
  choices: readonly Sendable<{ value: string; label: string }>[]
}
const findingView = view<FindingLine>()({
  kind: 'internal',
  code: 'internal',
  ref: 'internal',
  row: 'internal',
  text: 'internal',
  choices: 'internal',
})

interface RowLine {
  row: number
  unit: string
  cluster: string | null
  officer: string | null
  position: string | null
  phone: string | null
  mail: string | null
  joinedOn: string | null
  members: number | null
}
const rowView = view<RowLine>()({
  row: 'internal',
  unit: 'internal',
  cluster: 'internal',
  officer: 'internal',
  position: 'internal',
  phone: 'internal',
  mail: 'internal',
  joinedOn: 'internal',
  members: 'internal',
})

const choicesOf = (finding: Finding) => {
  if (finding.kind !== 'question') return []
  const candidates = finding.facts['candidates']
  const values = Array.isArray(candidates)
    ? candidates.map(String)
    : finding.suggestion === undefined
      ? []
      : [finding.suggestion]
  return values.map((value) => answer({ value, label: saySuggestion(value) }))
}

const rowOf = (row: UnitRow): RowLine => ({
  row: row.row,
  unit: row.unit,
  cluster: row.cluster,
  officer: row.officer?.name ?? null,
  position: row.officer?.position ?? null,
  phone: row.officer?.phone ?? null,
  mail: row.officer?.mail ?? null,
  joinedOn: row.joinedOn,
  members: row.members,
})

export interface ImportInput {
  bytes: Uint8Array
  answers: Readonly<Record<string, string>>
}

/**
 * What the file holds, what was changed in reading, what is asked and wrong (each told by `say`), and what importing
 * would add. Changes nothing.
 */
export const previewImport = async (
  deps: Deps,
  viewer: Viewer,
  input: ImportInput,
  say: (finding: Finding) => string,
) => {
  const denied = denialOf('unit.import', viewer, {})
  if (denied) return fail(denied)
  const day = vietnamDay(deps.now())
  const file = await readUnitFile(input.bytes, { today: day, answers: input.answers })
  if (!file.ok) return file
  const { rows, findings } = file.value.reading
  const plan = await planImport(deps.database.db, rows, { day, now: deps.now() })
  const count = (kind: Finding['kind']) => findings.filter((it) => it.kind === kind).length
  return ok(
    answer({
      sheet: file.value.sheet,
      errors: count('error'),
      questions: count('question'),
      normalised: count('normalised'),
      newUnits: plan.units.length,
      newClusters: plan.clusters,
      newOfficers: plan.officers.length,
      knownUnits: plan.knownUnits,
      knownOfficers: plan.knownOfficers,
      rows: rows.map((row) => rowView.redact(rowOf(row), EVERYTHING) as Sendable<RowLine>),
      findings: findings.map(
        (finding) =>
          findingView.redact(
            {
              kind: finding.kind,
              code: finding.code,
              ref: finding.ref,
              row: finding.row,
              text: say(finding),
              choices: choicesOf(finding),
            },
            EVERYTHING,
          ) as Sendable<FindingLine>,
      ),
    }),
  )
}
