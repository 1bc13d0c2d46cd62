import { commitmentOf, digestOf, fail, ok, type ProblemOf, type Result } from '../kernel/index.ts'
import { readRuleset, type Ruleset, type ScoringStage } from '../ruleset/index.ts'
import { decidePromotion, type Standing } from '../scoring/index.ts'
import { proposeAfterRevocations } from './check-correction.ts'
import { formatOf, stageRulesOf } from './check-stages.ts'
import { publishedScoring, standingOf, unitRankingOf } from './recompute-release.ts'
import {
  type Disclosure,
  type ReleasedEntry,
  type ReleasedResult,
  type ReleasedTeamPrize,
  type Revocation,
} from './release-core.ts'
import { councilStanding } from '../ballot/index.ts'
import { councilInputs, councilStageOf, type ReleasedCouncil } from './release-council.ts'
import type {
  BuiltRelease,
  ReleaseCouncilInput,
  ReleaseEntryInput,
  ReleaseInput,
  ReleasePersonal,
  ReleaseResultInput,
  Salted,
} from './release-input.ts'
import { sheetsRoot } from './sheet-receipt.ts'

type Disclose = (path: string, salted: Salted) => string

const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1)

const relabel = (entry: ReleaseEntryInput): ReleasedEntry['sheets'] => {
  const { sheets, sheetOrder } = entry
  if (new Set(sheetOrder).size !== sheets.length || sheetOrder.length !== sheets.length) {
    throw new Error('sheetOrder is no permutation of the sheets')
  }
  return sheetOrder.map((position, i) => {
    const sheet = sheets[position]
    if (!sheet) throw new Error('sheetOrder is no permutation of the sheets')
    const { segment, kind, marks, digest } = sheet
    return { id: `P${i + 1}`, segment, kind, marks: { ...marks }, digest }
  })
}

const releasedPersonal = (
  personal: ReleasePersonal | null,
  at: string,
  disclose: Disclose,
): ReleasedEntry['personal'] =>
  personal && {
    title: disclose(`${at}/title`, personal.title),
    unit: disclose(`${at}/unit`, personal.unit),
    people: personal.people.map((one, i) => disclose(`${at}/people/${i}`, one)),
    summary: personal.summary && disclose(`${at}/summary`, personal.summary),
  }

const releasedEntry = (entry: ReleaseEntryInput, at: string, disclose: Disclose): ReleasedEntry => {
  const { personal } = entry
  return {
    code: entry.publicCode,
    sheets: relabel(entry),
    objective: entry.objective.map(({ segment, points, elapsedSeconds }) => ({
      segment,
      points,
      elapsedSeconds,
    })),
    penalties: entry.penalties.map(({ segment, points, reason }, i) => ({
      id: `T${i + 1}`,
      segment,
      points,
      reason,
    })),
    previousStage: entry.previousStage,
    ...(entry.carried ? { carried: { ...entry.carried } } : {}),
    ...(entry.remark ? { remark: { ...entry.remark } } : {}),
    personal: releasedPersonal(personal, `${at}/personal`, disclose),
  }
}

/** Throws when the sheets no longer give what was frozen: something was changed behind the record's back. */
const assertAsFrozen = (
  standing: Standing,
  input: Pick<ReleaseResultInput, 'frozen'>,
  codeOf: (entryId: string) => string,
) => {
  const now = new Map(standing.placings.map(({ entryId, rank, score }) => [entryId, `${rank} ${score}`]))
  const same = input.frozen.placings.every(
    ({ entryId, rank, score }) => now.get(codeOf(entryId)) === `${rank} ${score}`,
  )
  if (!same || now.size !== input.frozen.placings.length)
    throw new Error('the sheets do not give the frozen standing')
}

const releasedPrizes = (
  ruleset: Ruleset,
  standing: Standing,
  prizes: ReleaseResultInput['prizes'],
  codeOf: (entryId: string) => string,
  revocations: readonly Revocation[],
): ReleasedResult['prizes'] => {
  if (!prizes) return null
  const choices = { boundary: {}, withheld: {}, reasons: {}, ...prizes.choices }
  return {
    awards: prizes.awards.map(({ prize, entryId, state, reason }) => ({
      prize,
      entryId: codeOf(entryId),
      state,
      reason,
    })),
    choices,
    notAwarded: proposeAfterRevocations(ruleset.prizes, standing, choices, revocations).notAwarded,
  }
}

