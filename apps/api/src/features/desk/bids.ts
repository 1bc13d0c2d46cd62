import { assignment, bid, bidClosing, conflict, rendition, stageEntry, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, BLINDED, denialOf, view, type Viewer } from '@xk/domain/policy'
import type { RenditionBody } from '@xk/domain/rendition'
import { and, eq, ne, not, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { isRestricted } from '../data-protection/store.ts'
import { findScoringStage } from '../panel/store.ts'
import { findMembership } from './store.ts'

const workView = view<{
  stageEntryId: string
  blindCode: string
  title: string
  topic: string | null
  wish: 'want' | 'avoid' | null
}>()({
  stageEntryId: 'public',
  blindCode: 'content',
  title: 'content',
  topic: 'content',
  wish: 'public',
})

/** Works of a stage that this judge may judge, by code, with what they wished themselves: one query. */
const listWorks = (tx: Tx, stageId: string, member: { id: string; personId: string }) =>
  tx
    .select({
      stageEntryId: stageEntry.id,
      blindCode: stageEntry.blindCode,
      rendition: sql<
        Pick<RenditionBody, 'title' | 'topic'>
      >`jsonb_build_object('title', ${rendition.body}->'title', 'topic', ${rendition.body}->'topic')`,
      wish: bid.wish,
    })
    .from(stageEntry)
    .innerJoin(rendition, and(eq(rendition.stageEntryId, stageEntry.id), eq(rendition.state, 'approved')))
    .leftJoin(bid, and(eq(bid.stageEntryId, stageEntry.id), eq(bid.memberId, member.id)))
    .where(
      and(
        eq(stageEntry.stageId, stageId),
        ne(stageEntry.state, 'withdrawn'),
        not(isRestricted(stageEntry.entryId)),
        sql`not exists (select 1 from ${conflict} c where c.person_id = ${member.personId}
          and c.entry_id = ${stageEntry.entryId} and c.lifted_at is null)`,
      ),
    )
    .orderBy(stageEntry.blindCode)

/** Bids end when they are closed, or as soon as works have been assigned. */
const isOpen = async (tx: Tx, stageId: string): Promise<boolean> => {
  const [closed] = await tx
    .select({ id: bidClosing.stageId })
    .from(bidClosing)
    .where(eq(bidClosing.stageId, stageId))
  if (closed) return false
  const [assigned] = await tx
    .select({ id: assignment.id })
    .from(assignment)
    .innerJoin(stageEntry, and(eq(stageEntry.id, assignment.stageEntryId), eq(stageEntry.stageId, stageId)))
    .limit(1)
  return !assigned
}

const findBidder = async (tx: Tx, viewer: Viewer, stageId: string) => {
  const member = await findMembership(tx, stageId, viewer.personId)
  const stage = member && (await findScoringStage(tx, stageId))
  const facts = { onPanel: member !== undefined, undertaken: member?.undertakenAt != null }
  if (member && !facts.undertaken) return fail({ code: 'panel/undertaking-needed' as const })
  const denied = denialOf('bid.view', viewer, facts)
  if (denied) return fail(denied)
  return member && stage?.own.bidding ? ok({ member, stage, facts }) : fail(notFound)
}

/**
 * What I would like or rather not judge, on blinded titles and fields: only after the undertaking, without works that
 * I have a conflict with, and never what others wish.
 */
export const readBids = async (deps: Deps, viewer: Viewer, stageId: string) => {
  const tx = deps.database.db
  const found = await findBidder(tx, viewer, stageId)
  if (!found.ok) return found
  const { member, stage } = found.value
  const works = await listWorks(tx, stageId, member)
  return ok(
    answer({
      stageId,
      label: stage.label,
      editionTitle: stage.editionTitle,
      open: await isOpen(tx, stageId),
      works: works.map(({ rendition: { title, topic }, ...work }) =>
        workView.redact({ ...work, title, topic: topic?.label ?? null }, BLINDED),
      ),
    }),
  )
}

/** Saves one wish as it is chosen; null takes it back. Like drafts, wishes are not in the record: their closing is. */
export const saveBid = (
  deps: Deps,
  viewer: Viewer,
  input: { stageId: string; stageEntryId: string; wish: 'want' | 'avoid' | null },
) =>
  deps.database.db.transaction(async (tx) => {
    const found = await findBidder(tx, viewer, input.stageId)
    if (!found.ok) return found
    const { member, facts } = found.value
    const works = await listWorks(tx, input.stageId, member)
    const mine = works.some(({ stageEntryId }) => stageEntryId === input.stageEntryId)
    const denied = denialOf('bid.save', viewer, { ...facts, conflicted: !mine })
    if (denied) return fail(denied)
    if (!(await isOpen(tx, input.stageId)))
      return fail({ code: 'record/in-wrong-state' as const, state: 'bidsClosed' })
    const { stageEntryId, wish } = input
    const own = and(eq(bid.memberId, member.id), eq(bid.stageEntryId, stageEntryId))
    if (wish === null) await tx.delete(bid).where(own)
    else
      await tx
        .insert(bid)
        .values({ memberId: member.id, stageEntryId, wish, at: deps.now() })
        .onConflictDoUpdate({ target: [bid.memberId, bid.stageEntryId], set: { wish, at: deps.now() } })
    return ok(answer({ wish }))
  })
