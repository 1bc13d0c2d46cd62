import { z, type ZodType } from 'zod'

/** What answers of several operations are made of. */
export const instant = z.iso.datetime()
export const id = z.guid()
export const whole = z.int()
export const commands = z.array(z.string()).describe('What the asker may do here')
export const nullable = <T extends ZodType>(schema: T) => schema.nullable()

export const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

export const unit = z.object({ id, name: z.string() })
