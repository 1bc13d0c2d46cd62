import type { Tx } from '@xk/db'
import type { ReleaseInput } from '@xk/domain/publication'
import type { Deps } from '../../deps.ts'
import { ledgerOrigin } from '../../keys.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import type { CorrectionRow } from '../corrections/store.ts'
import { settingsAt } from '../organisation/settings.ts'
import { listRankingStages, listScoredStages } from '../results/approval.ts'
import { type ExceptionKind, listExceptions } from '../results/exceptions.ts'
import type { ApprovedResult } from './context.ts'
import { councilOf } from './council-part.ts'
import { blocOf, SYMBOL } from './decision-text.ts'
import { createEntryCodes } from './release-codes.ts'
import { listPeopleAround } from './people-around.ts'
import { withoutNamesInReasons } from './reasons.ts'
import { createSalting, type Owners } from './salting.ts'
import { type CorrectedStandings, resultOf } from './stage-result.ts'
import type { DecisionRow, ReleaseRow } from './store.ts'
import { teamPrizesOf } from './team-prizes-part.ts'
import { hasWon, listNamedEntries } from './winners.ts'

/** Kinds that the release's core knows; gaps and penalties stand with their entries. */
const KINDS: Partial<Record<ExceptionKind, ReleaseInput['exceptions'][number]['kind']>> = {
  amendment: 'amendment',
  extension: 'extension',
  liftedConflict: 'liftedConflict',
  lateSheet: 'lateSheet',
  reopenedSheet: 'reopenedSheet',
  correctedMark: 'correction',
  resumed: 'correction',
  promotionWithdrawn: 'correction',
  awardChange: 'awardChange',
}

/** What was corrected or taken back so far, as the release says it for ever. */
const listCorrections = (
  corrections: readonly Pick<CorrectionRow, 'kind' | 'preparedAt' | 'reason' | 'outcome'>[],
): ReleaseInput['exceptions'][number][] =>
  corrections.flatMap(({ kind, preparedAt, reason, outcome }): ReleaseInput['exceptions'][number][] => {
    const line = { kind: 'correction' as const, at: preparedAt.toISOString(), reason }
    if (outcome.scores.length > 0)
      return outcome.scores.map(({ stageEntryId, stage, from, to }) => ({
        ...line,
        entryId: stageEntryId,
        change: { stage, from, to },
      }))
    // A prize taken back has its own place in the release.
    return kind === 'revocation' ? [] : [{ ...line, entryId: null }]
  })

/**
 * Everything that a release is built from: the frozen standing with the sheets that give it, awards, unit prizes
 * and exceptions, under fresh codes, shuffled sheets and salts. Only entries that the rules publish are named, and nobody
 * in a reason.
 */
export const loadReleaseInput = async (
  deps: Deps,
  tx: Tx,
  it: ApprovedResult,
  of: {
    decision: DecisionRow
    n: number
    before: ReleaseRow | undefined
    reason: string | null
    publishAt: Date
    /** Approved ones and the one in the making, the earliest first. */
    corrections?: readonly Pick<CorrectionRow, 'kind' | 'preparedAt' | 'reason' | 'outcome'>[]
    corrected?: CorrectedStandings
  },
): Promise<{ input: ReleaseInput; owners: Owners }> => {
  const { stage, frozen } = it
  const day = vietnamDay(of.decision.preparedAt)
  const settings = await settingsAt(tx, vietnamDay(deps.now()))
  const { result } = frozen
  const shown =
    stage.rules.publication.list === 'allRanked'
      ? result.standing.placings.map(({ entryId }) => entryId)
      : result.awards
          .filter((award) => hasWon(award) || award.state === 'revoked')
          .map(({ entryId }) => entryId)
  const named = await listNamedEntries(tx, stage.rules, shown, day)
  const salting = createSalting(deps)
  const stages = await listScoredStages(tx, stage.editionId)
  const codeOf = createEntryCodes(deps)
  const corrected = of.corrected ?? new Map<string, never>()
  const results: ReleaseInput['results'][number][] = []
  for (const one of stages)
    results.push(await resultOf(deps, tx, it, one, { named, salting, codeOf, corrected }))
  const council = await councilOf(tx, it, { named, salting, codeOf })
  const placed = new Set(
    [...results, ...(council ? [council] : [])].flatMap(({ frozen: { placings } }) =>
      placings.map(({ entryId }) => entryId),
    ),
  )
  const exceptions = await listExceptions(tx, await listRankingStages(tx, stage.editionId))
  const input: ReleaseInput = {
    edition: { slug: it.edition.slug, title: it.edition.title, programme: it.edition.programme },
    organiser: blocOf(settings),
    n: of.n,
    supersedes: of.before ? { n: of.before.n, digest: of.before.digest, reason: of.reason ?? '' } : null,
    publishAt: of.publishAt.toISOString(),
    decision: {
      number: `${of.decision.number}-${settings.decisionSymbol || SYMBOL}`,
      signedOn: of.decision.signedOn,
    },
    ruleset: stage.storedRules,
    rulesetVersion: stage.rulesetVersion,
    results,
    ...(council ? { council } : {}),
    teamPrizes: await teamPrizesOf(deps, tx, it, salting, day),
    exceptions: [
      ...exceptions.flatMap(({ kind, at, reason, stageEntryId }) => {
        const known = KINDS[kind]
        const entryId = stageEntryId !== null && placed.has(stageEntryId) ? stageEntryId : null
        return known ? [{ kind: known, at: at.toISOString(), reason, entryId }] : []
      }),
      ...listCorrections(of.corrections ?? []),
    ],
    ...(result.revocations ? { revocations: result.revocations } : {}),
    ledger: ledgerOrigin(deps.keys),
  }
  const people = await listPeopleAround(tx, stage.editionId)
  const names = people.map(({ fullName }) => fullName)
  return { input: withoutNamesInReasons(input, names), owners: salting.owners }
}
