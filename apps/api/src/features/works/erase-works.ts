import { type Tx, workContent } from '@xk/db'
import type { WorkBody } from '@xk/domain/work'
import { eq, sql } from 'drizzle-orm'
import { type Erasable, eraseFrom } from '../people/erase-from.ts'
import { foldedBody } from './create-work.ts'

/** Every other place in which somebody may have typed a name about works and reports. */
const PLACES: readonly { table: string; column: string; json: boolean }[] = [
  { table: 'work_step', column: 'reason', json: false },
  { table: 'work_step', column: 'items', json: true },
  { table: 'work_decision', column: 'reason', json: false },
  { table: 'work_decision', column: 'text', json: true },
  { table: 'work_decision', column: 'sent_back', json: false },
  { table: 'work_decision_item', column: 'title', json: false },
  { table: 'replication', column: 'title', json: false },
  { table: 'replication', column: 'purpose', json: false },
  { table: 'replication', column: 'evaluations', json: true },
  { table: 'replication_unit', column: 'reason', json: false },
  { table: 'unit_report', column: 'body', json: true },
  { table: 'unit_report', column: 'return_items', json: true },
  { table: 'unit_report', column: 'return_reason', json: false },
  { table: 'unit_report_revision', column: 'body', json: true },
  { table: 'unit_report_revision', column: 'figures', json: true },
  { table: 'bloc_report', column: 'body', json: true },
  { table: 'bloc_report', column: 'sent_back', json: false },
]

/**
 * A person out of works, decisions about them, replications and reports, handed in or not: who answers for a work,
 * and every mention in what was typed. Numbers, states and digests stay.
 */
export const eraseFromWorks = async (tx: Tx, identity: Erasable): Promise<void> => {
  for (const { workId, body } of await tx.select().from(workContent)) {
    const left = eraseFrom(body, identity) as WorkBody
    if (JSON.stringify(left) === JSON.stringify(body)) continue
    await tx
      .update(workContent)
      .set({ body: left, folded: foldedBody(left) })
      .where(eq(workContent.workId, workId))
  }
  for (const { table, column, json } of PLACES) {
    const [of, at] = [sql.identifier(table), sql.identifier(column)]
    const rows = await tx.execute<{ row: string; value: unknown }>(
      sql`select ctid::text as row, ${at} as value from ${of} where ${at} is not null`,
    )
    for (const { row, value } of rows) {
      const left = eraseFrom(value, identity)
      if (JSON.stringify(left) === JSON.stringify(value)) continue
      const stored = json ? sql`${JSON.stringify(left)}::jsonb` : sql`${left}`
      await tx.execute(sql`update ${of} set ${at} = ${stored} where ctid = ${row}::tid`)
    }
  }
}
