import { createHash } from 'node:crypto'
import { markCells } from '@xk/documents'
import { cluster, unit, unitPeriod, type Tx } from '@xk/db'
import { compareText, fail, fold, ok, type Result } from '@xk/domain/kernel'
import { decideUnitImport, unitsAt } from '@xk/domain/organisation'
import { answer, denialOf, type Viewer } from '@xk/domain/policy'
import { sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { createAccounts } from '../accounts/create-account.ts'
import { type ImportPlan, planImport, unitKey } from './plan-import.ts'
import type { ImportInput } from './preview-import.ts'
import { readUnitFile } from './read-unit-file.ts'
import { listClusters, listPeriods, UNIT_LOCK } from './store.ts'

const clustersByName = async (deps: Deps, tx: Tx, names: readonly string[]) => {
  const known = await listClusters(tx)
  const last = Math.max(0, ...known.map((it) => it.ordinal))
  const made = names
    .toSorted(compareText)
    .map((name, i) => ({ id: deps.newId(), name, ordinal: last + 1 + i }))
  if (made.length > 0) await tx.insert(cluster).values(made)
  return new Map([...known, ...made].map((it) => [it.name, it.id]))
}

const addUnits = async (deps: Deps, tx: Tx, plan: ImportPlan, today: string) => {
  const clusters = await clustersByName(deps, tx, plan.clusters)
  const made = plan.units.map((it) => ({ ...it, id: deps.newId() }))
  if (made.length > 0) {
    await tx.insert(unit).values(made.map(({ id }) => ({ id, createdAt: deps.now() })))
    await tx.insert(unitPeriod).values(
      made.map((it) => ({
        id: deps.newId(),
        unitId: it.id,
        name: it.name,
        folded: fold(it.name),
        clusterId: clusters.get(it.cluster) ?? '',
        memberCount: it.members,
        from: it.joinedOn ?? today,
      })),
    )
  }
  return made.map(({ id }) => id)
}

/**
 * All or nothing, in one transaction: clusters, units with their first period, people with their membership and
 * their invited accounts with the office of officer. With an error or an open question nothing changes
 * (`input/invalid`, one issue per cell). No link is made here: secrets are shown only where they are sent from.
 */
export const importUnits = (deps: Deps, actor: Actor, input: ImportInput) => {
  const sha256 = createHash('sha256').update(input.bytes).digest('hex')
  return runCommand(deps, actor, 'unit.import', { sha256, answers: input.answers }, async (tx, record) => {
    const denied = denialOf('unit.import', actor.viewer, {})
    if (denied) return fail(denied)
    const today = vietnamDay(deps.now())
    const file = await readUnitFile(input.bytes, { today, answers: input.answers })
    if (!file.ok) return file
    const rows = decideUnitImport(file.value.reading)
    if (!rows.ok) return rows
    await tx.execute(sql`select pg_advisory_xact_lock(${UNIT_LOCK})`)
    const plan = await planImport(tx, rows.value, { day: today, now: deps.now() })
    const unitIds = await addUnits(deps, tx, plan, today)
    const byName = new Map(unitsAt(await listPeriods(tx), today).map((it) => [unitKey(it.name), it.unit]))
    const accountIds = await createAccounts(
      deps,
      tx,
      plan.officers.map((it) => ({
        fullName: it.name,
        phone: it.phone,
        email: it.mail,
        position: it.position,
        officerOf: { unitId: byName.get(unitKey(it.unit)) ?? '', from: today, by: actor.viewer.accountId },
      })),
    )
    record({ kind: 'import', payload: { what: 'units', sha256, unitIds, accountIds } })
    return ok(
      answer({
        units: plan.units.length,
        clusters: plan.clusters.length,
        officers: plan.officers.length,
        knownUnits: plan.knownUnits,
        knownOfficers: plan.knownOfficers,
      }),
    )
  })
}

/** The same file with faulty cells red, cells in question amber and a list of what to mend. */
export const markUnitFile = async (
  deps: Deps,
  viewer: Viewer,
  input: ImportInput,
): Promise<Result<Uint8Array>> => {
  const denied = denialOf('unit.import', viewer, {})
  if (denied) return fail(denied)
  const file = await readUnitFile(input.bytes, { today: vietnamDay(deps.now()), answers: input.answers })
  if (!file.ok) return file
  return markCells(input.bytes, file.value.reading.findings, file.value.sheet)
}
