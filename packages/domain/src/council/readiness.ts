import type { CouncilRules } from '../ruleset/index.ts'
import { type Attendance, type Quorum, quorumOf } from './quorum.ts'

export const COUNCIL_OFFICES = ['chair', 'deputyChair', 'secretary', 'member'] as const
export type CouncilOffice = (typeof COUNCIL_OFFICES)[number]

/** Ban kiểm phiếu: so many at least, one of whom is its head. */
const LEAST_TELLERS = 3

export interface SeatedMember {
  office: CouncilOffice
  teller: 'head' | 'member' | null
  /** beside: elected to count, without a seat and a vote. */
  state: 'appointed' | 'ended' | 'beside'
  attendance: Attendance | null
  /** Stands among the candidates. */
  nominated: boolean
}

export type CouncilIssue =
  | { code: 'tooFewMembers'; have: number; needed: number }
  | { code: 'tooManyMembers'; have: number; needed: number }
  | { code: 'noChair' | 'noSecretary' | 'noDecision' | 'noHeadTeller' | 'noCandidates' | 'stillMasked' }
  | { code: 'tooFewTellers'; have: number; needed: number }
  | { code: 'nomineeSits'; have: number }
  | { code: 'notCalled'; have: number }
  | { code: 'noQuorum'; have: number; needed: number }

interface CouncilFacts {
  rules: Pick<CouncilRules, 'size' | 'quorum'>
  members: readonly SeatedMember[]
  /** The decision that set it up is written down. */
  decided: boolean
  candidates: number
  /** Codes and names of a stage before are not joined: it can neither read nor meet. */
  masked?: boolean
}

/** What is missing of the council itself; the same list guides the secretary who sets it up. */
export const councilIssues = ({
  rules,
  members,
  decided,
  candidates,
  masked = false,
}: CouncilFacts): CouncilIssue[] => {
  const seated = members.filter(({ state }) => state === 'appointed')
  const tellers = members.filter(({ state, teller }) => state !== 'ended' && teller !== null)
  const has = (office: CouncilOffice) => seated.some((it) => it.office === office)
  const nominees = [...seated, ...tellers.filter(({ state }) => state === 'beside')].filter(
    ({ nominated }) => nominated,
  ).length
  const issues: (CouncilIssue | false)[] = [
    seated.length < rules.size.min && {
      code: 'tooFewMembers',
      have: seated.length,
      needed: rules.size.min,
    },
    seated.length > rules.size.max && {
      code: 'tooManyMembers',
      have: seated.length,
      needed: rules.size.max,
    },
    !has('chair') && { code: 'noChair' },
    !has('secretary') && { code: 'noSecretary' },
    !decided && { code: 'noDecision' },
    masked ? { code: 'stillMasked' } : candidates === 0 && { code: 'noCandidates' },
    nominees > 0 && { code: 'nomineeSits', have: nominees },
    tellers.length < LEAST_TELLERS && {
      code: 'tooFewTellers',
      have: tellers.length,
      needed: LEAST_TELLERS,
    },
    tellers.length >= LEAST_TELLERS &&
      !tellers.some(({ teller }) => teller === 'head') && { code: 'noHeadTeller' },
  ]
  return issues.filter((it) => it !== false)
}

export const quorumOfMembers = ({ rules, members }: Pick<CouncilFacts, 'rules' | 'members'>): Quorum =>
  quorumOf(
    members.filter(({ state }) => state === 'appointed').map(({ attendance }) => attendance),
    rules.quorum,
  )

/** What stands in the way of holding the meeting: the council's own issues, then roll and quorum. */
export const sittingIssues = (facts: CouncilFacts): CouncilIssue[] => {
  const quorum = quorumOfMembers(facts)
  const issues = councilIssues(facts)
  if (quorum.uncalled > 0) issues.push({ code: 'notCalled', have: quorum.uncalled })
  if (!quorum.reached) issues.push({ code: 'noQuorum', have: quorum.present, needed: quorum.needed })
  return issues
}
