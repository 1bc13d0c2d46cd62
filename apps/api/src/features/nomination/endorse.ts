import { hashToken } from '@xk/auth'
import { endorsement, type Tx } from '@xk/db'
import { fail, notFound, ok, type Problem, type ProblemOf, type Result } from '@xk/domain/kernel'
import { answer, type Asker, may, OWN, type Sendable, view } from '@xk/domain/policy'
import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { appendToLedger } from '../../ledger.ts'
import { throughLink } from '../accounts/read-link.ts'
import { tellOfficers } from './answer-consent.ts'
import { type DossierContext, dossierFor, loadDossier } from './context.ts'
import { askedBy } from './read-consent.ts'
import { confirmedText, type ShownField, shownFields } from './shown-fields.ts'
import type { EndorsementRow } from './store.ts'
import { freshToken, linkExpiry } from './token.ts'

const slotOf = (context: DossierContext, key: string) =>
  context.rules.entry.slots.find((slot) => slot.key === key && slot.kind === 'endorsement')

/**
 * A link by which leadership or party committee looks at the dossier and says whether they agree. Earlier links open
 * nothing any more; what was said through them stands until the new one is answered.
 */
export const askEndorsement = (deps: Deps, actor: Actor, input: { entryId: string; slot: string }) =>
  runCommand(
    deps,
    actor,
    'endorsement.ask',
    input,
    async (tx) => {
      const found = await dossierFor(deps, tx, actor, 'endorsement.ask', input.entryId)
      if (!found.ok) return found
      if (!slotOf(found.value, input.slot)) return fail(notFound)
      const now = deps.now()
      const { token, tokenHash } = freshToken(deps)
      await tx
        .update(endorsement)
        .set({ replacedAt: now })
        .where(
          and(
            eq(endorsement.entryId, input.entryId),
            eq(endorsement.slot, input.slot),
            isNull(endorsement.replacedAt),
          ),
        )
      const expiresAt = linkExpiry(now)
      const id = deps.newId()
      await tx.insert(endorsement).values({
        id,
        entryId: input.entryId,
        slot: input.slot,
        tokenHash,
        issuedBy: actor.viewer.accountId,
        issuedAt: now,
        expiresAt,
      })
      return ok(
        answer({
          id,
          url: `${deps.config.publicUrl}/xac-nhan/${token}`,
          expiresAt: expiresAt.toISOString(),
        }),
      )
    },
    { secret: true },
  )

type Unusable = ProblemOf<'access/link-unusable'>
interface Found {
  row: EndorsementRow
  context: DossierContext
}

const findEndorsement = async (
  deps: Deps,
  tx: Tx,
  token: string,
  options: { lock?: boolean } = {},
): Promise<Result<Found, Unusable>> => {
  const unusable = (reason: Unusable['reason']) =>
    fail({ code: 'access/link-unusable', reason } satisfies Unusable)
  const query = tx
    .select()
    .from(endorsement)
    .where(eq(endorsement.tokenHash, hashToken(token)))
  const [row] = options.lock ? await query.for('update') : await query
  if (!row) return unusable('unknown')
  if (row.replacedAt) return unusable('replaced')
  if (row.expiresAt <= deps.now()) return unusable('expired')
  const context = await loadDossier(deps, tx, row.entryId)
  const state = context?.moment.state
  if (!context || state === 'withdrawn' || state === 'refused') return unusable('replaced')
  return ok({ row, context })
}

interface Endorsed {
  fullName: string
  position: string
}
const personView = view<Endorsed>()({ fullName: 'identity', position: 'identity' })
const fieldView = view<ShownField>()({
  pointer: 'identity',
  label: 'public',
  text: 'identity',
  yes: 'identity',
  long: 'public',
})
const answerView = view<{
  agrees: boolean | null
  signerName: string | null
  signerPosition: string | null
}>()({
  agrees: 'identity',
  signerName: 'identity',
  signerPosition: 'identity',
})

/** What is to be confirmed, as it stands. Opening it consumes nothing. */
export const readEndorsement = async (deps: Deps, token: string, address: string) => {
  const { db } = deps.database
  const found = await throughLink(deps, address, () => findEndorsement(deps, db, token))
  if (!found.ok) return found
  const { row, context } = found.value
  return ok(
    answer({
      editionTitle: context.edition.title,
      unitName: context.unitName,
      slotLabel: slotOf(context, row.slot)?.label ?? '',
      askedBy: await askedBy(db, row.issuedBy),
      people: context.body.people.map((person) => personView.redact(person, OWN) as Sendable<Endorsed>),
      fields: shownFields(context.rules.entry, context.body).map(
        (field) => fieldView.redact(field, OWN) as Sendable<ShownField>,
      ),
      /** What the answer is given to: a dossier that changed since it was read is read again. */
      digest: confirmedText(context.rules.entry, context.body),
      answered: row.answeredAt?.toISOString() ?? null,
      /** They answered to another text than the one that stands. */
      changedSince:
        row.contentDigest !== null && row.contentDigest !== confirmedText(context.rules.entry, context.body),
      answer: answerView.redact(row, OWN),
      expiresAt: row.expiresAt.toISOString(),
    }),
  )
}

interface AnswerEndorsement {
  token: string
  agrees: boolean
  signerName: string
  signerPosition: string
  note: string
  /** Of the text that they looked at, as it came with it. */
  digest: string
  address: string
  asker: Asker
}

/** Whose account vouches for the answer: not its own unit's officer's, who sent the link. */
const answeredBy = (asker: Asker, { issuedBy }: EndorsementRow, { facts }: DossierContext): string | null =>
  asker === 'anonymous' || asker.accountId === issuedBy || may('endorsement.ask', asker, facts)
    ? null
    : asker.accountId

/**
 * Their word on the text that they saw, under the name and office that they give; refused where the dossier says
 * something else by now (endorsement/text-changed). It may be given anew until the link ends.
 */
export const answerEndorsement = (deps: Deps, input: AnswerEndorsement) =>
  throughLink(deps, input.address, () =>
    deps.database.db.transaction(async (tx) => {
      const found = await findEndorsement(deps, tx, input.token, { lock: true })
      if (!found.ok) return found
      const { row, context } = found.value
      const now = deps.now()
      const digest = confirmedText(context.rules.entry, context.body)
      if (input.digest !== digest) return fail({ code: 'endorsement/text-changed' } satisfies Problem)
      await tx
        .update(endorsement)
        .set({
          agrees: input.agrees,
          signerName: input.signerName,
          signerPosition: input.signerPosition,
          note: input.note,
          answeredAt: now,
          contentDigest: digest,
          answeredBy: answeredBy(input.asker, row, context),
        })
        .where(eq(endorsement.id, row.id))
      await tellOfficers(deps, tx, context, 'endorsement.answered', { agrees: String(input.agrees) })
      await appendToLedger(deps, tx, row.id, [
        {
          kind: 'endorse',
          payload: {
            entryId: row.entryId,
            endorsementId: row.id,
            slot: row.slot,
            agrees: input.agrees,
            digest,
          },
        },
      ])
      return ok(answer({ answered: now.toISOString() }))
    }),
  )
