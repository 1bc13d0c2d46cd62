import type { MaskingBody } from '@xk/contract'
import { fail, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, audiencesOf, type Viewer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { composeBody, documentLabel, NO_MARKS } from './compose-body.ts'
import { loadMasking } from './context.ts'
import { stageAnswer } from './list-masking.ts'
import { maskableTexts, startingMarks, suggestIn } from './marks.ts'
import { remainingNames } from './remaining-names.ts'
import { readSources } from './source-file.ts'
import { findMasking } from './store.ts'
import { documentView, fieldView, hintView, marksView, remainingView } from './views.ts'

/**
 * One entry as its masking secretary works on it: every text and document with what gives the author away, what was
 * decided so far, and what would still be read. Nothing is written: sure finds are blacked out to start with.
 */
export const readMasking = async (deps: Deps, viewer: Viewer, stageEntryId: string) => {
  const tx = deps.database.db
  const loaded = await loadMasking(tx, viewer, 'masking.edit', stageEntryId, deps.now())
  if (!loaded.ok) return loaded
  const { it, stage, files, identity, work, current, facts } = loaded.value
  const sources = await readSources(deps, files, identity)
  if (!sources.ok) return fail(sources.problem)
  const documents = sources.value
  const saved = await findMasking(tx, stageEntryId)
  const blind = stage.scoring.blind
  const marks: MaskingBody = blind
    ? startingMarks(work, documents, identity, saved?.body)
    : (saved?.body ?? NO_MARKS)
  const inFields = suggestIn(maskableTexts(work), identity)
  const texts = Object.fromEntries(
    documents.flatMap((doc) => (doc.text ? [[doc.attachmentId, doc.text]] : [])),
  )
  const inDocuments = suggestIn(texts, identity)
  const remaining = blind
    ? remainingNames(composeBody(work, marks, []), documents, marks.documents, identity)
    : []
  const seen = audiencesOf(viewer, facts)
  return ok(
    answer({
      id: it.id,
      blindCode: it.blindCode,
      stage: stageAnswer(stage),
      version: saved?.version ?? 0,
      savedAt: saved?.savedAt.toISOString() ?? null,
      renditionState: current?.state ?? null,
      reason: current?.reason ?? null,
      topic: work.topic?.label ?? null,
      marks: marksView.redact(marks, seen),
      fields: work.fields.map((field) =>
        fieldView.redact(
          { ...field, suggestions: inFields.suggestions.filter((found) => found.field === field.key) },
          seen,
        ),
      ),
      documents: documents.map((doc, i) =>
        documentView.redact(
          {
            ...doc,
            proposed: [...doc.proposed],
            label: documentLabel(i + 1),
            name: files[i]?.name ?? '',
            type: files[i]?.type ?? '',
            suggestions: inDocuments.suggestions.filter((found) => found.field === doc.attachmentId),
          },
          seen,
        ),
      ),
      hints: [...inFields.hints, ...inDocuments.hints].map((hint) => hintView.redact(hint, seen)),
      remaining: remaining.map((found) => remainingView.redact(found, seen)),
      allowed: allowedCommands(viewer, facts, ['masking.edit', 'rendition.prepare', 'rendition.approve']),
    }),
  )
}
