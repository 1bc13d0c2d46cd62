import type { Tx } from '@xk/db'
import type { EntryBody, EntryIdentity } from '@xk/domain/entry'
import { fail, notFound, ok, type Problem, type Result } from '@xk/domain/kernel'
import { type Command, denialOf, type Facts, type Viewer } from '@xk/domain/policy'
import { vietnamDay } from '../../vietnam-day.ts'
import { type AttachmentRow, listRevisionAttachments } from '../entries/store.ts'
import { findScoringStage, type StageContext } from '../panel/store.ts'
import {
  findCurrentRendition,
  findStageEntry,
  listUnitNames,
  listUnitNamesOn,
  type RenditionRow,
  type StageEntryRow,
} from './store.ts'
import { namedWorkText, type WorkText, workText } from './work-text.ts'

/** All that masking one entry asks for. */
export interface MaskingContext {
  it: StageEntryRow
  stage: StageContext
  /** Files that judges may get, in their order. */
  files: AttachmentRow[]
  identity: EntryIdentity
  work: WorkText
  current: RenditionRow | undefined
  facts: Facts
}

const JUDGES_GET = new Set(['content', 'public'])

export const identityOf = (body: EntryBody, unitNames: readonly string[]): EntryIdentity => ({
  people: body.people.map(({ fullName }) => ({ fullName })),
  unitNames,
})

/** The accounts that had a hand in a copy: who made it, and who ever changed what is blacked out. */
export const makersOf = (current: { maskedBy: string | null; hands: readonly string[] }): string[] => [
  ...(current.maskedBy === null ? [] : [current.maskedBy]),
  ...current.hands,
]

/** What policy needs to know of a secretary and a stage entry. */
const factsOf = (it: StageEntryRow, current: RenditionRow | undefined): Facts => ({
  editionId: it.editionId,
  unitIds: [it.unitId],
  conflicted: it.hasPart,
  preparedBy: current ? makersOf(current) : [],
})

/** Someone with a part in the entry may know why; to everyone else it is as policy says. */
const maskingDenial = (command: Command, viewer: Viewer, facts: Facts): Problem | undefined => {
  const denied = denialOf(command, viewer, facts)
  const onlyBecauseRelated =
    denied && facts.conflicted && !denialOf(command, viewer, { ...facts, conflicted: false })
  return onlyBecauseRelated ? { code: 'masking/related' } : denied
}

/** A stage entry that this viewer may do this with, with everything around it. Content that was erased is missing. */
export const loadMasking = async (
  tx: Tx,
  viewer: Viewer,
  command: Command,
  stageEntryId: string,
  now: Date,
  options: { lock?: boolean } = {},
): Promise<Result<MaskingContext>> => {
  const it = await findStageEntry(tx, stageEntryId, viewer, options)
  const current = it && (await findCurrentRendition(tx, stageEntryId))
  const facts = it ? factsOf(it, current) : {}
  const denied = maskingDenial(command, viewer, facts)
  if (denied) return fail(denied)
  const stage = it && (await findScoringStage(tx, it.stageId))
  if (!it?.body || !stage) return fail(notFound)
  const files = (await listRevisionAttachments(tx, [it.revisionId])).filter(({ audience }) =>
    JUDGES_GET.has(audience),
  )
  const identity = identityOf(it.body, await listUnitNames(tx, it.entryId))
  const work = stage.scoring.blind
    ? workText(stage.rules, it.body)
    : namedWorkText(stage.rules, it.body, await listUnitNamesOn(tx, it.entryId, vietnamDay(now)))
  return ok({ it, stage, files, identity, work, current, facts })
}
