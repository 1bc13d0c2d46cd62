import { z } from 'zod'
import {
  type CouncilInputs,
  type CouncilOutcome,
  councilStanding,
  countTotals,
  INVALID_REASONS,
  MARKS,
  reachesQuorum,
  type RoundCount,
  roundRoot,
  type RoundTotals,
} from '../ballot/index.ts'
import type { CouncilStage, Ruleset } from '../ruleset/index.ts'
import type { AwardProposal, Standing } from '../scoring/index.ts'
import { compareComputed } from './differences.ts'
import {
  awardSchema,
  choicesSchema,
  code,
  computed,
  count,
  hashHex,
  instant,
  key,
  note,
  personalSchema,
  wire,
} from './release-parts.ts'

const id = z.string().min(1).max(100)
const struckSchema = z.strictObject({ members: count, present: count, issued: count })

const roundCountSchema = z.strictObject({
  facts: z.strictObject({ members: count, present: count, issued: count, returned: count }),
  valid: count,
  allBlank: count,
  invalid: count,
  invalidWhy: z.partialRecord(z.enum(INVALID_REASONS), count),
  candidates: z.array(
    z.strictObject({
      candidate: id,
      yes: count,
      no: count,
      blank: count,
      struck: count,
      base: count,
      share: wire,
      reached: z.boolean(),
    }),
  ),
})

/** One round of ballots as it is published (docs/ballot-format.md), under the ids that its ballots were counted by. */
export const releasedRoundSchema = z.strictObject({
  n: z.number().int().min(1),
  kind: z.enum(['first', 'second', 'further']),
  way: z.enum(['online', 'paper']),
  seats: count,
  /** In the order of the lines on the ballot. */
  candidates: z.array(id).max(1000),
  struck: z.record(id, struckSchema),
  publicKey: z.string().max(2000).nullable(),
  ballotsRoot: hashHex.nullable(),
  serials: z.array(z.strictObject({ serial: hashHex, signature: z.string().max(2000) })).max(100_000),
  /** Each candidate's marks by themselves; null where voters are too few: then nobody can count them again. */
  marks: z
    .array(z.strictObject({ candidate: id, marks: z.array(z.enum(MARKS)).max(100_000) }))
    .max(1000)
    .nullable(),
  count: roundCountSchema,
  /** Root over all of it that the ledger holds. */
  root: hashHex,
})

/** A council's part of a release: what was voted and resolved, and everything that follows from it. */
export const releasedCouncilSchema = z.strictObject({
  stage: key,
  candidates: z.array(
    z.strictObject({
      /** Fresh for this release, the same as in the stages before. */
      code,
      id,
      previousScore: wire.nullable(),
      /** Null for who is not honoured: they stay nameless. */
      personal: personalSchema.nullable(),
    }),
  ),
  rounds: z.array(releasedRoundSchema).min(1).max(20),
  resolutions: z.array(
    z.strictObject({ among: z.array(code), chosen: z.array(code), reason: note, at: instant }),
  ),
  outcome: computed<CouncilOutcome>(),
  standing: computed<Standing>(),
  /** Digest of the outcome with its prizes as it stood before the decision. */
  frozenDigest: hashHex,
  prizes: z.strictObject({
    awards: z.array(awardSchema),
    choices: choicesSchema,
    notAwarded: computed<AwardProposal['notAwarded']>(),
  }),
})
export type ReleasedCouncil = z.infer<typeof releasedCouncilSchema>
export type ReleasedRound = z.infer<typeof releasedRoundSchema>

export const councilStageOf = (ruleset: Ruleset): CouncilStage | undefined =>
  ruleset.stages.find((it): it is CouncilStage => it.kind === 'councilBallot')

/** The rounds by public code, as the council's outcome is computed from them. */
export const councilInputs = (
  it: Pick<ReleasedCouncil, 'candidates' | 'rounds' | 'resolutions'>,
): CouncilInputs => {
  const codes = new Map(it.candidates.map(({ id: one, code: own }) => [one, own]))
  const codeOf = (one: string) => codes.get(one) ?? one
  const byCode = ({ candidates, ...rest }: ReleasedRound['count']): RoundCount => ({
    ...rest,
    candidates: candidates.map((line) => ({ ...line, candidate: codeOf(line.candidate) })),
  })
  return {
    rounds: it.rounds.map(({ n, kind, candidates, count: counted }) => ({
      n,
      kind,
      candidates: candidates.map(codeOf),
      count: byCode(counted),
    })),
    previousScores: Object.fromEntries(
      it.candidates.map(({ code: own, previousScore }) => [own, previousScore]),
    ),
    resolutions: it.resolutions.map(({ among, chosen }) => ({ among, chosen })),
  }
}

