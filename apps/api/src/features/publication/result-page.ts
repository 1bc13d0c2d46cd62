import type {
  PublicEntry,
  PublicResultStage,
  PublicRevocation,
  ReleaseLink,
  ResultPage,
  Shown,
} from '@xk/contract'
import { formatDecimal, fromWire } from '@xk/domain/kernel'
import {
  fingerprintOf,
  publicKeyIn,
  type ReleasedEntry,
  type ReleasedResult,
  type ReleaseFile,
} from '@xk/domain/publication'
import { isWon } from '@xk/domain/scoring'
import { releaseChanges, type TitleOwner } from './release-changes.ts'

type Open = (path: string) => Shown

/** Values that are still kept, by pointer; what was erased answers null. */
const opener = (file: ReleaseFile): Open => {
  const kept = new Map(file.disclosures.map(({ path, value }) => [path, value]))
  return (path) => {
    const value = kept.get(path)
    return typeof value === 'string' ? value : null
  }
}

const nameOf = (
  entry: Pick<ReleasedEntry, 'personal'> | undefined,
  at: string,
  open: Open,
): PublicEntry['name'] =>
  entry?.personal
    ? {
        title: open(`${at}/personal/title`),
        unit: open(`${at}/personal/unit`),
        people: entry.personal.people.map((_, i) => open(`${at}/personal/people/${i}`)),
        summary: entry.personal.summary === null ? undefined : open(`${at}/personal/summary`),
      }
    : null

/** Prizes taken back, by the code of their entry. */
const revocationsOf = ({ core }: ReleaseFile): Map<string, PublicRevocation> =>
  new Map(
    (core.revocations ?? []).map(({ code, prize, reason, ground, decision }, i) => [
      code,
      {
        n: i + 1,
        prizeLabel: core.ruleset.prizes.find(({ key }) => key === prize)?.label ?? prize,
        reason,
        ground,
        decision,
      },
    ]),
  )

/** What of a stage its lists are made of, be it scored or a council's. */
type Ranked = Pick<ReleasedResult, 'stage' | 'division' | 'standing' | 'prizes'> &
  Partial<Pick<ReleasedResult, 'promotion'>>

const ranksOf = ({ core }: ReleaseFile): Ranked[] => [
  ...core.results,
  ...(core.council ? [{ ...core.council, division: null }] : []),
]

const stageOf = (file: ReleaseFile, result: Ranked, index: number, open: Open): PublicResultStage => {
  const { core } = file
  const { publication, prizes, stages, divisions } = core.ruleset
  const revocations = revocationsOf(file)
  const labels = new Map(prizes.map(({ key, label }) => [key, label]))
  const awards = new Map((result.prizes?.awards ?? []).map((award) => [award.entryId, award]))
  // An entry has one code in all stages, and is named in the one that decides.
  const nameIn = (code: string): PublicEntry['name'] => {
    if (core.council) {
      const c = core.council.candidates.findIndex((it) => it.code === code)
      return nameOf(core.council.candidates[c], `/council/candidates/${c}`, open)
    }
    const last = core.results.length - 1
    const e = core.results[last]?.entries.findIndex((entry) => entry.code === code) ?? -1
    return nameOf(core.results[last]?.entries[e], `/results/${last}/entries/${e}`, open)
  }
  const isCouncil = result.stage === core.council?.stage
  const all = result.standing.placings.map(({ entryId, rank, score }): PublicEntry => {
    const award = awards.get(entryId)
    const prize = award && isWon(award) ? award.prize : null
    return {
      code: entryId,
      rank,
      prize,
      prizeLabel: prize && (labels.get(prize) ?? prize),
      name: nameIn(entryId),
      score: publication.scores && !isCouncil ? formatDecimal(fromWire(score)) : null,
      ...(isCouncil ? { votes: publication.scores ? votesOf(core, entryId) : null } : {}),
      note: award && isWon(award) ? award.reason : '',
      revoked: award?.state === 'revoked' ? (revocations.get(entryId) ?? null) : null,
    }
  })
  const isEarlier = index < ranksOf(file).length - 1
  const goesOn = new Set(
    result.promotion?.decided.lines.flatMap((line) => (line.goesOn ? [line.entryId] : [])) ?? [],
  )
  const shown = isEarlier
    ? all.filter(({ code }) => publication.list === 'allRanked' || goesOn.has(code))
    : publication.list === 'allRanked'
      ? all
      : all.filter(({ prize, revoked }) => prize !== null || revoked !== null)
  return {
    label: stages.find(({ key }) => key === result.stage)?.label ?? result.stage,
    division: divisions.find(({ key }) => key === result.division)?.label ?? null,
    entries: shown,
    others: all.length - shown.length,
    notAwarded: (result.prizes?.notAwarded ?? []).map(({ prize, count, why }) => ({
      prize: labels.get(prize) ?? prize,
      count,
      why,
    })),
    withheld: [...awards.values()].flatMap(({ prize, state, reason, entryId }) =>
      state === 'withheld' ? [{ prize: labels.get(prize) ?? prize, reason, code: entryId }] : [],
    ),
  }
}

