import { z } from 'zod'
import { canonicalBytes } from '../kernel/index.ts'
import { councilRulesSchema } from '../ruleset/index.ts'
import { chooseLimit, countTotals, type RoundInput, type RoundTotals } from './count-round.ts'
import { roundRoot } from './round-root.ts'
import { INVALID_REASONS, MARKS } from './types.ts'

/** What a published round looks like: docs/ballot-format.md. */
export const BALLOTS_FORMAT = 'xung-kich/ballots/1'

const number = z.number().int().min(0).max(1_000_000)
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const id = z.string().min(1).max(100)
const struck = z.strictObject({ members: number, present: number, issued: number })

export const ballotsFileSchema = z.strictObject({
  format: z.literal(BALLOTS_FORMAT),
  edition: z.string().max(300),
  council: z.string().max(300),
  round: number,
  kind: z.enum(['first', 'second', 'further']),
  way: z.enum(['online', 'paper']),
  rules: councilRulesSchema,
  seats: number,
  /** In the order of the lines on the ballot. */
  candidates: z.array(id).max(1000),
  /** Only for those who may know them. */
  names: z.record(id, z.string().max(500)).optional(),
  struck: z.record(id, struck),
  publicKey: z.string().max(2000).nullable(),
  ballotsRoot: hex(32).nullable(),
  serials: z.array(z.strictObject({ serial: hex(32), signature: hex(384) })).max(100_000),
  marks: z
    .array(z.strictObject({ candidate: id, marks: z.array(z.enum(MARKS)).max(100_000) }))
    .max(1000)
    .nullable(),
  count: z.strictObject({
    facts: z.strictObject({ members: number, present: number, issued: number, returned: number }),
    valid: number,
    allBlank: number,
    invalid: number,
    invalidWhy: z.partialRecord(z.enum(INVALID_REASONS), number),
    candidates: z.array(
      z.strictObject({
        candidate: id,
        yes: number,
        no: number,
        blank: number,
        struck: number,
        base: number,
        share: z.string().max(100),
        reached: z.boolean(),
      }),
    ),
  }),
  root: hex(32),
})
export type BallotsFile = z.infer<typeof ballotsFileSchema>

/** What is wrong with a published round, by its part. `at`: positions from 1 on the list of serials or candidates. */
export type TallyFault =
  | { part: 'form'; at: string }
  | { part: 'root' }
  /** Not the root that was expected: of the ledger, or of the minutes. */
  | { part: 'otherRoot' }
  | { part: 'serials'; why: 'twice' | 'number' | 'moreThanIssued' }
  | { part: 'signatures'; at: number[] }
  | { part: 'marks'; at: number[] }
  | { part: 'count'; at: number[] }
  | { part: 'facts' }

export interface Tally {
  file: BallotsFile | undefined
  faults: TallyFault[]
  /** Marks were published and counted anew; false where voters are too few, or the round was held on paper. */
  recounted: boolean
}

/**
 * Checks a published round by itself: the root over its parts, number and authenticity of its ballots, and every
 * count from the marks. `isSigned` says whether a serial bears a signature of the key (SPKI, base64): RFC 9474.
 */
export const tallyBallots = (
  content: unknown,
  isSigned: (publicKey: string, serial: string, signature: string) => boolean,
  options: { root?: string } = {},
): Tally => {
  const parsed = ballotsFileSchema.safeParse(content)
  if (!parsed.success) {
    const at = `/${(parsed.error.issues[0]?.path ?? []).join('/')}`
    return { file: undefined, faults: [{ part: 'form', at }], recounted: false }
  }
  const file = parsed.data
  const counted = countAnew(file)
  return {
    file,
    recounted: file.marks !== null,
    faults: [
      ...(roundRoot(file) === file.root ? [] : [{ part: 'root' } as const]),
      ...(options.root === undefined || options.root === file.root ? [] : [{ part: 'otherRoot' } as const]),
      ...serialFaults(file, isSigned),
      ...counted,
    ],
  }
}

const serialFaults = (
  { way, publicKey, serials, count }: BallotsFile,
  isSigned: (publicKey: string, serial: string, signature: string) => boolean,
): TallyFault[] => {
  const { issued, returned } = count.facts
  const more: TallyFault[] = returned > issued ? [{ part: 'serials', why: 'moreThanIssued' }] : []
  if (way === 'paper') return more
  const forged = serials.flatMap(({ serial, signature }, i) =>
    publicKey !== null && isSigned(publicKey, serial, signature) ? [] : [i + 1],
  )
  return [
    ...more,
    ...(new Set(serials.map(({ serial }) => serial)).size < serials.length
      ? [{ part: 'serials', why: 'twice' } as const]
      : []),
    ...(serials.length === returned ? [] : [{ part: 'serials', why: 'number' } as const]),
    ...(forged.length > 0 ? [{ part: 'signatures', at: forged } as const] : []),
  ]
}

const same = (a: unknown, b: unknown): boolean =>
  new TextDecoder().decode(canonicalBytes(a)) === new TextDecoder().decode(canonicalBytes(b))

/** The totals that the marks add up to; without marks those that the count itself says, for its bases and shares. */
const totalsIn = ({ candidates, marks, count }: BallotsFile): RoundTotals => ({
  invalid: count.invalidWhy,
  allBlank: count.allBlank,
  candidates: candidates.map((candidate) => {
    const own = marks?.find((it) => it.candidate === candidate)?.marks
    const said = count.candidates.find((it) => it.candidate === candidate)
    const of = (mark: (typeof MARKS)[number]) => own?.filter((it) => it === mark).length ?? 0
    return own
      ? { candidate, yes: of('yes'), no: of('no'), blank: of('blank'), both: of('both') }
      : { candidate, yes: said?.yes ?? 0, no: said?.no ?? 0, blank: 0, both: said?.blank ?? 0 }
  }),
})

const countAnew = (file: BallotsFile): TallyFault[] => {
  const { rules, seats, candidates, struck, count, marks } = file
  const input: RoundInput = { rules, seats, candidates, struck, facts: count.facts }
  const totals = totalsIn(file)
  const anew = countTotals(input, totals)
  const places = candidates.map((_, i) => i)
  const wrongMarks = places.filter((i) => marks !== null && marks[i]?.marks.length !== anew.valid)
  const orderly =
    marks === null ||
    same(
      marks.map((it) => it.candidate),
      candidates,
    )
  const wrongCount = places.filter((i) => !same(anew.candidates[i], count.candidates[i]))
  const limit = chooseLimit(input)
  const chosen = totals.candidates.reduce((sum, { yes }) => sum + yes, 0)
  const sound =
    anew.valid === count.valid &&
    anew.invalid === count.invalid &&
    anew.valid >= 0 &&
    count.allBlank <= anew.valid &&
    count.candidates.length === candidates.length &&
    (limit === undefined || chosen <= limit * anew.valid)
  return [
    ...(wrongMarks.length > 0 || !orderly
      ? [{ part: 'marks', at: wrongMarks.map((i) => i + 1) } as const]
      : []),
    ...(wrongCount.length > 0 ? [{ part: 'count', at: wrongCount.map((i) => i + 1) } as const] : []),
    ...(sound ? [] : [{ part: 'facts' } as const]),
  ]
}
