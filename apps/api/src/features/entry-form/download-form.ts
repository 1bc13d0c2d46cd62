import { writeEntryForm } from '@xk/documents'
import { type EntryBody, emptyEntryBody } from '@xk/domain/entry'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { type Asker, denialOf } from '@xk/domain/policy'
import { divisionOf, eligibilityFor, entryRulesFor } from '@xk/domain/ruleset'
import { entryPaper } from '@xk/i18n'
import type { Deps } from '../../deps.ts'
import { loadEdition } from '../editions/load.ts'
import { type EntryContext, loadEntryContext } from '../entries/context.ts'
import { findDraft } from '../entries/store.ts'
import { formDocumentOf, type Known } from './form-document.ts'

export interface BlankForm {
  name: string
  bytes: Uint8Array
}

/**
 * The entry form of an opened edition as a Word file to fill in: public like the thể lệ that it comes from. Where the
 * rules divide entries, that of one division, the first unless told.
 */
export const findBlankForm = async (
  deps: Deps,
  asker: Asker,
  input: { editionId: string; division: string | undefined },
): Promise<Result<BlankForm>> => {
  const denied = denialOf('rules.view', asker, { editionId: input.editionId })
  if (denied) return fail(denied)
  const loaded = await loadEdition(deps.database.db, input.editionId)
  if (!loaded?.frozen) return fail(notFound)
  const { edition, ruleset, version } = loaded
  const division = divisionOf(ruleset, input.division ?? ruleset.divisions[0]?.key ?? '')
  if (!division) return fail(notFound)
  const rules = {
    ...ruleset,
    entry: entryRulesFor(ruleset, division.key),
    eligibility: eligibilityFor(ruleset, division.key),
  }
  const divisionLabel = ruleset.divisions.length > 1 ? division.label : null
  const known = { unitName: '', divisionLabel, title: '', people: [] }
  const bytes = await writeEntryForm(formDocumentOf(edition, rules, version, known))
  return ok({ name: entryPaper.fileName(edition.title, divisionLabel), bytes })
}

/** What is known of an entry: its unit, division, name and people as the draft has them. */
export const knownOf = (context: EntryContext, body: EntryBody): Known => {
  const { rules, entry } = context
  const title = body.fields[rules.entry.titleField]
  return {
    unitName: context.unitName,
    divisionLabel: rules.divisions.length > 1 ? (divisionOf(rules, entry.division)?.label ?? null) : null,
    title: typeof title === 'string' ? title : '',
    people: body.people,
  }
}

/** The form of an entry's own division with what is known of it, for its unit. */
export const findFormOfEntry = async (
  deps: Deps,
  asker: Asker,
  entryId: string,
): Promise<Result<BlankForm>> => {
  const { db } = deps.database
  const context = await loadEntryContext(db, entryId, deps.now())
  const denied = denialOf('entry.viewOwn', asker, context?.facts ?? {})
  if (denied || !context) return fail(denied ?? notFound)
  const body = ((await findDraft(db, entryId))?.body ?? emptyEntryBody) as EntryBody
  const known = knownOf(context, body)
  const { edition, rules, rulesetVersion } = context
  const bytes = await writeEntryForm(formDocumentOf(edition, rules, rulesetVersion, known))
  return ok({ name: entryPaper.fileName(edition.title, known.divisionLabel), bytes })
}
