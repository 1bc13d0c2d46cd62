import {
  account,
  assignment,
  conflict,
  edition,
  membership,
  officeGrant,
  panelMember,
  personIdentity,
  rendition,
  ruleset,
  scoreSheet,
  stage,
  stageEntry,
  statement,
  type Tx,
  unitPeriod,
} from '@xk/db'
import type { RenditionBody } from '@xk/domain/rendition'
import type { TransitionFacts } from '@xk/domain/edition'
import {
  type CouncilRules,
  type CouncilStage,
  type Prize,
  REMARK_KEY,
  remarkRules,
  type Ruleset,
  type ScoringRules,
  type ScoringStage,
  type StoredRuleset,
} from '@xk/domain/ruleset'
import { and, desc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import { isRestricted } from '../data-protection/store.ts'
import { lastRulesOf, rulesOfStage } from '../editions/stored-rules.ts'
import { type Tie, tiesOf } from '../entries/ties.ts'

/** A stage that ranks: scored by judges, or voted in by a council. */
export interface RankingContext {
  stageId: string
  /** Where works of another stage are marked anew (phúc khảo): that stage; null everywhere else. */
  remarkOf: string | null
  stageState: string
  label: string
  editionId: string
  editionTitle: string
  editionState: string
  rules: Ruleset
  /** The same as they were frozen: what is signed. */
  storedRules: StoredRuleset
  rulesetVersion: number
  /** The stage's own rules. */
  own: ScoringStage | CouncilStage
  /** Entries are ranked in it without knowing whose they are. */
  blind: boolean
  /** Keys of the scored stages before it, in their order. */
  earlier: readonly string[]
  /** The stage that follows it, scored or a council's; undefined for the last. */
  next: ScoringStage | CouncilStage | undefined
  /** The prizes that its standing decides: all of them in the last stage, none before. */
  prizes: readonly Prize[]
  /** What its lifecycle asks of the rules. */
  facts: TransitionFacts
  /** Names are to be known here, and an earlier stage's codes and names are not joined yet. */
  stillMasked: boolean
}

/** A stage that is scored: its own rules come with its cut and what is carried over into it. */
export interface StageContext extends RankingContext {
  own: ScoringStage
  scoring: ScoringRules
}

/** A stage in which a council votes. */
export interface CouncilContext extends RankingContext {
  own: CouncilStage
  council: CouncilRules
}

/** Whether entries are ranked without knowing whose they are: a council always knows whom it votes on. */
export const isBlind = (own: ScoringStage | CouncilStage): boolean =>
  own.kind === 'scoring' && own.scoring.blind

/** Whether a stage that is not blind waits for the unmasking of one before it. `states`: by stage key. */
export const isStillMasked = (
  own: ScoringStage | CouncilStage,
  earlier: readonly ScoringStage[],
  states: Readonly<Record<string, string>>,
): boolean => !isBlind(own) && earlier.some(({ key, scoring }) => scoring.blind && states[key] !== 'unmasked')

/** The same of a council's stage by the rules that it is in. */
export const waitsForUnmasking = (
  rules: Pick<Ruleset, 'stages'>,
  own: CouncilStage,
  states: Readonly<Record<string, string>>,
): boolean =>
  isStillMasked(
    own,
    rules.stages.slice(0, rules.stages.indexOf(own)).filter((it) => it.kind === 'scoring'),
    states,
  )

const rankingStage = statement((tx) =>
  tx
    .select({
      stage: { key: stage.key, state: stage.state, remarkOf: stage.remarkOf },
      edition: { id: edition.id, title: edition.title, state: edition.state },
      version: ruleset.version,
      digest: ruleset.digest,
      // Frozen rules never change: those that this process read before are not sent again.
      body: sql<StoredRuleset | null>`case when ${ruleset.digest} = ${sql.placeholder('known')} then null
        else ${ruleset.body} end`,
      states: sql<Record<string, string>>`(select jsonb_object_agg(s.key, s.state) from stage s
        where s.edition_id = ${edition.id})`,
    })
    .from(stage)
    .innerJoin(edition, eq(edition.id, stage.editionId))
    .innerJoin(ruleset, and(eq(ruleset.editionId, edition.id), isNotNull(ruleset.frozenAt)))
    .where(eq(stage.id, sql.placeholder('stageId')))
    .orderBy(desc(ruleset.version))
    .limit(1)
    .prepare('ranking-stage'),
)

/** A stage that ranks with the frozen rules that it runs under: one query; undefined for any other stage. */
export const findRankingStage = async (
  tx: Tx,
  stageId: string,
): Promise<StageContext | CouncilContext | undefined> => {
  const last = lastRulesOf(stageId)
  const [row] = await rankingStage(tx, { stageId, known: last?.digest ?? '' })
  if (!row) return undefined
  const { rules: frozen, stored } = rulesOfStage(stageId, row, last)
  const { remarkOf } = row.stage
  const key = remarkOf ? row.stage.key.slice(REMARK_KEY.length) : row.stage.key
  const first = frozen.stages.find((it) => it.key === key)
  if (!first || first.kind === 'screening') return undefined
  const { rules, own } =
    remarkOf && first.kind === 'scoring' ? remarkRules(frozen, first) : { rules: frozen, own: first }
  const ranking = rules.stages.filter((it) => it.kind !== 'screening')
  const place = ranking.indexOf(first)
  const next = ranking[place + 1]
  const earlier = ranking.slice(0, place).filter((it) => it.kind === 'scoring')
  const context = {
    stageId,
    remarkOf,
    stageState: row.stage.state,
    label: own.label,
    editionId: row.edition.id,
    editionTitle: row.edition.title,
    editionState: row.edition.state,
    rules,
    storedRules: stored,
    rulesetVersion: row.version,
    blind: isBlind(own),
    earlier: earlier.map(({ key }) => key),
    next,
    prizes: next ? [] : rules.prizes,
    facts: {
      blind: isBlind(own),
      last: next === undefined,
      council:
        own.kind === 'councilBallot'
          ? ('here' as const)
          : next?.kind === 'councilBallot'
            ? ('follows' as const)
            : undefined,
    },
    stillMasked: isStillMasked(own, earlier, row.states),
  }
  return own.kind === 'scoring'
    ? { ...context, own, scoring: own.scoring }
    : { ...context, own, council: own.council }
}

/** A scored stage with the frozen rules that it runs under: one query; undefined for any other stage. */
export const findScoringStage = async (tx: Tx, stageId: string): Promise<StageContext | undefined> => {
  const it = await findRankingStage(tx, stageId)
  return it && 'scoring' in it ? it : undefined
}

/** As {@link findScoringStage}, of a stage in which a council votes. */
export const findCouncilStage = async (tx: Tx, stageId: string): Promise<CouncilContext | undefined> => {
  const it = await findRankingStage(tx, stageId)
  return it && 'council' in it ? it : undefined
}

export const listMembers = async (tx: Tx, stageId: string) =>
  tx
    .select({
      id: panelMember.id,
      personId: panelMember.personId,
      fullName: personIdentity.fullName,
      sortKey: personIdentity.sortKey,
      unitName: sql<
        string | null
      >`(select up.name from ${membership} m join ${unitPeriod} up on up.unit_id = m.unit_id
        where m.person_id = ${panelMember.personId} order by m."from" desc, up."from" desc limit 1)`,
      expertise: panelMember.expertise,
      chair: panelMember.chair,
      undertaken: sql<boolean>`${panelMember.undertakenAt} is not null`,
      state: panelMember.state,
      open: sql<number>`(select count(*)::int from ${assignment} a where a.member_id = ${panelMember.id} and a.kind <> 'specimen' and a.state = 'open')`,
      handedIn: sql<number>`(select count(*)::int from ${assignment} a where a.member_id = ${panelMember.id} and a.kind <> 'specimen' and a.state = 'handedIn')`,
    })
    .from(panelMember)
    .leftJoin(personIdentity, eq(personIdentity.personId, panelMember.personId))
    .where(eq(panelMember.stageId, stageId))
    .orderBy(sql`${personIdentity.sortKey} collate "vi-x-icu"`)

/** Stage entries by blind code, with their title as judges see it and the rendition's state. */
export const listStageEntries = (tx: Tx, stageId: string) =>
  tx
    .select({
      id: stageEntry.id,
      entryId: stageEntry.entryId,
      blindCode: stageEntry.blindCode,
      state: stageEntry.state,
      rendition: rendition.body,
      restricted: isRestricted(stageEntry.entryId),
    })
    .from(stageEntry)
    .leftJoin(rendition, and(eq(rendition.stageEntryId, stageEntry.id), eq(rendition.state, 'approved')))
    .where(eq(stageEntry.stageId, stageId))
    .orderBy(stageEntry.blindCode)

export const renditionOf = (row: { rendition: unknown }): RenditionBody | undefined =>
  (row.rendition as RenditionBody | null) ?? undefined

export const listAssignments = (tx: Tx, stageId: string) =>
  tx
    .select({
      id: assignment.id,
      stageEntryId: assignment.stageEntryId,
      memberId: assignment.memberId,
      segment: assignment.segment,
      kind: assignment.kind,
      state: assignment.state,
    })
    .from(assignment)
    .innerJoin(stageEntry, eq(stageEntry.id, assignment.stageEntryId))
    .where(and(eq(stageEntry.stageId, stageId), ne(assignment.state, 'withdrawn')))

/** Conflicts that stand, between this stage's members and its entries. */
export const listConflicts = (tx: Tx, stageId: string) =>
  tx
    .select({
      id: conflict.id,
      memberId: panelMember.id,
      stageEntryId: stageEntry.id,
      source: conflict.source,
      reason: conflict.reason,
    })
    .from(conflict)
    .innerJoin(stageEntry, and(eq(stageEntry.entryId, conflict.entryId), eq(stageEntry.stageId, stageId)))
    .innerJoin(
      panelMember,
      and(eq(panelMember.personId, conflict.personId), eq(panelMember.stageId, stageId)),
    )
    .where(isNull(conflict.liftedAt))

/**
 * A conflict bars whatever its kind, so the panel tells fewer kinds apart than the council. These names are stored, and
 * a lifted conflict stays lifted under its own: renamed, it would stand again.
 */
const CONFLICT_NAMES: Record<Tie, string> = {
  sameUnit: 'sameUnit',
  leadsUnit: 'sameUnit',
  ownEntry: 'author',
  handedIn: 'nominator',
  proposed: 'nominator',
  confirmed: 'nominator',
}

/**
 * Writes down every conflict that follows from the roster between panel and entries of a stage. Already known ones
 * stay as they are, lifted ones too.
 */
export const deriveConflicts = async (tx: Tx, stageId: string, now: Date): Promise<void> => {
  await tx.execute(sql`
    insert into conflict (id, edition_id, person_id, entry_id, source, reason, recorded_at)
    select gen_random_uuid(), e.edition_id, pm.person_id, e.id, found.source, found.source, ${now.toISOString()}::timestamptz
    from panel_member pm
    join stage_entry se on se.stage_id = pm.stage_id
    join entry e on e.id = se.entry_id
    cross join lateral ${tiesOf(sql`pm.person_id`, sql`e.id`, CONFLICT_NAMES)} found
    where pm.stage_id = ${stageId} and pm.state = 'active'
    on conflict (person_id, entry_id, source) do nothing`)
}

export const findMember = async (tx: Tx, memberId: string) =>
  (await tx.select().from(panelMember).where(eq(panelMember.id, memberId)).for('update'))[0]

/** Sheets behind these assignments, the live one of each. */
export const listLiveSheets = (tx: Tx, assignmentIds: readonly string[]) =>
  assignmentIds.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(scoreSheet)
        .where(and(inArray(scoreSheet.assignmentId, [...assignmentIds]), ne(scoreSheet.state, 'superseded')))

/**
 * Does this person hold an office, or did they since the edition was made, that approves its results or reads its
 * entries with names? Who has read them doesn't forget by laying the office down.
 */
export const holdsDecidingOffice = async (
  tx: Tx,
  editionId: string,
  personId: string,
  now: Date,
): Promise<boolean> => {
  const found = await tx
    .select({ id: officeGrant.id })
    .from(officeGrant)
    .innerJoin(account, eq(account.id, officeGrant.accountId))
    .where(
      and(
        eq(account.personId, personId),
        inArray(officeGrant.role, ['lead', 'deputy', 'secretary']),
        or(eq(officeGrant.scopeKind, 'global'), eq(officeGrant.scopeId, editionId)),
        isNotNull(officeGrant.approvedAt),
        sql`coalesce(${officeGrant.revokedAt}, ${officeGrant.to}, ${now.toISOString()}::timestamptz)
          >= (select e.created_at from ${edition} e where e.id = ${editionId})`,
        sql`${officeGrant.from} <= ${now.toISOString()}::timestamptz`,
      ),
    )
    .limit(1)
  return found.length > 0
}

/** People who masked, saved a black-out or approved a rendition of this edition: they may not judge in it. */
export const hasHandledRenditions = async (tx: Tx, editionId: string, personId: string): Promise<boolean> => {
  const [row] = await tx.execute<{ handled: boolean }>(sql`
    select exists (
      select 1 from stage_entry se
      join entry e on e.id = se.entry_id and e.edition_id = ${editionId}
      join account a on a.person_id = ${personId}
      where exists (select 1 from rendition r where r.stage_entry_id = se.id and a.id in (r.masked_by, r.approved_by))
        or exists (select 1 from hand h where h.thing = 'masking:' || se.id and h.account_id = a.id)
    ) as handled`)
  return row?.handled ?? false
}
