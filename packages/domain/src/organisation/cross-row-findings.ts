import type { Finding, UnitColumn } from './sheet-finding.ts'
import type { UnitHeader } from './unit-header.ts'
import type { UnitRow } from './unit-row.ts'
import { cellRef } from './cell.ts'

/** Names that differ in nothing but capitals are one; marks count (Ánh is not Ảnh). */
const sameAs = (name: string): string => name.toLocaleLowerCase('vi')

/**
 * What only shows across rows: the same unit and person twice, one unit in two clusters, one mail address
 * for two people (which may be an office's, so it is asked).
 */
export const findCrossRowFindings = (
  rows: readonly UnitRow[],
  columns: UnitHeader['columns'],
  answers: Readonly<Record<string, string>>,
): Finding[] => {
  const findings: Finding[] = []
  const people = new Map<string, number>()
  const clusters = new Map<string, { cluster: string; row: number }>()
  const mails = new Map<string, { name: string; row: number }>()
  const place = (row: number, column: UnitColumn) => ({
    ref: cellRef(row, columns[column] ?? 1),
    row,
    column,
  })
  for (const { row, unit, cluster, officer } of rows) {
    const person = JSON.stringify([sameAs(unit), sameAs(officer?.name ?? '')])
    const earlier = people.get(person)
    if (earlier !== undefined) {
      findings.push({
        kind: 'error',
        code: 'duplicateRow',
        ...place(row, 'unit'),
        facts: { firstRow: earlier },
      })
      continue
    }
    people.set(person, row)
    if (cluster !== null) {
      const first = clusters.get(sameAs(unit)) ?? { cluster, row }
      clusters.set(sameAs(unit), first)
      if (first.cluster !== cluster) {
        const facts = { firstRow: first.row, first: first.cluster, found: cluster }
        findings.push({ kind: 'error', code: 'clusterDiffers', ...place(row, 'cluster'), facts })
      }
    }
    if (!officer?.mail) continue
    const first = mails.get(officer.mail) ?? { name: officer.name, row }
    mails.set(officer.mail, first)
    if (sameAs(first.name) === sameAs(officer.name)) continue
    const where = place(row, 'mail')
    const facts = { firstRow: first.row, found: officer.mail }
    if (answers[where.ref] === officer.mail) {
      findings.push({
        kind: 'normalised',
        code: 'answered',
        ...where,
        facts: { from: officer.mail, to: officer.mail },
      })
    } else {
      findings.push({ kind: 'question', code: 'mailShared', ...where, facts, suggestion: officer.mail })
    }
  }
  return findings
}
