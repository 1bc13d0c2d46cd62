import { type EntryBody, emptyEntryBody } from '@xk/domain/entry'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, type Asker, audiencesOf, denialOf } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { loadEntryContext } from '../entries/context.ts'
import { findDraft, listAllUnitsOn, listDraftAttachments } from '../entries/store.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { composeBody, documentLabel } from './compose-body.ts'
import { identityOf } from './context.ts'
import { maskableTexts, startingMarks, suggestIn } from './marks.ts'
import { type HiddenFinding, readSources } from './source-file.ts'
import { bodyView, documentPreviewView, fieldPreviewView } from './views.ts'
import { workText } from './work-text.ts'

/** One thing that gives the author away, once, however often it stands there. */
const distinct = <It extends { match: string; kind: string }>(found: readonly It[]): It[] => [
  ...new Map(found.map((it) => [`${it.kind} ${it.match}`, it])).values(),
]

const distinctHidden = (found: readonly HiddenFinding[]): HiddenFinding[] => [
  ...new Map(found.map((it) => [`${it.where} ${it.text}`, it])).values(),
]

/**
 * What judges would see of an entry as its draft stands, if only sure finds were blacked out; and what in its fields
 * and files gives the author away, while there is still time to mend it. Only blind stages ask for it.
 */
export const readBlindPreview = async (deps: Deps, asker: Asker, entryId: string) => {
  const tx = deps.database.db
  const now = deps.now()
  const context = await loadEntryContext(tx, entryId, now)
  const denied = denialOf('entry.previewBlind', asker, context?.facts ?? {})
  if (denied || !context) return fail(denied ?? notFound)
  const { rules, facts } = context
  const [draft, attachments, units] = await Promise.all([
    findDraft(tx, entryId),
    listDraftAttachments(tx, entryId),
    listAllUnitsOn(tx, vietnamDay(now)),
  ])
  const body = (draft?.body ?? emptyEntryBody) as EntryBody
  const behind = new Set([
    ...context.entry.unitIds,
    ...body.jointUnits,
    ...body.people.map(({ unitId }) => unitId),
  ])
  const identity = identityOf(
    body,
    units.filter(({ id }) => behind.has(id)).map(({ name }) => name),
  )
  const files = attachments.filter(({ audience }) => audience !== 'identity')
  const sources = await readSources(deps, files, identity)
  if (!sources.ok) return fail(sources.problem)
  const work = workText(rules, body)
  const marks = startingMarks(work, sources.value, identity, undefined)
  const { suggestions, hints } = suggestIn(maskableTexts(work), identity)
  const texts = Object.fromEntries(
    sources.value.flatMap((it) => (it.text ? [[it.attachmentId, it.text]] : [])),
  )
  const inFiles = suggestIn(texts, identity).suggestions
  const seen = audiencesOf(asker, facts)
  return ok(
    answer({
      blind: rules.stages.some((stage) => stage.kind === 'scoring' && stage.scoring.blind),
      work: bodyView.redact(composeBody(work, marks, []), seen),
      fields: work.fields.flatMap(({ key, label }) => {
        const found = distinct(suggestions.filter(({ field }) => field === key))
        return found.length === 0 ? [] : [fieldPreviewView.redact({ key, label, found }, seen)]
      }),
      documents: sources.value.map((it, i) => {
        const onPages = distinct(
          it.proposed.map(({ text, certainty, page }) => ({
            kind: 'page' as const,
            match: text,
            certainty,
            page,
          })),
        )
        return documentPreviewView.redact(
          {
            attachmentId: it.attachmentId,
            label: documentLabel(i + 1),
            name: files[i]?.name ?? '',
            type: files[i]?.type ?? '',
            pages: it.pages,
            found: [...distinct(inFiles.filter(({ field }) => field === it.attachmentId)), ...onPages],
            hidden: distinctHidden(it.hidden),
            lookAt: it.lookAt,
            unreadable: it.unreadable,
          },
          seen,
        )
      }),
      hints: [...new Set(hints.map(({ term }) => term))],
    }),
  )
}
