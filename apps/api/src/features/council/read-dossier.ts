import { councilMember, revisionContent, stage, stageEntry, type Tx } from '@xk/db'
import { type EntryBody, isContactField } from '@xk/domain/entry'
import { isDeclared } from '@xk/domain/edition'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, audiencesOf, denialOf, type Facts, view, type Viewer } from '@xk/domain/policy'
import { and, eq, ne, not } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { isRestricted } from '../data-protection/store.ts'
import { listConfirmations, listRevisionAttachments, listUnitsOn } from '../entries/store.ts'
import { attachmentAnswer, bodySeenBy, confirmationAnswer, formOf, unitAnswer } from '../entries/views.ts'
import { noticeForCouncil } from '../public-notice/for-council.ts'
import { listCandidates } from './candidates.ts'
import { type CouncilContext, findCouncil } from './context.ts'
import { listInterests } from './interests.ts'
import { isStruck } from './read-agenda.ts'
import { listEarlierScores } from './scores.ts'
import { headAnswer } from './views.ts'

const findPlace = async (tx: Tx, stageEntryId: string) =>
  (await tx.select().from(stageEntry).where(eq(stageEntry.id, stageEntryId)))[0]

/** What the policy asks of a member and one candidate: their seat, and whether the rules strike them here. */
const dossierFacts = async (tx: Tx, it: CouncilContext, stageEntryId: string): Promise<Facts> => {
  const interests = (await listInterests(tx, it.stageId)).filter(
    (one) => one.memberId === it.own?.id && one.stageEntryId === stageEntryId,
  )
  // Once declared, the reading has served its purpose; before the unmasking a name would tell whose code went on.
  const over = isDeclared(it.stageState) || it.stillMasked
  return { ...it.facts, onCouncil: it.facts.onCouncil === true && !over, conflicted: isStruck(it, interests) }
}

const lineView = view<{
  stageEntryId: string
  entryId: string
  name: string
  position: string | null
  unitName: string
  restricted: boolean
  score: string | null
  rank: number | null
}>()({
  stageEntryId: 'identity',
  entryId: 'identity',
  name: 'identity',
  position: 'identity',
  unitName: 'identity',
  restricted: 'identity',
  score: 'content',
  rank: 'content',
})

/** Phone, mail and day of birth say nothing about merit: a councillor votes without them. */
const withoutContacts = (body: EntryBody): EntryBody => ({
  ...body,
  fields: Object.fromEntries(Object.entries(body.fields).filter(([key]) => !isContactField(key))),
  people: body.people.map((one) => ({ ...one, phone: null, email: null, birthDate: null })),
})

/** One dossier as a member reads it before voting: the revision that was promoted, its files, the stage score. */
export const readDossier = async (deps: Deps, viewer: Viewer, stageEntryId: string) => {
  const { db } = deps.database
  const place = await findPlace(db, stageEntryId)
  const it = place && (await findCouncil(db, viewer, place.stageId))
  const facts = it ? await dossierFacts(db, it, stageEntryId) : {}
  const denied = denialOf('council.readDossier', viewer, facts)
  if (denied || !place || !it) return fail(denied ?? notFound)
  const day = vietnamDay(deps.now())
  const [candidates, scores, contents, attachments, confirmations] = await Promise.all([
    listCandidates(db, it, day),
    listEarlierScores(db, it),
    db.select().from(revisionContent).where(eq(revisionContent.revisionId, place.revisionId)),
    listRevisionAttachments(db, [place.revisionId]),
    listConfirmations(db, place.entryId),
  ])
  const at = candidates.findIndex((one) => one.stageEntryId === stageEntryId)
  const candidate = candidates[at]
  if (!candidate) return fail(notFound)
  // Kept and used for nothing: who it is and what was written stays closed to those who decide about it.
  const { restricted } = candidate
  const body = restricted ? undefined : (contents[0]?.body as EntryBody | undefined)
  const seen = audiencesOf(viewer, facts)
  const unitIds = [...new Set((body?.people ?? []).flatMap(({ unitId }) => (unitId ? [unitId] : [])))]
  const units = await listUnitsOn(db, unitIds, day)
  const score = scores.get(place.entryId)
  const notice = await noticeForCouncil(db, [place.entryId])
  return ok(
    answer({
      head: headAnswer(it),
      candidate: lineView.redact(
        { ...candidate, score: score?.score ?? null, rank: score?.rank ?? null },
        seen,
      ),
      form: formOf(it.rules),
      body: body ? bodySeenBy(viewer, { facts, rules: it.rules }, withoutContacts(body)) : null,
      attachments: (restricted ? [] : attachments)
        .filter(({ audience }) => audience !== 'internal')
        .map((file) => attachmentAnswer(file, viewer, facts)),
      confirmations: (restricted ? [] : confirmations).map((one) => confirmationAnswer(one, viewer, facts)),
      units: units.map(unitAnswer),
      notice: restricted ? null : (notice.get(place.entryId) ?? null),
      place: at + 1,
      of: candidates.length,
      before: candidates[at - 1]?.stageEntryId ?? null,
      after: candidates[at + 1]?.stageEntryId ?? null,
    }),
  )
}

/**
 * The candidate behind an entry whose files somebody asks for, where they sit on the council that decides about it:
 * what the policy asks, and the revision that was promoted. Undefined for everybody else, and while it is restricted.
 */
export const councilAccess = async (tx: Tx, viewer: Viewer, entryId: string) => {
  const [place] = await tx
    .select({ id: stageEntry.id, stageId: stageEntry.stageId, revisionId: stageEntry.revisionId })
    .from(stageEntry)
    .innerJoin(stage, and(eq(stage.id, stageEntry.stageId), eq(stage.kind, 'councilBallot')))
    .innerJoin(
      councilMember,
      and(
        eq(councilMember.stageId, stage.id),
        eq(councilMember.personId, viewer.personId),
        eq(councilMember.state, 'appointed'),
      ),
    )
    .where(
      and(
        eq(stageEntry.entryId, entryId),
        ne(stageEntry.state, 'withdrawn'),
        not(isRestricted(stageEntry.entryId)),
      ),
    )
    .limit(1)
  const it = place && (await findCouncil(tx, viewer, place.stageId))
  return it && { facts: await dossierFacts(tx, it, place.id), revisionId: place.revisionId }
}
