import {
  ballotRound,
  council,
  edition,
  entry,
  entryPerson,
  ruleset,
  stage,
  stageEntry,
  type Tx,
} from '@xk/db'
import { councilMoment, type SeatedMember } from '@xk/domain/council'
import type { Facts, Viewer } from '@xk/domain/policy'
import type { CouncilRules, Ruleset } from '@xk/domain/ruleset'
import { type CouncilMinutes, councilMinutesSchema } from '@xk/contract'
import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { waitsForUnmasking } from '../panel/store.ts'
import { rulesIn } from '../editions/stored-rules.ts'
import { listMembers, type MemberRow } from './members-store.ts'
import { factsOfSeat } from './seat.ts'

export type CouncilRow = typeof council.$inferSelect
export type RoundRow = typeof ballotRound.$inferSelect

/** The council of one stage: its rules, its people and what was written down of its meeting. */
export interface CouncilContext {
  stageId: string
  stageKey: string
  stageState: string
  label: string
  editionId: string
  editionTitle: string
  editionState: string
  rules: Ruleset
  council: CouncilRules
  /** Undefined until something of it is saved. */
  row: CouncilRow | undefined
  members: MemberRow[]
  /** The asker's own seat, or place among the tellers. */
  own: MemberRow | undefined
  rounds: RoundRow[]
  /** None as long as the codes and names of a stage before are not joined: a council knows whom it votes on. */
  candidates: number
  stillMasked: boolean
  facts: Facts
}

/** People of an edition's entries, other than those taken back: none of them decides or counts. */
export const isNominated = (editionId: string, personId: unknown) =>
  sql<boolean>`exists (select 1 from ${entryPerson} ep join ${entry} e on e.id = ep.entry_id
    where e.edition_id = ${editionId} and e.state <> 'withdrawn' and ep.person_id = ${personId})`

/** With `lock` the stage's row is held: roll and council change one after the other. Undefined for any other stage. */
export const findCouncil = async (
  tx: Tx,
  viewer: Viewer,
  stageId: string,
  options: { lock?: boolean } = {},
): Promise<CouncilContext | undefined> => {
  if (options.lock) await tx.select({ id: stage.id }).from(stage).where(eq(stage.id, stageId)).for('update')
  const [found] = await tx
    .select({
      stage: { key: stage.key, state: stage.state },
      edition: { id: edition.id, title: edition.title, state: edition.state },
      body: ruleset.body,
      digest: ruleset.digest,
      row: council,
      states: sql<Record<string, string>>`(select jsonb_object_agg(s.key, s.state) from stage s
        where s.edition_id = ${edition.id})`,
      candidates: sql<number>`(select count(*)::int from ${stageEntry} se where se.stage_id = ${stage.id} and se.state <> 'withdrawn')`,
    })
    .from(stage)
    .innerJoin(edition, eq(edition.id, stage.editionId))
    .innerJoin(ruleset, and(eq(ruleset.editionId, edition.id), isNotNull(ruleset.frozenAt)))
    .leftJoin(council, eq(council.stageId, stage.id))
    .where(and(eq(stage.id, stageId), eq(stage.kind, 'councilBallot')))
    .orderBy(desc(ruleset.version))
    .limit(1)
  if (!found) return undefined
  const rules = rulesIn(found)
  const own = rules.stages.find(({ key }) => key === found.stage.key)
  if (own?.kind !== 'councilBallot') return undefined
  const stillMasked = waitsForUnmasking(rules, own, found.states)
  const members = await listMembers(tx, stageId, found.edition.id)
  const rounds = await tx
    .select()
    .from(ballotRound)
    .where(eq(ballotRound.stageId, stageId))
    .orderBy(asc(ballotRound.n))
  const mine = members.find(({ personId, state }) => personId === viewer.personId && state !== 'ended')
  return {
    stageId,
    stageKey: found.stage.key,
    stageState: found.stage.state,
    label: own.label,
    editionId: found.edition.id,
    editionTitle: found.edition.title,
    editionState: found.edition.state,
    rules,
    council: own.council,
    row: found.row ?? undefined,
    members,
    own: mine,
    rounds,
    candidates: stillMasked ? 0 : found.candidates,
    stillMasked,
    facts: { editionId: found.edition.id, ...factsOfSeat(mine) },
  }
}

const UNDER_WAY: readonly RoundRow['state'][] = ['setUp', 'issuing', 'casting', 'counting']
export const isRoundOpen = ({ rounds }: Pick<CouncilContext, 'rounds'>): boolean =>
  rounds.some(({ state }) => UNDER_WAY.includes(state))

export const momentOf = (it: CouncilContext) =>
  councilMoment({
    candidates: it.candidates,
    opened: it.row?.openedAt != null,
    closed: it.row?.closedAt != null,
    round: it.rounds.at(-1)?.state,
  })

export const minutesOf = (row: CouncilRow | undefined): CouncilMinutes =>
  councilMinutesSchema.parse(row?.minutes ?? {})

/** What the domain asks of the people. */
const seatsOf = (members: readonly MemberRow[]): SeatedMember[] =>
  members.map(({ office, teller, state, attendance, nominated }) => ({
    office,
    teller,
    state,
    attendance,
    nominated,
  }))

export const readinessFacts = (it: CouncilContext) => ({
  rules: it.council,
  members: seatsOf(it.members),
  decided: (it.row?.setUpBy ?? '') !== '',
  candidates: it.candidates,
  masked: it.stillMasked,
})

/** Makes the council's own row, so that there is something to save into. */
export const ensureCouncil = (tx: Tx, stageId: string) =>
  tx
    .insert(council)
    .values({ stageId, setUpBy: '', place: '', minutes: {}, version: 0 })
    .onConflictDoNothing()

/** The stages whose council a person belongs to, the newest edition first. */
export const listOwnCouncils = (tx: Tx, personId: string) =>
  tx.execute<{ stage_id: string }>(sql`
    select cm.stage_id from council_member cm
    join stage s on s.id = cm.stage_id join edition e on e.id = s.edition_id
    where cm.person_id = ${personId} and cm.state <> 'ended' and e.state <> 'cancelled'
    order by e.created_at desc, s.ord`)
