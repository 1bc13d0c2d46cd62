import type { councilInterest, Tx } from '@xk/db'
import { sql } from 'drizzle-orm'
import { type Tie, tiesOf } from '../entries/ties.ts'

export type InterestSource = (typeof councilInterest.$inferSelect)['source']
export interface Interest {
  memberId: string
  stageEntryId: string
  source: InterestSource
  /** A person's own words; empty for what follows from the roster. */
  reason: string
}

/** Who confirms a dossier for its unit speaks as its leadership or party committee: a superior, not who proposes it. */
const INTEREST_NAMES: Record<Tie, InterestSource> = {
  sameUnit: 'unit',
  leadsUnit: 'superior',
  ownEntry: 'nominee',
  handedIn: 'nominator',
  proposed: 'nominator',
  confirmed: 'superior',
}

/** What follows from the roster between a council's members and its candidates. */
const derived = (stageId: string) => sql`
  select cm.id as member_id, se.id as stage_entry_id, found.source
  from council_member cm
  join stage_entry se on se.stage_id = cm.stage_id and se.state <> 'withdrawn'
  cross join lateral ${tiesOf(sql`cm.person_id`, sql`se.entry_id`, INTEREST_NAMES)} found
  where cm.stage_id = ${stageId} and cm.state = 'appointed'`

/** Every interest of a council's members: declared, and what follows from the roster. One query. */
export const listInterests = async (tx: Tx, stageId: string): Promise<Interest[]> => {
  const rows = await tx.execute<{
    member_id: string
    stage_entry_id: string
    source: InterestSource
    reason: string
  }>(sql`
    select distinct on (member_id, stage_entry_id, source) member_id, stage_entry_id, source, reason from (
      select ci.member_id, ci.stage_entry_id, ci.source, ci.reason from council_interest ci
      join council_member cm on cm.id = ci.member_id where cm.stage_id = ${stageId} and cm.state = 'appointed'
      union all select member_id, stage_entry_id, source, '' from (${derived(stageId)}) d
    ) i order by member_id, stage_entry_id, source, reason desc`)
  return rows.map((row) => ({
    memberId: row.member_id,
    stageEntryId: row.stage_entry_id,
    source: row.source,
    reason: row.reason,
  }))
}

/** Writes down what follows from the roster: from here on the ballot's roll goes by it. Known ones stay. */
export const writeInterests = (tx: Tx, stageId: string, now: Date) =>
  tx.execute(sql`
    insert into council_interest (member_id, stage_entry_id, source, reason, at)
    select member_id, stage_entry_id, source, '', ${now.toISOString()}::timestamptz from (${derived(stageId)}) d
    on conflict (member_id, stage_entry_id, source) do nothing`)
