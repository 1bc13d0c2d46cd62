import { fail, notFound, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, denialOf, EVERYTHING, PUBLIC, view, type Viewer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { findBidClosing, listBids } from './preferences.ts'
import {
  findScoringStage,
  listAssignments,
  listConflicts,
  listMembers,
  listStageEntries,
  renditionOf,
} from './store.ts'

const memberView = view<{
  id: string
  personId: string
  fullName: string
  unitName: string | null
  expertise: string[]
  chair: boolean
  undertaken: boolean
  active: boolean
  open: number
  handedIn: number
}>()({
  id: 'internal',
  personId: 'internal',
  fullName: 'internal',
  unitName: 'internal',
  expertise: 'internal',
  chair: 'internal',
  undertaken: 'internal',
  active: 'internal',
  open: 'internal',
  handedIn: 'internal',
})
const entryView = view<{
  id: string
  blindCode: string
  title: string
  topic: string | null
  ready: boolean
}>()({ id: 'internal', blindCode: 'internal', title: 'internal', topic: 'internal', ready: 'internal' })
const assignmentView = view<{
  id: string
  stageEntryId: string
  memberId: string
  segment: string
  kind: string
  state: string
}>()({
  id: 'internal',
  stageEntryId: 'internal',
  memberId: 'internal',
  segment: 'internal',
  kind: 'internal',
  state: 'internal',
})
const conflictView = view<{
  id: string
  memberId: string
  stageEntryId: string
  source: string
  reason: string
}>()({
  id: 'internal',
  memberId: 'internal',
  stageEntryId: 'internal',
  source: 'internal',
  reason: 'identity',
})
const biddingView = view<{ parts: number; closed: boolean; bidders: number }>()({
  parts: 'public',
  closed: 'public',
  bidders: 'public',
})
const optionView = view<{ key: string; label: string }>()({ key: 'public', label: 'public' })
const segmentView = view<{ key: string; label: string; judged: boolean }>()({
  key: 'public',
  label: 'public',
  judged: 'public',
})

/**
 * A stage's panel: who judges, with which expertise and load; which entries, by blind code; who may not judge
 * which. Entries carry no name here even for the secretariat: assigning needs none. A constant number of queries.
 */
export const readPanel = async (deps: Deps, viewer: Viewer, stageId: string) => {
  const tx = deps.database.db
  const stage = await findScoringStage(tx, stageId)
  const facts = stage ? { editionId: stage.editionId } : {}
  const denied = denialOf('panel.view', viewer, facts)
  if (denied) return fail(denied)
  if (!stage) return fail(notFound)
  const { bidding } = stage.own
  const [members, entries, assignments, conflicts, bids, closing] = await Promise.all([
    listMembers(tx, stageId),
    listStageEntries(tx, stageId),
    listAssignments(tx, stageId),
    listConflicts(tx, stageId),
    bidding ? listBids(tx, stageId) : [],
    bidding ? findBidClosing(tx, stageId) : undefined,
  ])
  const topics =
    stage.rules.entry.fields.find((field) => field.key === stage.rules.entry.topicField)?.options ?? []
  return ok(
    answer({
      stageId,
      editionId: stage.editionId,
      label: stage.label,
      editionTitle: stage.editionTitle,
      blind: stage.scoring.blind,
      judgesPerEntry: stage.scoring.judgesPerEntry,
      maxLoad: stage.scoring.maxLoad,
      topics: topics.map((it) => optionView.redact(it, PUBLIC)),
      segments: stage.scoring.segments.map((it) =>
        segmentView.redact({ key: it.key, label: it.label, judged: it.mode === 'judged' }, PUBLIC),
      ),
      members: members.map(({ state, fullName, ...member }) =>
        memberView.redact({ ...member, fullName: fullName ?? '—', active: state === 'active' }, EVERYTHING),
      ),
      entries: entries.map((entry) => {
        const rendition = renditionOf(entry)
        return entryView.redact(
          {
            id: entry.id,
            blindCode: entry.blindCode,
            title: entry.restricted ? '—' : (rendition?.title ?? ''),
            topic: rendition?.topic?.key ?? null,
            ready: rendition !== undefined,
          },
          EVERYTHING,
        )
      }),
      assignments: assignments.map((it) => assignmentView.redact(it, EVERYTHING)),
      conflicts: conflicts.map((it) => conflictView.redact(it, EVERYTHING)),
      allowed: allowedCommands(viewer, facts, [
        'panel.appoint',
        'assignment.change',
        'conflict.record',
        'conflict.lift.request',
        'bid.close',
      ]),
      bidding:
        bidding &&
        biddingView.redact(
          {
            parts: bidding.parts,
            closed: closing !== undefined,
            bidders: new Set(bids.map(({ judgeId }) => judgeId)).size,
          },
          PUBLIC,
        ),
    }),
  )
}
