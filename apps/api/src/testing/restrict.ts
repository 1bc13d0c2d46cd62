import { randomUUID } from 'node:crypto'
import { personRestriction } from '@xk/db'
import { eq } from 'drizzle-orm'
import type { TestApp } from './test-app.ts'

/** The use of this person's data is restricted from now on, as a handled request of theirs leaves it. */
export const restrict = (world: TestApp, personId: string) =>
  world.database.db.insert(personRestriction).values({
    id: randomUUID(),
    personId,
    reason: 'Theo đơn',
    since: world.clock.now,
    by: randomUUID(),
  })

export const liftRestriction = (world: TestApp, personId: string) =>
  world.database.db
    .update(personRestriction)
    .set({ liftedAt: world.clock.now, liftedBy: randomUUID(), liftReason: 'Đã đồng ý lại' })
    .where(eq(personRestriction.personId, personId))