/** Votes for a candidate in the round that decided about it. */
const votesOf = ({ council }: ReleaseFile['core'], code: string): PublicEntry['votes'] => {
  const line = council?.outcome.lines.find(({ candidate }) => candidate === code)
  return line ? { yes: line.yes, base: line.base } : null
}

const councilOf = ({ core }: ReleaseFile): ResultPage['council'] => {
  const { council, ruleset } = core
  const rules = ruleset.stages.find((it) => it.kind === 'councilBallot')
  if (!council || !rules) return null
  return {
    label: rules.label,
    minVoters: rules.council.minVotersForMarks ?? 8,
    resolutions: council.resolutions.map(({ reason, at }) => ({ reason, at })),
    rounds: council.rounds.map(({ n, kind, candidates, seats, count, marks }) => ({
      n,
      kind,
      candidates: candidates.length,
      seats,
      members: count.facts.members,
      present: count.facts.present,
      issued: count.facts.issued,
      returned: count.facts.returned,
      invalid: count.invalid,
      recountable: marks !== null,
    })),
  }
}

const teamPrizesOf = ({ core }: ReleaseFile, open: Open): ResultPage['teamPrizes'] =>
  core.teamPrizes.map((team, t) => {
    const rule = core.ruleset.teamPrizes.find(({ key }) => key === team.prize)
    return {
      label: rule?.label ?? team.prize,
      reward: rule?.rewardText ?? '',
      winners: team.ranking.placings
        .filter(({ outcome }) => outcome === 'wins')
        .map(({ rank, unitId, points }) => {
          const u = team.units.findIndex((unit) => unit.unitId === unitId)
          return {
            rank,
            name: open(`/teamPrizes/${t}/units/${u}/name`),
            points: formatDecimal(fromWire(points), 2, true),
          }
        }),
    }
  })

const pointsText = (score: string | null) => score && formatDecimal(fromWire(score))

const fingerprintIn = ({ signature }: ReleaseFile): string => {
  const key = signature && publicKeyIn(signature)
  return key ? fingerprintOf(key) : ''
}

const stagesOf = (file: ReleaseFile): PublicResultStage[] => {
  const open = opener(file)
  const ranks = ranksOf(file)
  return ranks
    .map((result, r) => stageOf(file, result, r, open))
    .filter((_, r) => r === ranks.length - 1 || file.core.ruleset.publication.earlierStages)
    .reverse()
}

/** Each draw with its purpose; where several rounds were held, with the name of its round. */
const drawsOf = ({ core }: ReleaseFile): ResultPage['draws'] =>
  core.results.flatMap(({ stage, draws }) => {
    const label = core.ruleset.stages.find(({ key }) => key === stage)?.label ?? stage
    return core.results.length > 1
      ? draws.map((draw) => ({ ...draw, purpose: `${label}: ${draw.purpose}` }))
      : draws
  })

/** Everything that a result page shows, from the published file alone; `digest` is the core's. */
export const resultPageOf = (
  file: ReleaseFile,
  it: {
    digest: string
    releases: readonly ReleaseLink[]
    /** The release that this one corrects, where it does, and whose the titles in both are. */
    before?: { file: ReleaseFile; owners: { before: TitleOwner[]; after: TitleOwner[] } } | undefined
  },
): ResultPage => {
  const { core } = file
  const open = opener(file)
  const entries = core.results.reduce((most, { entries }) => Math.max(most, entries.length), 0)
  const units = core.teamPrizes.reduce<number | null>(
    (most, team) => Math.max(most ?? 0, team.units.length),
    null,
  )
  const stages = stagesOf(file)
  return {
    page: 'result',
    slug: core.edition.slug,
    title: core.edition.title,
    organiser: core.organiser,
    n: core.n,
    // Later than it was signed for, where the ceremony was put off.
    publishAt: it.releases.find(({ n }) => n === core.n)?.publishAt ?? core.publishAt,
    supersedes: core.supersedes && { n: core.supersedes.n, reason: core.supersedes.reason },
    supersededBy: it.releases.filter(({ n }) => n > core.n).at(-1) ?? null,
    releases: [...it.releases],
    changes: it.before ? releaseChanges(stagesOf(it.before.file), stages, it.before.owners) : null,
    decision: core.decision,
    entryNoun: core.ruleset.entryNoun,
    counts: {
      entries,
      units,
      sheets: core.results.flatMap((result) => result.entries.flatMap(({ sheets }) => sheets)).length,
    },
    stages,
    council: councilOf(file),
    teamPrizes: teamPrizesOf(file, open),
    exceptions: core.exceptions.map(({ kind, at, reason, code, change }) => ({
      kind,
      at,
      reason,
      code,
      change:
        change && core.ruleset.publication.scores
          ? { from: pointsText(change.from), to: pointsText(change.to) }
          : null,
    })),
    gapResolutions: core.results.flatMap(({ gapResolutions }) =>
      gapResolutions.map(({ code, reason, at }) => ({ code, reason, at })),
    ),
    draws: drawsOf(file),
    prizeOrder: core.ruleset.prizes.map(({ key }) => key),
    digest: it.digest,
    fingerprint: fingerprintIn(file),
    appeals: core.ruleset.appeals,
  }
}
