import { reachesQuorum } from '../ballot/index.ts'
import { fromWire } from '../kernel/index.ts'

/** How a member takes part. written: away, with a ballot in a sealed envelope, which counts for no quorum. */
export const ATTENDANCES = ['present', 'online', 'written', 'absent'] as const
export type Attendance = (typeof ATTENDANCES)[number]

export interface Quorum {
  /** Members of the council: what the share is of. */
  members: number
  /** In the room or in the meeting online. */
  present: number
  online: number
  written: number
  absent: number
  /** Not called yet. */
  uncalled: number
  /** Least number of members that must be present. */
  needed: number
  reached: boolean
}

/** The least whole number that is at least this share ("2/3") of a number: of 15 it is 10, of 16 it is 11. */
export const leastOf = (share: string, of: number): number => {
  const { n, d } = fromWire(share)
  return Number((n * BigInt(of) + d - 1n) / d)
}

/** Whether a meeting may be held, from how each member of the council takes part; exact. */
export const quorumOf = (attendances: readonly (Attendance | null)[], share: string): Quorum => {
  const count = (...kinds: (Attendance | null)[]) => attendances.filter((it) => kinds.includes(it)).length
  const members = attendances.length
  const present = count('present', 'online')
  return {
    members,
    present,
    online: count('online'),
    written: count('written'),
    absent: count('absent'),
    uncalled: count(null),
    needed: leastOf(share, members),
    reached: reachesQuorum(share, { present, members }),
  }
}
