import type { EditionState } from '@xk/domain/edition'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, type Asker, denialOf, may } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { editionFacts, loadEdition, loadEditions, scoredStages, stateNow } from '../editions/load.ts'
import { draftOf, editionLine, rulesOf } from '../editions/views.ts'
import { rulesIn } from '../editions/stored-rules.ts'

/** States from which on an edition's sheets no longer change: a trial may run on them. */
export const PAST_STATES: readonly EditionState[] = ['frozen', 'unmasked', 'decided', 'released']

/**
 * What a trial of an edition's rules starts from: the rules that are being written (else those in force), those in
 * force to compare with, and the earlier editions whose scores may be tried. The trial itself is computed where
 * it is looked at; nothing of it is stored.
 */
export const readTrial = async (deps: Deps, asker: Asker, id: string) => {
  const { db } = deps.database
  const now = deps.now()
  const loaded = await loadEdition(db, id)
  const denied = denialOf('ruleset.tryOut', asker, editionFacts(loaded))
  if (denied || !loaded) return fail(denied ?? notFound)
  const { draft, frozen } = loaded
  const past = (await loadEditions(db)).filter(
    (it) =>
      it.edition.id !== id &&
      it.edition.programme === loaded.edition.programme &&
      PAST_STATES.includes(it.edition.state) &&
      scoredStages(it.ruleset).length > 0 &&
      may('ruleset.tryOut', asker, editionFacts(it)),
  )
  return ok(
    answer({
      edition: editionLine(loaded, stateNow(loaded, now)),
      rules: draft ? draftOf(rulesIn(draft)) : rulesOf(loaded.ruleset),
      isDraft: draft !== undefined,
      inForce: draft && frozen ? rulesOf(rulesIn(frozen)) : null,
      past: past.map((it) => editionLine(it, stateNow(it, now))),
    }),
  )
}
