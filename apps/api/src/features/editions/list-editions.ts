import { nextStep } from '@xk/domain/edition'
import { fail, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, type Asker, denialOf, may } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { countWork } from './counts.ts'
import { editionFacts, loadEditions, stateNow } from './load.ts'
import { loadReadinessFacts, openingIssues } from './readiness.ts'
import { countsOf, dateLine, editionLine, issueOf, scoredStageLines, stepOf } from './views.ts'

/** The working group's home: each edition that is theirs, where it stands, and what blocks its next step. */
export const listEditions = async (deps: Deps, asker: Asker) => {
  const denied = denialOf('edition.list', asker, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const now = deps.now()
  const mine = (await loadEditions(db)).filter((it) => may('edition.view', asker, editionFacts(it)))
  const readiness = await loadReadinessFacts(db, now)
  const counts = await countWork(db, now, mine)
  const none = new Map<string, string>()
  return ok(
    answer({
      serverNow: now.toISOString(),
      allowed: allowedCommands(asker, {}, ['edition.create']),
      editions: mine.map((it) => {
        const state = stateNow(it, now)
        const issues = it.edition.state === 'draft' ? openingIssues(it, readiness(it.edition.id), now) : []
        return answer({
          edition: editionLine(it, state),
          dates: it.schedule.filter(({ unitId }) => unitId === null).map((row) => dateLine(row, none)),
          scored: scoredStageLines(it),
          counts: countsOf(counts(it.edition.id)),
          next: stepOf(nextStep(state, it.facts, counts(it.edition.id))),
          blocking: issues.filter(({ blocking }) => blocking).map(issueOf),
          allowed: allowedCommands(asker, editionFacts(it), [
            'ruleset.edit',
            'edition.open',
            'edition.advance',
          ]),
        })
      }),
    }),
  )
}
