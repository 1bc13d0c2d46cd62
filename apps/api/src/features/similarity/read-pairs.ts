import { fail, notFound, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, type Asker, audiencesOf, denialOf } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { editionFacts, loadEdition } from '../editions/load.ts'
import { loadEntryContext } from '../entries/context.ts'
import { type Side, loadSides } from './sides.ts'
import {
  comparedDigest,
  type DecisionRow,
  findRun,
  listComparable,
  listDecisions,
  listPairs,
  listPairsOf,
  pairKey,
  type PairRow,
  type RunRow,
} from './store.ts'
import { pairView, runView } from './views.ts'

const PAGE = 25
const SILENT_MS = 2 * 60_000

const latestBy = (decisions: readonly DecisionRow[]): Map<string, DecisionRow> => {
  const latest = new Map<string, DecisionRow>()
  for (const decision of decisions)
    if (!latest.has(pairKey(decision))) latest.set(pairKey(decision), decision)
  return latest
}

export const isChanged = (pair: PairRow, decision: DecisionRow | undefined): boolean =>
  decision !== undefined && (decision.revisionA !== pair.revisionA || decision.revisionB !== pair.revisionB)

const stateOf = (run: RunRow, now: Date) =>
  run.state === 'running' && now.getTime() - run.heardAt.getTime() > SILENT_MS ? 'interrupted' : run.state

const pairAnswer = (
  asker: Asker,
  pair: PairRow,
  decision: DecisionRow | undefined,
  side: (entryId: string, revisionId: string, editionId: string) => Side,
) =>
  answer({
    pair: pairView.redact(
      {
        id: pair.id,
        copied: pair.copied,
        likeness: pair.likeness,
        verdict: decision?.verdict ?? null,
        changed: isChanged(pair, decision),
      },
      audiencesOf(asker, { editionId: pair.editionId }),
    ),
    a: side(pair.entryA, pair.revisionA, pair.editionId).line,
    b: side(pair.entryB, pair.revisionB, pair.editionId).line,
  })

/**
 * Pairs of entries that are copied in part or say the same, the most similar first, with what was decided; and how
 * the comparison itself stands. A constant number of queries.
 */
export const readPairs = async (
  deps: Deps,
  asker: Asker,
  input: { editionId: string; show: 'open' | 'all'; page: number },
) => {
  const { db } = deps.database
  const loaded = await loadEdition(db, input.editionId)
  const denied = denialOf('similarity.view', asker, editionFacts(loaded))
  if (denied) return fail(denied)
  if (!loaded?.frozen) return fail(notFound)
  const facts = editionFacts(loaded)
  const [run, comparable, all, decisions] = await Promise.all([
    findRun(db, input.editionId),
    listComparable(db, input.editionId),
    listPairs(db, input.editionId),
    listDecisions(db, [input.editionId]),
  ])
  const latest = latestBy(decisions)
  const isOpen = (pair: PairRow) => {
    const decision = latest.get(pairKey(pair))
    return !decision || isChanged(pair, decision)
  }
  const open = all.filter(isOpen)
  const listed = input.show === 'all' ? all : open
  const shown = listed.slice((input.page - 1) * PAGE, input.page * PAGE)
  const side = await loadSides(db, asker, shown, vietnamDay(deps.now()))
  return ok(
    answer({
      editionId: input.editionId,
      editionTitle: loaded.edition.title,
      run: run
        ? runView.redact(
            {
              state: stateOf(run, deps.now()),
              progress: run.progress,
              texts: run.texts,
              earlierTexts: run.earlierTexts,
              finishedAt: run.finishedAt?.toISOString() ?? null,
              stale: run.inputsDigest !== comparedDigest(comparable),
            },
            audiencesOf(asker, facts),
          )
        : null,
      texts: comparable.filter((it) => it.editionId === input.editionId).length,
      total: all.length,
      open: open.length,
      page: input.page,
      pages: Math.max(1, Math.ceil(listed.length / PAGE)),
      pairs: shown.map((pair) => pairAnswer(asker, pair, latest.get(pairKey(pair)), side)),
      allowed: allowedCommands(asker, facts, ['similarity.compare', 'similarity.decide']),
    }),
  )
}

/** The same of one entry, for its screening page. */
export const readSimilarTo = async (deps: Deps, asker: Asker, entryId: string) => {
  const { db } = deps.database
  const context = await loadEntryContext(db, entryId, deps.now())
  const denied = denialOf('similarity.view', asker, context?.facts ?? {})
  if (denied || !context) return fail(denied ?? notFound)
  // What a later edition's comparison found is that edition's business.
  const pairs = (await listPairsOf(db, entryId)).filter((it) => it.editionId === context.edition.id)
  const [run, decisions, side] = await Promise.all([
    findRun(db, context.edition.id),
    listDecisions(db, [context.edition.id]),
    loadSides(db, asker, pairs, vietnamDay(deps.now())),
  ])
  const latest = latestBy(decisions)
  return ok(
    answer({
      entryId,
      compared: run?.inputsDigest != null,
      pairs: pairs.map((pair) => pairAnswer(asker, pair, latest.get(pairKey(pair)), side)),
    }),
  )
}
