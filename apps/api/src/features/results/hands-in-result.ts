import type { Tx } from '@xk/db'
import { sql } from 'drizzle-orm'
import { handsIn, thingOf } from '../hands/hands.ts'

/**
 * Accounts that had a hand in an edition's result: put it forward, froze a standing, decided on awards, fixed unit
 * prizes, resolved gaps, ruled penalties, typed objective marks or drew lots. None of them approves it.
 */
export const handsInResult = async (tx: Tx, editionId: string): Promise<string[]> => {
  const rows = await tx.execute<{ by: string }>(sql`
    with here as (select id from stage where edition_id = ${editionId}),
      entries as (select se.id from stage_entry se join here on here.id = se.stage_id)
    select requested_by as by from approval where edition_id = ${editionId}
    union select frozen_by from standing join here on here.id = standing.stage_id
    union select d.by from award_decision d join here on here.id = d.stage_id
    union select d.withdrawn_by from award_decision d join here on here.id = d.stage_id where d.withdrawn_by is not null
    union select g.by from gap_resolution g join entries on entries.id = g.stage_entry_id
    union select p.by from penalty p join entries on entries.id = p.stage_entry_id
    union select o.by from objective_mark o join entries on entries.id = o.stage_entry_id
    union select w.by from draw w join here on here.id = w.stage_id`)
  const stages = await tx.execute<{ id: string }>(sql`select id from stage where edition_id = ${editionId}`)
  const prizes = await handsIn(
    tx,
    stages.map(({ id }) => thingOf.teamPrizes(id)),
  )
  return [...new Set([...rows.map(({ by }) => by), ...prizes])]
}
