import type { Attendance, CouncilIssue, CouncilOffice, Quorum } from '@xk/domain/council'
import type { CouncilLine, CouncilOutcome, RoundKind } from '@xk/domain/ballot'
import { answer, EVERYTHING, PUBLIC, type Sendable, view } from '@xk/domain/policy'
import type { CouncilContext, CouncilRow } from './context.ts'
import type { DisputedLine } from '../ballot/store.ts'
import { minutesOf, momentOf } from './context.ts'
import type { Candidate } from './candidates.ts'
import type { Interest } from './interests.ts'
import type { MemberRow } from './members-store.ts'
import type { Comparison, Difference, HandedIn } from './paper-differences.ts'

/** Whoever reads a council's page was let in by the policy; these say what is on it at all. */
const memberView = view<{
  id: string
  fullName: string
  position: string | null
  unitName: string | null
  office: CouncilOffice
  teller: 'head' | 'member' | null
  state: MemberRow['state']
  attendance: Attendance | null
  absenceReason: string
  nominated: boolean
}>()({
  id: 'internal',
  fullName: 'internal',
  position: 'internal',
  unitName: 'internal',
  office: 'internal',
  teller: 'internal',
  state: 'internal',
  attendance: 'internal',
  absenceReason: 'internal',
  nominated: 'internal',
})
export const memberAnswer = (it: MemberRow) =>
  memberView.redact(
    { ...it, fullName: it.fullName ?? '—', absenceReason: it.absenceReason ?? '' },
    EVERYTHING,
  )

const candidateView = view<
  Pick<Candidate, 'stageEntryId' | 'name' | 'position' | 'unitName' | 'title' | 'restricted'>
>()({
  stageEntryId: 'identity',
  name: 'identity',
  position: 'identity',
  unitName: 'identity',
  title: 'identity',
  restricted: 'identity',
})
export const candidateAnswer = (it: Candidate) => candidateView.redact(it, EVERYTHING)

const interestView = view<Interest>()({
  memberId: 'internal',
  stageEntryId: 'internal',
  source: 'internal',
  reason: 'identity',
})
export const interestAnswer = (it: Interest) => interestView.redact(it, EVERYTHING)

const rulesView = view<{
  min: number
  max: number
  quorum: string
  form: 'yesNo' | 'choose'
  seats: number
  chooseUpTo: number | null
  interest: 'struck' | 'abstains' | 'votes'
  writtenBallots: boolean
}>()({
  min: 'public',
  max: 'public',
  quorum: 'public',
  form: 'public',
  seats: 'public',
  chooseUpTo: 'public',
  interest: 'public',
  writtenBallots: 'public',
})
export const rulesAnswer = ({ council: it }: CouncilContext) =>
  rulesView.redact(
    {
      min: it.size.min,
      max: it.size.max,
      quorum: it.quorum,
      form: it.form,
      seats: it.seats,
      chooseUpTo: it.chooseUpTo,
      interest: it.interest,
      writtenBallots: it.writtenBallots,
    },
    PUBLIC,
  )

const setUpView = view<{
  setUpBy: string
  meetsAt: string | null
  place: string
  version: number
  openedAt: string | null
  closedAt: string | null
}>()({
  setUpBy: 'identity',
  meetsAt: 'identity',
  place: 'identity',
  version: 'identity',
  openedAt: 'identity',
  closedAt: 'identity',
})
export const setUpAnswer = (row: CouncilRow | undefined) =>
  setUpView.redact(
    {
      setUpBy: row?.setUpBy ?? '',
      meetsAt: row?.meetsAt?.toISOString() ?? null,
      place: row?.place ?? '',
      version: row?.version ?? 0,
      openedAt: row?.openedAt?.toISOString() ?? null,
      closedAt: row?.closedAt?.toISOString() ?? null,
    },
    EVERYTHING,
  )

const headView = view<{
  stageId: string
  editionId: string
  label: string
  editionTitle: string
  entryNoun: string
  moment: ReturnType<typeof momentOf>
  /** The latest round's number; null before the first. */
  round: number | null
}>()({
  stageId: 'public',
  editionId: 'public',
  label: 'public',
  editionTitle: 'public',
  entryNoun: 'public',
  moment: 'public',
  round: 'public',
})
export const headAnswer = (it: CouncilContext) =>
  headView.redact(
    {
      stageId: it.stageId,
      editionId: it.editionId,
      label: it.label,
      editionTitle: it.editionTitle,
      entryNoun: it.rules.entryNoun,
      moment: momentOf(it),
      round: it.rounds.at(-1)?.n ?? null,
    },
    PUBLIC,
  )

const issueView = view<{ code: CouncilIssue['code']; have: number; needed: number }>()({
  code: 'public',
  have: 'public',
  needed: 'public',
})
export const issueAnswer = (it: CouncilIssue) =>
  issueView.redact(
    { code: it.code, have: 'have' in it ? it.have : 0, needed: 'needed' in it ? it.needed : 0 },
    PUBLIC,
  )

const quorumView = view<Quorum>()({
  members: 'public',
  present: 'public',
  online: 'public',
  written: 'public',
  absent: 'public',
  uncalled: 'public',
  needed: 'public',
  reached: 'public',
})
export const quorumAnswer = (it: Quorum) => quorumView.redact(it, PUBLIC)

const minutesView = view<ReturnType<typeof minutesOf>>()({
  guests: 'internal',
  proceedings: 'internal',
  conclusions: 'internal',
  countNotes: 'internal',
})
export const minutesAnswer = (row: CouncilRow | undefined) => minutesView.redact(minutesOf(row), EVERYTHING)

const outcomeLineView = view<Pick<CouncilLine, 'candidate' | 'rank' | 'seated' | 'round'>>()({
  candidate: 'internal',
  rank: 'internal',
  seated: 'internal',
  round: 'internal',
})
const nextView = view<{
  what: 'ballot' | 'resolution'
  kind: RoundKind
  candidates: string[]
  seats: number
}>()({ what: 'public', kind: 'public', candidates: 'public', seats: 'public' })
/** Who has a seat by the counted rounds, and what must come next. */
export const outcomeAnswer = ({ lines, seatsLeft, next }: CouncilOutcome) =>
  answer({
    lines: lines.map((line) => outcomeLineView.redact(line, EVERYTHING) as Sendable<typeof line>),
    seatsLeft,
    next: next && nextView.redact({ ...next, kind: next.what === 'ballot' ? next.kind : 'first' }, PUBLIC),
  })

const differenceView = view<Difference>()({
  candidate: 'internal',
  what: 'internal',
  figures: 'internal',
})
const handedInView = view<HandedIn>()({ name: 'internal', looksAgain: 'internal' })
/** `counts`: the asker types paper ballots. Sums of few say how somebody voted, and are for those who open them alone. */
export const differencesAnswer = (it: Comparison | null, counts: boolean) =>
  it &&
  answer({
    agreed: it.agreed,
    shown: counts,
    tellers: (counts ? it.tellers : []).map(
      (one) => handedInView.redact(one, EVERYTHING) as Sendable<HandedIn>,
    ),
    notHandedIn: counts ? it.notHandedIn : [],
    lines: (counts ? it.lines : []).map(
      (line) => differenceView.redact(line, EVERYTHING) as Sendable<Difference>,
    ),
  })

const disputeView = view<DisputedLine>()({ n: 'internal', fullName: 'internal', issued: 'internal' })
export const disputeAnswer = (it: DisputedLine) => disputeView.redact(it, EVERYTHING)
