import { fail, notFound, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, type Asker, audiencesOf, denialOf } from '@xk/domain/policy'
import { type Mark, sideBySide } from '@xk/domain/similarity'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { namesOf } from '../accounts/store.ts'
import { isChanged } from './read-pairs.ts'
import { loadSides, type Side } from './sides.ts'
import { findPair, listDecisions, pairKey } from './store.ts'
import { decisionView, pairView, sectionView } from './views.ts'

const withMarks = (side: Side, marks: readonly Mark[]) =>
  side.source().map(({ label, text }, i) =>
    sectionView.redact(
      {
        label,
        text,
        marks: marks
          .filter(({ section }) => section === i)
          .map(({ start, end, n, kind }) => ({ start, end, n, kind })),
      },
      side.seen,
    ),
  )

/** Two entries side by side: their texts as they were compared, what agrees marked in both, what was decided. */
export const readPair = async (deps: Deps, asker: Asker, pairId: string) => {
  const { db } = deps.database
  const pair = await findPair(db, pairId)
  const facts = pair ? { editionId: pair.editionId } : {}
  const denied = denialOf('similarity.view', asker, facts)
  if (denied || !pair) return fail(denied ?? notFound)
  const [side, all] = await Promise.all([
    loadSides(db, asker, [pair], vietnamDay(deps.now())),
    listDecisions(db, [pair.editionId]),
  ])
  const decisions = all.filter((decision) => pairKey(decision) === pairKey(pair))
  const names = await namesOf(
    db,
    decisions.map(({ by }) => by),
  )
  const a = side(pair.entryA, pair.revisionA, pair.editionId)
  const b = side(pair.entryB, pair.revisionB, pair.editionId)
  // Without one of the texts there is nothing to lay side by side, and marks would tell of it.
  const readable = [a, b].every(({ seen, body }) => seen.has('content') && body !== undefined)
  const texts = [a, b].map((it) => it.source().map(({ text }) => text))
  const marks = readable ? sideBySide(texts[0] ?? [], texts[1] ?? []) : { a: [], b: [] }
  const seen = audiencesOf(asker, facts)
  return ok(
    answer({
      editionId: pair.editionId,
      pair: pairView.redact(
        {
          id: pair.id,
          copied: pair.copied,
          likeness: pair.likeness,
          verdict: decisions[0]?.verdict ?? null,
          changed: isChanged(pair, decisions[0]),
        },
        seen,
      ),
      a: answer({ about: a.line, kept: a.body !== undefined, sections: withMarks(a, marks.a) }),
      b: answer({ about: b.line, kept: b.body !== undefined, sections: withMarks(b, marks.b) }),
      decisions: decisions.map((decision) =>
        decisionView.redact(
          {
            verdict: decision.verdict,
            reason: decision.reason,
            by: names.get(decision.by) ?? '—',
            at: decision.at.toISOString(),
            changed: isChanged(pair, decision),
          },
          seen,
        ),
      ),
      seen: decisions.length,
      allowed: allowedCommands(asker, facts, ['similarity.decide']),
    }),
  )
}
