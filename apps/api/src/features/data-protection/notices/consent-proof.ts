import { consent, edition, entry, personIdentity, privacyNotice, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf, OWN, type Sendable, view, type Viewer } from '@xk/domain/policy'
import { asc, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { namesOf } from '../../accounts/store.ts'

/** One thing that a person agreed to: under which text, when, how sure it is and who wrote it down. */
export interface ConsentProof {
  purpose: string
  editionTitle: string | null
  noticeVersion: string
  /** Of the text that was shown; null for a version that was never published here. */
  digest: string | null
  /** What that text says of the purpose. */
  words: string | null
  givenAt: string
  withdrawnAt: string | null
  assurance: string
  recordedBy: string | null
  onPaper: boolean
}
const proofView = view<ConsentProof>()({
  purpose: 'identity',
  editionTitle: 'identity',
  noticeVersion: 'identity',
  digest: 'identity',
  words: 'identity',
  givenAt: 'identity',
  withdrawnAt: 'identity',
  assurance: 'identity',
  recordedBy: 'identity',
  onPaper: 'identity',
})

/** Everything that a person agreed to, the earliest first: two queries. */
export const listConsentProofs = async (tx: Tx, personId: string): Promise<Sendable<ConsentProof>[]> => {
  const rows = await tx
    .select({ consent, editionTitle: edition.title, notice: privacyNotice })
    .from(consent)
    .leftJoin(entry, eq(entry.id, consent.entryId))
    .leftJoin(edition, eq(edition.id, entry.editionId))
    .leftJoin(privacyNotice, eq(privacyNotice.version, consent.noticeVersion))
    .where(eq(consent.personId, personId))
    .orderBy(asc(consent.givenAt), asc(consent.purpose))
  const names = await namesOf(
    tx,
    rows.map((row) => row.consent.recordedBy),
  )
  return rows.map(
    ({ consent: it, editionTitle, notice }) =>
      proofView.redact(
        {
          purpose: it.purpose,
          editionTitle,
          noticeVersion: it.noticeVersion,
          digest: notice?.digest ?? null,
          words:
            (notice?.digest && notice.body.purposes.find(({ key }) => key === it.purpose)?.words) || null,
          givenAt: it.givenAt.toISOString(),
          withdrawnAt: it.withdrawnAt?.toISOString() ?? null,
          assurance: it.assurance,
          recordedBy: names.get(it.recordedBy ?? '') ?? null,
          onPaper: it.evidenceFileId !== null,
        },
        OWN,
      ) as Sendable<ConsentProof>,
  )
}

/** The paper that proves a person's consents. */
export const readConsentProof = async (deps: Deps, viewer: Viewer, personId: string) => {
  const denied = denialOf('consentProof.view', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const [identity] = await db
    .select({ fullName: personIdentity.fullName })
    .from(personIdentity)
    .where(eq(personIdentity.personId, personId))
  if (!identity) return fail(notFound)
  return ok(
    answer({
      fullName: identity.fullName,
      printedAt: deps.now().toISOString(),
      consents: await listConsentProofs(db, personId),
    }),
  )
}
