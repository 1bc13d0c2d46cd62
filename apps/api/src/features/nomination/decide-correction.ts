import { account, draft, entryPerson, nomineeCorrection, personIdentity, type Tx } from '@xk/db'
import type { EntryBody } from '@xk/domain/entry'
import { fail, fromPlainText, notFound, ok, type Problem, tidyLine } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import type { EntryRules } from '@xk/domain/ruleset'
import { and, eq, ne } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { isEditable } from '../entries/lifecycle.ts'
import { nameColumns } from '../people/identity.ts'
import { dossierFor } from './context.ts'
import type { CorrectionRow } from './store.ts'

/**
 * Takes what the nominee would have put right into the draft, word for word, or leaves it. A remark about the dossier
 * as a whole is only ticked off: there is no one place for it.
 */
export const decideCorrection = (
  deps: Deps,
  actor: Actor,
  input: { entryId: string; correctionId: string; take: boolean },
) =>
  runCommand(deps, actor, 'nominee.decideCorrection', input, async (tx) => {
    const found = await dossierFor(deps, tx, actor, 'nominee.decideCorrection', input.entryId)
    if (!found.ok) return found
    const context = found.value
    const [row] = await tx
      .select()
      .from(nomineeCorrection)
      .where(and(eq(nomineeCorrection.id, input.correctionId), eq(nomineeCorrection.entryId, input.entryId)))
      .for('update')
    if (!row) return fail(notFound)
    if (row.state !== 'open')
      return fail({ code: 'record/in-wrong-state', state: row.state } satisfies Problem)
    const { state } = context.entry
    let version = context.draftVersion
    if (input.take) {
      if (!isEditable(state)) return fail({ code: 'record/in-wrong-state', state } satisfies Problem)
      const body = withCorrection(context.rules.entry, context.body, row)
      if (!body) return fail({ code: 'record/stale-version', current: version } satisfies Problem)
      version += 1
      await tx
        .update(draft)
        .set({ body, version, savedAt: deps.now(), savedBy: actor.viewer.accountId })
        .where(eq(draft.entryId, input.entryId))
      await correctIdentity(tx, row)
    }
    await tx
      .update(nomineeCorrection)
      .set({
        state: input.take ? 'taken' : 'declined',
        decidedBy: actor.viewer.accountId,
        decidedAt: deps.now(),
      })
      .where(eq(nomineeCorrection.id, row.id))
    return ok(answer({ version }))
  })

/** The body with the correction in its place; undefined where that place is gone. */
const withCorrection = (
  rules: EntryRules,
  body: EntryBody,
  { pointer, proposed }: CorrectionRow,
): EntryBody | undefined => {
  if (pointer === '') return body
  const [, part = '', at = '', key = ''] = pointer.split('/')
  if (part === 'fields') {
    const field = rules.fields.find((it) => it.key === at)
    if (!field) return undefined
    const value =
      field.type === 'longText'
        ? fromPlainText(proposed)
        : field.type === 'yesNo'
          ? /^(có|đúng|yes)/i.test(proposed.trim())
          : tidyLine(proposed)
    return { ...body, fields: { ...body.fields, [at]: value } }
  }
  const index = Number(at)
  if (part !== 'people' || !body.people[index]) return undefined
  return {
    ...body,
    people: body.people.map((person, i) => (i === index ? { ...person, [key]: tidyLine(proposed) } : person)),
  }
}

/** They said themselves how they are called: the person on record is called so too, unless an account says it. */
const correctIdentity = async (tx: Tx, { personId, entryId, pointer, proposed }: CorrectionRow) => {
  const [own] = await tx.select({ id: account.id }).from(account).where(eq(account.personId, personId))
  // Nor where other entries know them: one unit renames nobody in another's.
  const [elsewhere] = await tx
    .select({ entryId: entryPerson.entryId })
    .from(entryPerson)
    .where(and(eq(entryPerson.personId, personId), ne(entryPerson.entryId, entryId)))
    .limit(1)
  if (own || elsewhere) return
  const said = pointer.endsWith('/fullName')
    ? nameColumns(proposed)
    : pointer.endsWith('/birthDate')
      ? { birthDate: proposed }
      : undefined
  if (said) await tx.update(personIdentity).set(said).where(eq(personIdentity.personId, personId))
}