/** The totals that the published marks add up to; without marks those that the count itself says. */
const totalsOf = ({ candidates, marks, count: said, struck }: ReleasedRound): RoundTotals => ({
  invalid: said.invalidWhy,
  allBlank: said.allBlank,
  candidates: candidates.map((candidate) => {
    const own = marks?.find((it) => it.candidate === candidate)?.marks
    const line = said.candidates.find((it) => it.candidate === candidate)
    const of = (mark: (typeof MARKS)[number]) => own?.filter((it) => it === mark).length ?? 0
    if (own) return { candidate, yes: of('yes'), no: of('no'), blank: of('blank'), both: of('both') }
    // Lines of those without a vote come back blank and are told apart from the others.
    const blank = (line?.blank ?? 0) + (struck[candidate]?.issued ?? 0)
    return { candidate, yes: line?.yes ?? 0, no: line?.no ?? 0, blank, both: 0 }
  }),
})

/** Whether marks must be there: only where so many voted that a mark is nobody's. */
const mayShowMarks = (council: CouncilStage['council'], { way, count: { facts } }: ReleasedRound) =>
  way === 'online' && facts.returned >= council.minVotersForMarks

const checkRound = (it: CouncilStage, round: ReleasedRound, at: string): string[] => {
  const { rules, input } = {
    rules: it.council,
    input: {
      rules: it.council,
      facts: round.count.facts,
      candidates: round.candidates,
      seats: round.seats,
      struck: round.struck,
    },
  }
  const anew = countTotals(input, totalsOf(round))
  const { facts, valid } = round.count
  const marksWrong = (round.marks ?? []).some(
    ({ candidate, marks }, i) => candidate !== round.candidates[i] || marks.length !== valid,
  )
  const shown = round.marks !== null
  return [
    ...compareComputed(anew, round.count, `${at}/count`),
    ...(marksWrong || (shown && round.marks?.length !== round.candidates.length) ? [`${at}/marks`] : []),
    ...(shown && !mayShowMarks(rules, round) ? [`${at}/marks`] : []),
    ...(facts.returned <= facts.issued && facts.issued <= facts.members ? [] : [`${at}/count/facts`]),
    ...(roundRoot(round) === round.root ? [] : [`${at}/root`]),
    ...(reachesQuorum(rules.quorum, facts) ? [] : [`${at}/count/facts`]),
    ...(round.way === 'paper' || round.serials.length === facts.returned ? [] : [`${at}/serials`]),
    ...(new Set(round.serials.map(({ serial }) => serial)).size === round.serials.length
      ? []
      : [`${at}/serials`]),
  ]
}

/** A later round is about exactly what the rounds and resolutions before it left open. */
const checkOrder = (it: CouncilStage, council: ReleasedCouncil): string[] => {
  const all = councilInputs(council)
  return council.rounds.flatMap((round, i) => {
    const before = { ...all, rounds: all.rounds.slice(0, i) }
    const { next } = councilStanding(it.council, before).outcome
    const mine = all.rounds[i]?.candidates.toSorted() ?? []
    const isDue =
      next?.what === 'ballot' &&
      next.kind === round.kind &&
      next.seats === round.seats &&
      mine.length === next.candidates.length &&
      mine.every((own, at) => own === next.candidates.toSorted()[at])
    return isDue ? [] : [`/council/rounds/${i}`]
  })
}

/**
 * Counts every round again from its marks, decides the outcome again from the counts, and gives pointers to what
 * differs. `scores`: of the stage before, computed from its sheets, by code.
 */
export const checkCouncil = (
  ruleset: Ruleset,
  council: ReleasedCouncil | undefined,
  scores: ReadonlyMap<string, string>,
): { faults: string[]; standing: Standing | undefined } => {
  const own = councilStageOf(ruleset)
  if (!own || !council) return { faults: own || council ? ['/council'] : [], standing: undefined }
  const { outcome, standing } = councilStanding(own.council, councilInputs(council))
  const wrongScores = council.candidates.flatMap(({ code: one, previousScore }, i) =>
    (scores.get(one) ?? null) === previousScore ? [] : [`/council/candidates/${i}/previousScore`],
  )
  return {
    standing,
    faults: [
      ...(council.stage === own.key ? [] : ['/council/stage']),
      ...wrongScores,
      ...council.rounds.flatMap((round, i) => checkRound(own, round, `/council/rounds/${i}`)),
      ...checkOrder(own, council),
      ...compareComputed(outcome, council.outcome, '/council/outcome'),
      ...(outcome.next === null ? [] : ['/council/outcome/next']),
      ...compareComputed(standing, council.standing, '/council/standing'),
    ],
  }
}
