import { gapResolution, stageEntry, type Tx } from '@xk/db'
import type { ReleaseInput } from '@xk/domain/publication'
import { asc, eq } from 'drizzle-orm'
import { shuffled } from '../../shuffled.ts'
import type { StageContext } from '../panel/store.ts'
import type { FrozenResult } from '../results/award-state.ts'
import { findFrozen } from '../results/frozen.ts'
import { loadStageInputs, type StageInputs } from '../results/load-stage-inputs.ts'
import { findPromotion } from '../results/promotion-store.ts'
import type { ApprovedResult } from './context.ts'
import type { Randomness } from './release-codes.ts'
import { personalOf, type Salting } from './salting.ts'
import type { NamedEntry } from './winners.ts'

const entriesOf = (
  deps: Randomness,
  it: ApprovedResult,
  loaded: StageInputs,
  named: ReadonlyMap<string, NamedEntry>,
  salting: Salting,
  codeOf: (entryId: string) => string,
): ReleaseInput['results'][number]['entries'] => {
  const behind = new Map(loaded.entries.map(({ id, entryId }) => [id, entryId]))
  const digests = new Map(loaded.assigned.map(({ sheetId, digest }) => [sheetId, digest]))
  return loaded.inputs.map((input) => {
    const { entryId, sheets, objective, penalties, previousStage, carried, remark } = input
    const name = named.get(entryId)
    return {
      entryId,
      publicCode: codeOf(behind.get(entryId) ?? entryId),
      sheets: sheets.map((sheet) => ({ ...sheet, digest: digests.get(sheet.id) ?? '' })),
      sheetOrder: shuffled(deps, sheets.length),
      objective: objective ?? [],
      penalties: penalties ?? [],
      previousStage: previousStage ?? null,
      ...(carried ? { carried } : {}),
      ...(remark ? { remark } : {}),
      personal: name ? personalOf(salting, name, it.stage.rules.publication.peopleNames) : null,
    }
  })
}

const listGaps = (tx: Tx, stageId: string) =>
  tx
    .select({ gap: gapResolution })
    .from(gapResolution)
    .innerJoin(stageEntry, eq(stageEntry.id, gapResolution.stageEntryId))
    .where(eq(stageEntry.stageId, stageId))
    .orderBy(asc(gapResolution.at))

export type CorrectedStandings = ReadonlyMap<string, { result: FrozenResult; digest: string }>

/** One stage of the release: its sheets, its frozen standing and what was declared from it. */
export const resultOf = async (
  deps: Randomness,
  tx: Tx,
  it: ApprovedResult,
  stage: StageContext,
  of: {
    named: ReadonlyMap<string, NamedEntry>
    salting: Salting
    codeOf: (entryId: string) => string
    /** Standings of earlier stages that a correction puts in the place of the frozen ones. */
    corrected: CorrectedStandings
  },
): Promise<ReleaseInput['results'][number]> => {
  const decides = stage.stageId === it.stage.stageId
  const frozen = decides
    ? it.frozen
    : (of.corrected.get(stage.stageId) ?? (await findFrozen(tx, stage.stageId)))
  if (!frozen) throw new Error(`no frozen standing of ${stage.own.key}`)
  const { result } = frozen
  // Computed from what was frozen, which a correction in the making has not put there yet.
  const { inputs, assigned } = result
  const loaded = { ...(await loadStageInputs(tx, stage.stageId)), inputs, assigned }
  const promotion = await findPromotion(tx, stage.stageId)
  const lots = new Set(Object.keys(result.lots))
  const placed = new Set(result.standing.placings.map(({ entryId }) => entryId))
  const gaps = await listGaps(tx, stage.stageId)
  return {
    stage: stage.own.key,
    division: null,
    entries: entriesOf(deps, it, loaded, of.named, of.salting, of.codeOf),
    lots: result.lots,
    draws: loaded.drawn
      .filter(({ result: drawn }) => lots.size > 0 && drawn !== null)
      .map(({ purpose, seedSource, seed, at }) => ({ purpose, seedSource, seed, at: at.toISOString() })),
    gapResolutions: gaps
      .filter(({ gap }) => placed.has(gap.stageEntryId))
      .map(({ gap }) => ({
        entryId: gap.stageEntryId,
        segment: gap.segment,
        way: gap.way,
        reason: gap.reason,
        at: gap.at.toISOString(),
      })),
    frozen: { placings: result.standing.placings, digest: frozen.digest },
    prizes: decides ? { awards: result.awards, choices: result.choices } : null,
    ...(promotion ? { promotion: { digest: promotion.digest, at: promotion.declaredAt.toISOString() } } : {}),
  }
}