/** Who went on by the rules, by public code; who of them competes no more in the next stage is named. */
const releasedPromotion = (
  { cut }: ScoringStage,
  standing: Standing,
  lots: Readonly<Record<string, number>>,
  { results, council }: Pick<ReleaseInput, 'results' | 'council'>,
  index: number,
): ReleasedResult['promotion'] => {
  const declared = results[index]?.promotion
  const next = results[index + 1]?.entries ?? (index === results.length - 1 ? council?.candidates : undefined)
  if (!cut || !declared || !next) return null
  const decided = decidePromotion(standing, cut, lots)
  const there = new Set(next.map(({ publicCode }) => publicCode))
  const gone = decided.lines.filter(({ entryId, goesOn }) => goesOn && !there.has(entryId))
  return {
    decided,
    withdrawn: gone.map(({ entryId }) => entryId).sort(),
    declaredDigest: declared.digest,
    at: declared.at,
  }
}

/** A council's part under public codes; the outcome is decided again and must be the declared one. */
const releasedCouncil = (
  ruleset: Ruleset,
  input: ReleaseCouncilInput,
  disclose: Disclose,
  codeOf: (entryId: string) => string,
  revocations: readonly Revocation[],
): ReleasedCouncil => {
  const own = councilStageOf(ruleset)
  if (own?.key !== input.stage) throw new Error(`no council ${input.stage}`)
  const parts = {
    candidates: input.candidates
      .map((it) => ({ code: it.publicCode, it }))
      .sort(byCode)
      .map(({ code, it }, c) => ({
        code,
        id: it.entryId,
        previousScore: it.previousScore,
        personal: releasedPersonal(it.personal, `/council/candidates/${c}/personal`, disclose),
      })),
    rounds: [...input.rounds],
    resolutions: input.resolutions.map(({ among, chosen, reason, at }) => ({
      among: among.map(codeOf).sort(),
      chosen: chosen.map(codeOf),
      reason,
      at,
    })),
  }
  const { outcome, standing } = councilStanding(own.council, councilInputs(parts))
  assertAsFrozen(standing, input, codeOf)
  const prizes = releasedPrizes(ruleset, standing, input.prizes, codeOf, revocations)
  if (!prizes) throw new Error('a council without prizes')
  return { stage: input.stage, ...parts, outcome, standing, frozenDigest: input.frozen.digest, prizes }
}

type Blocked = ProblemOf<'result/gaps-unresolved'> | ProblemOf<'result/sheets-missing'>

const blockedBy = (standing: Standing): Blocked | undefined => {
  const gaps = standing.unranked.filter(({ state }) => state === 'gapOpen').length
  if (gaps > 0) return { code: 'result/gaps-unresolved', count: gaps }
  return standing.unranked.length > 0
    ? { code: 'result/sheets-missing', count: standing.unranked.length }
    : undefined
}

/**
 * The core of a release and its disclosures. Entries stand in the order of their fresh codes, sheets under shuffled
 * labels; the standing is computed again from them and must be the frozen one. Reasons (of penalties, gaps,
 * awards, exceptions) are published for ever as they are: they must name nobody. A tie at a prize's boundary must
 * be settled by a lot or by `choices`, and the units of a team prize be all those that took part.
 * Problems: result/gaps-unresolved, result/sheets-missing. Throws on an unknown stage, entry or team prize, on a
 * permutation that is none, and when the sheets don't give the frozen standing.
 */
