import type { EntryBody } from '@xk/domain/entry'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, type Asker, audiencesOf, denialOf, view } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { loadEntryContext } from './context.ts'
import { listConfirmations, listRevisionAttachments, listRevisions } from './store.ts'
import { listLateDecisions, listScans } from './intake-store.ts'
import { intakeAnswer, lateAnswer } from './intake-views.ts'
import { attachmentAnswer, bodySeenBy, formOf, revisionAnswer } from './views.ts'

const receiptHead = view<{
  unitName: string
  title: string | null
  editionTitle: string
  entryNoun: string
  confirmed: boolean
}>()({
  unitName: 'identity',
  title: 'content',
  editionTitle: 'public',
  entryNoun: 'public',
  confirmed: 'identity',
})

/** The receipt (Phiếu tiếp nhận) of a revision, the latest unless told: code, digest, time, and what was handed in. */
export const readReceipt = async (
  deps: Deps,
  asker: Asker,
  input: { entryId: string; n?: number | undefined },
) => {
  const { db } = deps.database
  const context = await loadEntryContext(db, input.entryId, deps.now())
  const denied = denialOf('entry.viewOwn', asker, context?.facts ?? {})
  if (denied || !context) return fail(denied ?? notFound)
  const revisions = await listRevisions(db, input.entryId)
  const revision = input.n === undefined ? revisions[0] : revisions.find((it) => it.n === input.n)
  if (!revision) return fail(notFound)
  const [attachments, confirmations, scans, lates] = await Promise.all([
    listRevisionAttachments(db, [revision.id]),
    listConfirmations(db, input.entryId),
    listScans(db, input.entryId),
    listLateDecisions(db, input.entryId),
  ])
  const { facts, rules } = context
  const body = revision.body as EntryBody | null
  const title = body?.fields[rules.entry.titleField]
  const head = {
    unitName: context.unitName,
    title: typeof title === 'string' ? title : null,
    editionTitle: context.edition.title,
    entryNoun: rules.entryNoun,
    confirmed: confirmations.length > 0,
  }
  return ok(
    answer({
      entryId: input.entryId,
      state: context.moment.state,
      isLatest: revision === revisions[0],
      head: receiptHead.redact(head, audiencesOf(asker, facts)),
      revision: revisionAnswer(revision, asker, facts),
      intake: intakeAnswer(context.intake, scans, asker, facts),
      lateDecisions: lates
        .filter((it) => it.revisionId === revision.id)
        .map((it) => lateAnswer(it, asker, facts)),
      form: formOf(rules),
      /** null once erased: the digest stays. */
      body: body && bodySeenBy(asker, context, body),
      attachments: attachments.map((it) => attachmentAnswer(it, asker, facts)),
    }),
  )
}
