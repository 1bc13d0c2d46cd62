import { edition, ruleset, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, type Asker, denialOf, may } from '@xk/domain/policy'
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { listPublishedPromotions } from '../results/published-promotions.ts'
import { findAmendmentRequest, writersOf } from './amendment-store.ts'
import { namesOf } from '../accounts/store.ts'
import { editionFacts, loadEdition, stateNow } from './load.ts'
import { loadReadinessFacts, openingIssues } from './readiness.ts'
import { namesOfUnits } from './read-edition.ts'
import { rulesIn } from './stored-rules.ts'
import { dateLine, draftOf, editionLine, issueOf, rulesOf, scoredStageLines, versionLine } from './views.ts'

/** The rules as they are being written, with what they still lack; members read, the secretariat writes. */
export const readDraft = async (deps: Deps, asker: Asker, id: string) => {
  const { db } = deps.database
  const now = deps.now()
  const loaded = await loadEdition(db, id)
  const facts = editionFacts(loaded)
  const denied = denialOf('edition.view', asker, facts)
  if (denied || !loaded) return fail(denied ?? notFound)
  const { draft, frozen } = loaded
  if (!draft) return fail({ code: 'record/in-wrong-state' as const, state: loaded.edition.state })
  const waiting = await findAmendmentRequest(db, draft.id)
  const [by] = waiting ? (await namesOf(db, [waiting.requestedBy])).values() : []
  const readiness = await loadReadinessFacts(db, now)
  const issues = openingIssues(loaded, readiness(id), now)
  return ok(
    answer({
      edition: editionLine(loaded, stateNow(loaded, now)),
      version: draft.version,
      saveVersion: draft.saveVersion,
      rules: draftOf(rulesIn(draft)),
      /** The rules in force that an amendment changes. */
      current: frozen ? draftOf(rulesIn(frozen)) : null,
      dates: loaded.schedule.map((row) => dateLine(row, new Map())),
      readiness: issues.filter(({ code }) => !frozen || !code.startsWith('date/')).map(issueOf),
      waiting: waiting
        ? answer({
            reason: waiting.reason,
            by: by ?? null,
            at: waiting.requestedAt.toISOString(),
          })
        : null,
      allowed: allowedCommands(asker, { ...facts, preparedBy: await writersOf(db, waiting) }, [
        'ruleset.edit',
        'ruleset.amend',
        'ruleset.amend.sendBack',
        'schedule.set',
        'edition.open',
      ]),
    }),
  )
}

const listFrozen = (tx: Tx, editionId: string) =>
  tx
    .select()
    .from(ruleset)
    .where(and(eq(ruleset.editionId, editionId), isNotNull(ruleset.frozenAt)))
    .orderBy(desc(ruleset.version))

/** A frozen version of the rules with the one before it, for everyone who is signed in; nothing before opening. */
export const readRules = async (
  deps: Deps,
  asker: Asker,
  input: { id: string; version: number | undefined },
) => {
  const denied = denialOf('rules.view', asker, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const loaded = await loadEdition(db, input.id)
  if (!loaded?.frozen) return fail(notFound)
  const versions = await listFrozen(db, input.id)
  const shown =
    input.version === undefined ? versions[0] : versions.find((it) => it.version === input.version)
  if (!shown) return fail(notFound)
  const before = versions.find(({ version }) => version < shown.version)
  return ok(
    answer({
      edition: editionLine(loaded, stateNow(loaded, deps.now())),
      shown: versionLine(shown),
      rules: rulesOf(rulesIn(shown)),
      before: before ? rulesOf(rulesIn(before)) : null,
      versions: versions.map(versionLine),
      dates: loaded.schedule.map((row) => dateLine(row, new Map())),
      mayManage: may('edition.view', asker, editionFacts(loaded)),
      allowed: allowedCommands(asker, editionFacts(loaded), ['ruleset.edit']),
    }),
  )
}

/**
 * The public page of an edition: rules in force, every version with its digest and reason, dates and every
 * extension with its reason. The same for all; before the opening there is no such page.
 */
export const readPublicEdition = async (deps: Deps, slug: string) => {
  const { db } = deps.database
  const now = deps.now()
  const [row] = await db.select({ id: edition.id }).from(edition).where(eq(edition.slug, slug))
  const loaded = row && (await loadEdition(db, row.id))
  if (!loaded?.frozen) return fail(notFound)
  const unitNames = await namesOfUnits(db, loaded.schedule, now)
  return ok(
    answer({
      serverNow: now.toISOString(),
      edition: editionLine(loaded, stateNow(loaded, now)),
      rules: rulesOf(loaded.ruleset),
      scored: scoredStageLines(loaded),
      promotions: await listPublishedPromotions(db, loaded),
      versions: (await listFrozen(db, loaded.edition.id)).map(versionLine),
      dates: loaded.schedule.map((date) => dateLine(date, unitNames)),
    }),
  )
}
