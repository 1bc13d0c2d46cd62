import { ballotRound, disclosure, gapResolution, stageEntry, type Tx } from '@xk/db'
import { vietnamDay } from '../../vietnam-day.ts'
import {
  type BuiltRelease,
  creditedAwards,
  type ReleaseInput,
  type ReleasePersonal,
  type Salted,
} from '@xk/domain/publication'
import { namesSomebodyHidden } from '@xk/domain/gallery'
import { asc, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { ledgerOrigin } from '../../keys.ts'
import type { StageContext } from '../panel/store.ts'
import { buildBallotsFile } from '../ballot/ballots-file.ts'
import { listRankingStages, listScoredStages } from '../results/approval.ts'
import { type ExceptionKind, listExceptions } from '../results/exceptions.ts'
import type { FrozenResult } from '../results/award-state.ts'
import type { CorrectionRow } from '../corrections/store.ts'
import { findFrozen } from '../results/frozen.ts'
import { UNNAMED_TITLE } from './unnamed-title.ts'
import { loadStageInputs, type StageInputs } from '../results/load-stage-inputs.ts'
import { findPromotion } from '../results/promotion-store.ts'
import { listUnitTallies } from '../results/team-prizes.ts'
import { settingsAt } from '../organisation/settings.ts'
import { shuffled } from '../../shuffled.ts'
import type { ApprovedResult } from './context.ts'
import { blocOf, SYMBOL } from './decision-text.ts'
import type { DecisionRow, ReleaseRow } from './store.ts'
import { hasWon, listNamedEntries, type NamedEntry, personIn } from './winners.ts'

type Randomness = Pick<Deps, 'randomBytes'>

const hex = (deps: Randomness, bytes: number) => Buffer.from(deps.randomBytes(bytes)).toString('hex')
const CODE = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Fresh codes that say nothing of order or identity: six symbols, none twice. */
const createCodes = (deps: Randomness) => {
  const taken = new Set<string>()
  return (): string => {
    for (;;) {
      const code = Array.from(deps.randomBytes(6), (byte) => CODE.charAt(byte % 32)).join('')
      if (taken.has(code)) continue
      taken.add(code)
      return code
    }
  }
}

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

/** Whose personal data a disclosed value is, by the value's salt. */
export type Owners = Map<string, string>

interface Salting {
  salted: (value: string, owner?: string | null) => Salted
  owners: Owners
}

const createSalting = (deps: Randomness): Salting => {
  const owners: Owners = new Map()
  return {
    owners,
    salted: (value, owner) => {
      const salt = hex(deps, 16)
      if (owner) owners.set(salt, owner)
      return { value, salt }
    },
  }
}

/** What names an entry; people who did not agree or were erased are left out. */
const personalOf = ({ salted }: Salting, it: NamedEntry, withPeople: boolean): ReleasePersonal => {
  const named = it.people.flatMap(({ personId, fullName, agrees }) =>
    fullName !== null && agrees ? [{ personId, fullName }] : [],
  )
  // The title of a dossier is its person's name: who does not agree to be named is not named by it either.
  const unnamed = it.people.map(({ fullName, agrees }) => ({
    fullName,
    publishName: agrees,
    publishPhoto: false,
  }))
  const isHidden = (text: string) => namesSomebodyHidden(text, unnamed)
  const { summary } = it
  return {
    title: isHidden(it.title) ? salted(UNNAMED_TITLE) : salted(it.title, personIn(it.title, it.people)),
    unit: salted(it.unitName),
    people: withPeople ? named.map(({ personId, fullName }) => salted(fullName, personId)) : [],
    summary: summary === null || isHidden(summary) ? null : salted(summary, personIn(summary, it.people)),
  }
}

/** One fresh code for each entry of the edition, the same in every stage that it competed in. */
const createEntryCodes = (deps: Randomness) => {
  const fresh = createCodes(deps)
  const known = new Map<string, string>()
  return (entryId: string): string => {
    const code = known.get(entryId) ?? fresh()
    known.set(entryId, code)
    return code
  }
}

const entriesOf = (
  deps: Randomness,
  it: ApprovedResult,
  loaded: StageInputs,
  named: ReadonlyMap<string, NamedEntry>,
  salting: Salting,
  codeOf: (entryId: string) => string,
): ReleaseInput['results'][number]['entries'] => {
  const behind = new Map(loaded.entries.map(({ id, entryId }) => [id, entryId]))
  const digests = new Map(loaded.assigned.map(({ sheetId, digest }) => [sheetId, digest]))
  return loaded.inputs.map((input) => {
    const { entryId, sheets, objective, penalties, previousStage, carried, remark } = input
    const name = named.get(entryId)
    return {
      entryId,
      publicCode: codeOf(behind.get(entryId) ?? entryId),
      sheets: sheets.map((sheet) => ({ ...sheet, digest: digests.get(sheet.id) ?? '' })),
      sheetOrder: shuffled(deps, sheets.length),
      objective: objective ?? [],
      penalties: penalties ?? [],
      previousStage: previousStage ?? null,
      ...(carried ? { carried } : {}),
      ...(remark ? { remark } : {}),
      personal: name ? personalOf(salting, name, it.stage.rules.publication.peopleNames) : null,
    }
  })
}

/** Every unit that took part: those that were ranked as they were fixed, and those that the rules left out. */
const teamPrizesOf = async (
  deps: Randomness,
  tx: Tx,
  it: ApprovedResult,
  { salted }: Salting,
  day: string,
): Promise<ReleaseInput['teamPrizes']> => {
  const { awards, revocations = [] } = it.frozen.result
  const won = creditedAwards(
    awards,
    revocations.map(({ entryId, vacancy }) => ({ code: entryId, vacancy })),
  )
  const tallies = await listUnitTallies(tx, it.stage, won, day)
  return it.stage.rules.teamPrizes.map(({ key }) => {
    const code = createCodes(deps)
    const rows = it.team.filter(({ prize }) => prize === key)
    type Fixed = { tally: Omit<(typeof tallies)[number], 'unitName'>; choice: 'share' | 'none' | null }
    const fixed = new Map(rows.map(({ unitId, derivation }) => [unitId, derivation as Fixed]))
    return {
      prize: key,
      choice: [...fixed.values()][0]?.choice ?? null,
      units: tallies.map(({ unitName, ...tally }) => ({
        ...tally,
        ...fixed.get(tally.unitId)?.tally,
        publicCode: code(),
        name: salted(unitName),
      })),
    }
  })
}

const listGaps = (tx: Tx, stageId: string) =>
  tx
    .select({ gap: gapResolution })
    .from(gapResolution)
    .innerJoin(stageEntry, eq(stageEntry.id, gapResolution.stageEntryId))
    .where(eq(stageEntry.stageId, stageId))
    .orderBy(asc(gapResolution.at))

export type CorrectedStandings = ReadonlyMap<string, { result: FrozenResult; digest: string }>

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

/** One stage of the release: its sheets, its frozen standing and what was declared from it. */
const resultOf = async (
  deps: Deps,
  tx: Tx,
  it: ApprovedResult,
  stage: StageContext,
  of: {
    named: ReadonlyMap<string, NamedEntry>
    salting: Salting
    codeOf: (entryId: string) => string
    /** Standings of earlier stages that a correction puts in the place of the frozen ones. */
    corrected: CorrectedStandings
  },
): Promise<ReleaseInput['results'][number]> => {
  const decides = stage.stageId === it.stage.stageId
  const frozen = decides
    ? it.frozen
    : (of.corrected.get(stage.stageId) ?? (await findFrozen(tx, stage.stageId)))
  if (!frozen) throw new Error(`no frozen standing of ${stage.own.key}`)
  const { result } = frozen
  // Computed from what was frozen, which a correction in the making has not put there yet.
  const { inputs, assigned } = result
  const loaded = { ...(await loadStageInputs(tx, stage.stageId)), inputs, assigned }
  const promotion = await findPromotion(tx, stage.stageId)
  const lots = new Set(Object.keys(result.lots))
  const placed = new Set(result.standing.placings.map(({ entryId }) => entryId))
  const gaps = await listGaps(tx, stage.stageId)
  return {
    stage: stage.own.key,
    division: null,
    entries: entriesOf(deps, it, loaded, of.named, of.salting, of.codeOf),
    lots: result.lots,
    draws: loaded.drawn
      .filter(({ result: drawn }) => lots.size > 0 && drawn !== null)
      .map(({ purpose, seedSource, seed, at }) => ({ purpose, seedSource, seed, at: at.toISOString() })),
    gapResolutions: gaps
      .filter(({ gap }) => placed.has(gap.stageEntryId))
      .map(({ gap }) => ({
        entryId: gap.stageEntryId,
        segment: gap.segment,
        way: gap.way,
        reason: gap.reason,
        at: gap.at.toISOString(),
      })),
    frozen: { placings: result.standing.placings, digest: frozen.digest },
    prizes: decides ? { awards: result.awards, choices: result.choices } : null,
    ...(promotion ? { promotion: { digest: promotion.digest, at: promotion.declaredAt.toISOString() } } : {}),
  }
}

/** The council's part: its rounds as they are published, what it resolved, and who is named. */
const councilOf = async (
  tx: Tx,
  it: ApprovedResult,
  of: {
    named: ReadonlyMap<string, NamedEntry>
    salting: Salting
    codeOf: (entryId: string) => string
  },
): Promise<NonNullable<ReleaseInput['council']> | undefined> => {
  const { stage, frozen } = it
  const declared = frozen.result.council
  if (!('council' in stage) || !declared) return undefined
  const places = await tx
    .select({ id: stageEntry.id, entryId: stageEntry.entryId })
    .from(stageEntry)
    .where(eq(stageEntry.stageId, stage.stageId))
  const known = places.filter(({ id }) => id in frozen.result.codes)
  const rows = await tx
    .select()
    .from(ballotRound)
    .where(inArray(ballotRound.id, declared.roundIds))
    .orderBy(asc(ballotRound.n))
  const rounds: NonNullable<ReleaseInput['council']>['rounds'] = []
  for (const row of rows) {
    const file = await buildBallotsFile(tx, { row, stage: { ...stage, stageKey: stage.own.key } })
    if (!file) throw new Error('a round that counts is not closed')
    const { kind, way, seats, candidates, struck, publicKey, ballotsRoot, serials, marks, count, root } = file
    const published = {
      kind,
      way,
      seats,
      candidates,
      struck,
      publicKey,
      ballotsRoot,
      serials,
      marks,
      count,
      root,
    }
    rounds.push({ n: row.n, ...published })
  }
  return {
    stage: stage.own.key,
    candidates: known.map(({ id, entryId }) => {
      const name = of.named.get(id)
      return {
        entryId: id,
        publicCode: of.codeOf(entryId),
        previousScore: declared.previousScores[id] ?? null,
        personal: name ? personalOf(of.salting, name, stage.rules.publication.peopleNames) : null,
      }
    }),
    rounds,
    resolutions: declared.resolutions,
    frozen: { placings: frozen.result.standing.placings, digest: frozen.digest },
    prizes: { awards: frozen.result.awards, choices: frozen.result.choices },
  }
}

/**
 * Everything that a release is built from: the frozen standing with the sheets that give it, awards, unit prizes
 * and exceptions, under fresh codes, shuffled sheets and salts. Only entries that the rules publish are named.
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
  return { input, owners: salting.owners }
}

/** The erasable half of a release, each value with the person whose it is. */
export const saveDisclosures = async (
  tx: Tx,
  releaseId: string,
  { disclosures }: BuiltRelease,
  owners: Owners,
) => {
  for (let from = 0; from < disclosures.length; from += 500) {
    await tx.insert(disclosure).values(
      disclosures.slice(from, from + 500).map(({ path, value, salt }) => ({
        releaseId,
        path,
        value,
        salt,
        personId: owners.get(salt) ?? null,
      })),
    )
  }
}