export const buildReleaseCore = (input: ReleaseInput): Result<BuiltRelease, Blocked> => {
  const ruleset = readRuleset(input.ruleset)
  const disclosures: Disclosure[] = []
  const disclose: Disclose = (path, { value, salt }) => {
    disclosures.push({ path, value, salt })
    return commitmentOf(value, salt)
  }
  const codes = new Map(
    [...input.results.flatMap(({ entries }) => entries), ...(input.council?.candidates ?? [])].map((e) => [
      e.entryId,
      e.publicCode,
    ]),
  )
  const codeOf = (entryId: string): string => {
    const code = codes.get(entryId)
    if (code === undefined) throw new Error('an entry that is not in the release')
    return code
  }

  const isStaged = input.results.length > 1 || input.council !== undefined
  const revocations = (input.revocations ?? []).map(({ entryId, ...it }) => ({
    code: codeOf(entryId),
    ...it,
  }))
  const results: ReleasedResult[] = []
  for (const [r, result] of input.results.entries()) {
    const rules = stageRulesOf(ruleset, result.stage)
    const published = publishedScoring(input, result.stage)
    if (!rules || !published) throw new Error(`no scoring stage ${result.stage}`)
    const entries = result.entries
      .map((entry) => ({ code: entry.publicCode, entry }))
      .sort(byCode)
      .map(({ entry }, e) => releasedEntry(entry, `/results/${r}/entries/${e}`, disclose))
    const lots = Object.fromEntries(Object.entries(result.lots).map(([entryId, n]) => [codeOf(entryId), n]))
    const standing = standingOf(rules, published, { entries, lots })
    const blocked = blockedBy(standing)
    if (blocked) return fail(blocked)
    assertAsFrozen(standing, result, codeOf)
    results.push({
      stage: result.stage,
      division: result.division,
      entries,
      lots,
      draws: [...result.draws],
      gapResolutions: result.gapResolutions
        .map(({ entryId, segment, way, reason, at }) => ({ code: codeOf(entryId), segment, way, reason, at }))
        .sort(byCode),
      standing,
      frozenDigest: result.frozen.digest,
      prizes: releasedPrizes(ruleset, standing, result.prizes, codeOf, revocations),
      ...(isStaged ? { promotion: releasedPromotion(rules, standing, lots, input, r) } : {}),
    })
  }

  const teamPrizes = input.teamPrizes.map((team, t): ReleasedTeamPrize => {
    const sorted = team.units.toSorted((a, b) => (a.publicCode < b.publicCode ? -1 : 1))
    const nameless = sorted.map(({ publicCode, acceptedEntries, prizes, stages, participants, members }) => ({
      unitId: publicCode,
      name: null,
      acceptedEntries,
      prizes: [...prizes],
      ...(stages ? { stages: [...stages] } : {}),
      participants,
      members,
    }))
    const ranking = unitRankingOf(ruleset, { prize: team.prize, choice: team.choice, units: nameless })
    if (!ranking) throw new Error(`no team prize ${team.prize}`)
    const winners = new Set(ranking.placings.filter((p) => p.outcome === 'wins').map((p) => p.unitId))
    const units = nameless.map((unit, u) => {
      const name = winners.has(unit.unitId) ? sorted[u]?.name : undefined
      return { ...unit, name: name ? disclose(`/teamPrizes/${t}/units/${u}/name`, name) : null }
    })
    return { prize: team.prize, choice: team.choice, units, ranking }
  })

  const exceptions = input.exceptions.map(({ kind, at, reason, entryId, change }) => ({
    kind,
    at,
    reason,
    code: entryId === null ? null : codeOf(entryId),
    ...(change ? { change } : {}),
  }))
  const later = revocations.length > 0 ? { revocations } : {}
  const voted = input.council
    ? { council: releasedCouncil(ruleset, input.council, disclose, codeOf, revocations) }
    : {}
  return ok({
    core: {
      format: formatOf({ results, exceptions, ...later, ...voted }, input.results.length),
      edition: input.edition,
      organiser: input.organiser,
      n: input.n,
      supersedes: input.supersedes,
      publishAt: input.publishAt,
      decision: input.decision,
      ruleset: input.ruleset,
      rulesetVersion: input.rulesetVersion,
      rulesetDigest: digestOf(input.ruleset),
      results,
      ...voted,
      teamPrizes,
      exceptions,
      ...later,
      sheetsRoot: sheetsRoot(results),
      ledger: input.ledger,
    },
    disclosures,
  })
}
