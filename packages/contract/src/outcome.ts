import { z } from 'zod'
import { line } from './line.ts'

const ids = z.array(z.uuid()).max(1000)

/** What the council resolved among equals: whom it chose, in their order; nobody where it holds no further ballot. */
export const resolutionSchema = z.object({
  among: ids.min(1),
  chosen: ids,
  /** As the minutes have it; published, so that it must name nobody. */
  reason: line(2000, 3),
})
