import type { Tx } from '@xk/db'
import { fold } from '@xk/domain/kernel'
import type { UnitRow } from '@xk/domain/organisation'
import { listClusters, listOfficersOf, listUnitsAt } from './store.ts'

/** What importing rows would add to what is already there. */
export interface ImportPlan {
  clusters: string[]
  units: { name: string; cluster: string; joinedOn: string | null; members: number | null }[]
  officers: {
    unit: string
    name: string
    position: string | null
    phone: string | null
    mail: string | null
  }[]
  /** Units of the sheet that exist under the same name: left as they are. */
  knownUnits: number
  knownOfficers: number
}

/** Names that differ in nothing but capitals are one, as across the rows of a sheet. */
export const unitKey = (name: string): string => name.toLocaleLowerCase('vi')

/**
 * Compares rows with the units and officers of a day. A unit or officer that is already there is not made
 * twice, so the same sheet can be imported again after new rows were added to it.
 */
export const planImport = async (
  tx: Tx,
  rows: readonly UnitRow[],
  at: { day: string; now: Date },
): Promise<ImportPlan> => {
  const units = await listUnitsAt(tx, at.day)
  const officers = await listOfficersOf(
    tx,
    units.map((it) => it.unitId),
    at.now,
  )
  const known = new Map(units.map((it) => [unitKey(it.name), it.unitId]))
  const knownClusters = new Set((await listClusters(tx)).map((it) => it.name))
  const inOffice = new Set(officers.map((it) => JSON.stringify([it.unitId, it.folded])))
  const plan: ImportPlan = { clusters: [], units: [], officers: [], knownUnits: 0, knownOfficers: 0 }
  const seen = new Set<string>()
  for (const row of rows) {
    const key = unitKey(row.unit)
    const unitId = known.get(key)
    if (!seen.has(key)) {
      seen.add(key)
      if (unitId !== undefined) plan.knownUnits += 1
      else {
        const { unit: name, joinedOn, members } = row
        plan.units.push({ name, cluster: row.cluster ?? '', joinedOn, members })
        if (row.cluster && !knownClusters.has(row.cluster) && !plan.clusters.includes(row.cluster))
          plan.clusters.push(row.cluster)
      }
    }
    if (!row.officer) continue
    if (unitId !== undefined && inOffice.has(JSON.stringify([unitId, fold(row.officer.name)])))
      plan.knownOfficers += 1
    else plan.officers.push({ unit: row.unit, ...row.officer })
  }
  return plan
}
