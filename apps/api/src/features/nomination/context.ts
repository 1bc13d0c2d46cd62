import type { Tx } from '@xk/db'
import { emptyEntryBody, type EntryBody, type EntryPerson } from '@xk/domain/entry'
import { fail, notFound, ok, type Problem } from '@xk/domain/kernel'
import { type Command, denialOf } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { type EntryContext, loadEntryContext } from '../entries/context.ts'
import { findDraft } from '../entries/store.ts'

export interface DossierContext extends EntryContext {
  /** The draft as it stands. */
  body: EntryBody
  draftVersion: number
}

/** An entry with its draft, for who asks others about it. */
export const loadDossier = async (
  deps: Pick<Deps, 'now'>,
  tx: Tx,
  entryId: string,
  options: { lock?: boolean } = {},
): Promise<DossierContext | undefined> => {
  const context = await loadEntryContext(tx, entryId, deps.now(), options)
  if (!context) return undefined
  const stored = await findDraft(tx, entryId)
  return {
    ...context,
    body: (stored?.body ?? emptyEntryBody) as EntryBody,
    draftVersion: stored?.version ?? 0,
  }
}

/** The same, where this person may issue this command about it. */
export const dossierFor = async (
  deps: Pick<Deps, 'now'>,
  tx: Tx,
  actor: Actor,
  command: Command,
  entryId: string,
) => {
  const context = await loadDossier(deps, tx, entryId, { lock: true })
  const denied = denialOf(command, actor.viewer, context?.facts ?? {})
  return denied || !context ? fail(denied ?? notFound) : ok(context)
}

/** Somebody can be asked while it is not over with the dossier, and once it is clear whom. */
export const personToAsk = (context: DossierContext, personId: string) => {
  if (context.rules.entry.consentBy !== 'person') return fail({ code: 'consent/not-asked' as const })
  const { state } = context.moment
  if (state === 'refused' || state === 'withdrawn')
    return fail({ code: 'record/in-wrong-state' as const, state } satisfies Problem)
  const index = context.body.people.findIndex(({ id }) => id === personId)
  const person: EntryPerson | undefined = context.body.people[index]
  if (!person) return fail(notFound)
  return person.fullName.trim() === ''
    ? fail({
        code: 'input/invalid' as const,
        issues: [{ pointer: `/people/${index}/fullName`, code: 'person/nameMissing' }],
      })
    : ok({ person, index })
}
