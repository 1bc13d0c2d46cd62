import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'

/** An instant; the server's clock is the only one that is judged by. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
export const id = () => uuid('id').primaryKey()
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })
