import { officeGrant, type Tx } from '@xk/db'
import { fail, notFound, type Result } from '@xk/domain/kernel'
import { type Asker, denialOf, type Facts } from '@xk/domain/policy'
import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { loadEntryContext } from '../entries/context.ts'
import type { StoredFile } from '../entries/download.ts'
import { findStoredFile } from '../entries/stored-file.ts'
import { type ConsentRequestRow, listConsentRequests } from './store.ts'

/** The page that a nominee signed, for whoever screens the dossier and for the unit that sent it in. */
export const findPaperConsentFile = async (
  deps: Deps,
  asker: Asker,
  it: { entryId: string; scanId: string },
): Promise<Result<StoredFile>> => {
  const { db } = deps.database
  const context = await loadEntryContext(db, it.entryId, deps.now())
  const facts = context?.facts ?? {}
  const denied = denialOf('entry.viewOwn', asker, facts) && denialOf('entry.view', asker, facts)
  if (denied || !context) return fail(denied ?? notFound)
  const request = (await listConsentRequests(db, it.entryId)).find(({ id }) => id === it.scanId)
  return findStoredFile(db, request?.evidenceFileId ?? null)
}

/**
 * Which of these signed pages were recorded by somebody who spoke for the dossier's own unit then: its officer, or who
 * took it in for the unit. Whoever screens looks at such a page twice. One query.
 */
export const listRecordedByUnit = async (
  tx: Tx,
  requests: readonly ConsentRequestRow[],
  facts: Pick<Facts, 'unitIds' | 'takenInBy'>,
): Promise<Set<string>> => {
  const papers = requests.filter(({ channel }) => channel === 'paper')
  const unitIds = facts.unitIds ?? []
  if (papers.length === 0 || unitIds.length === 0) return new Set()
  const grants = await tx
    .select()
    .from(officeGrant)
    .where(
      and(
        eq(officeGrant.role, 'officer'),
        inArray(officeGrant.scopeId, [...unitIds]),
        inArray(
          officeGrant.accountId,
          papers.map(({ issuedBy }) => issuedBy),
        ),
        isNotNull(officeGrant.approvedAt),
      ),
    )
  const held = (accountId: string, at: Date) =>
    grants.some(
      (it) =>
        it.accountId === accountId &&
        it.from <= at &&
        (it.to === null || it.to > at) &&
        (it.revokedAt === null || it.revokedAt > at),
    )
  return new Set(
    papers
      .filter(({ issuedBy, issuedAt }) => issuedBy === facts.takenInBy || held(issuedBy, issuedAt))
      .map(({ id }) => id),
  )
}
