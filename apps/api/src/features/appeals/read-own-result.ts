import type { EntryBody } from '@xk/domain/entry'
import { ok } from '@xk/domain/kernel'
import { allowedCommands, answer, type Asker } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { listRevisions } from '../entries/store.ts'
import { findPublishedEntry } from './context.ts'
import { ownStages } from './own-stages.ts'
import { findRemarkable } from './remark-context.ts'
import { listAppealsOf, listRemarksOf } from './store.ts'
import { sumChecks } from './sum-check.ts'
import { appealLine, ownStage, resultHead } from './views.ts'

/**
 * "Vì sao trượt?": what a unit may know of its own entry once the result is public, and its appeals. Nothing of
 * other units, nothing of judges.
 */
export const readOwnResult = async (deps: Deps, asker: Asker, entryId: string) => {
  const { db } = deps.database
  const now = deps.now()
  const found = await findPublishedEntry(db, asker, 'result.viewOwn', entryId, now)
  if (!found.ok) return found
  const { context, slug, latest, until } = found.value
  const { rules, facts } = context
  const [revision] = await listRevisions(db, entryId)
  const title = (revision?.body as EntryBody | null | undefined)?.fields[rules.entry.titleField]
  const appeals = await listAppealsOf(db, entryId)
  const remarks = await listRemarksOf(
    db,
    appeals.map(({ id }) => id),
  )
  const isOpen = until !== undefined && now <= until
  return ok(
    answer({
      entryId,
      serverNow: now.toISOString(),
      head: resultHead(
        {
          title: typeof title === 'string' ? title : null,
          unitName: context.unitName,
          editionTitle: context.edition.title,
          entryNoun: rules.entryNoun,
          programme: rules.programme,
          slug,
        },
        asker,
        facts,
      ),
      release: answer({ n: latest.n, publishAt: latest.publishAt.toISOString(), reason: latest.reason }),
      stages: (await ownStages(db, rules, entryId)).map((stage) => ownStage(stage, asker, facts)),
      sumsMatch: (await sumChecks(db, entryId)).every(({ matches }) => matches),
      commentsGiven: rules.publication.commentsToUnit,
      appealsText: rules.appeals?.text ?? null,
      appealsUntil: until?.toISOString() ?? null,
      /** Whether marking anew can be asked for. */
      remarkable: isOpen && (await findRemarkable(db, rules, entryId)) !== undefined,
      appeals: appeals.map((row) => appealLine(row, remarks.get(row.id), asker, facts)),
      allowed:
        isOpen && !appeals.some(({ state }) => state === 'open')
          ? allowedCommands(asker, facts, ['appeal.file'])
          : [],
    }),
  )
}
