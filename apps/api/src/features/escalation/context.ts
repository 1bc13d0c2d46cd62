import { escalation, escalationQuota, escalationRule, target, term, type Tx } from '@xk/db'
import {
  type CandidateFacts,
  type CentralFrom,
  type EscalationLevel,
  type EscalationState,
  type LevelQuotas,
  obstaclesOf,
  quotaUse,
  yearlyShare,
} from '@xk/domain/escalation'
import { TERM_TARGETS } from '@xk/domain/programme'
import { eq } from 'drizzle-orm'
import { type Honour, listHonours } from '../honours/list-honours.ts'
import { type Dossier, loadDossiers } from '../honours/load-dossiers.ts'
import { agrees } from '../honours/load-outlines.ts'
import { listScores, listVotes } from './votes-and-scores.ts'

const GOAL_OF = { city: 'exemplarsOfCity', central: 'exemplarsOfCentral' } as const
const DEFAULT_CENTRAL_FROM: CentralFrom = 'recognised'

/** A line of any memo of the term, as far as quotas ask. */
interface QuotaLine {
  id: string
  memoId: string
  entryId: string
  level: EscalationLevel
  year: number
  state: EscalationState
}

/** Quotas of a term with what is used of them. */
export interface TermQuotas {
  termId: string
  termName: string
  centralFrom: CentralFrom
  lines: QuotaLine[]
  /** Of a level and a year; `without`: a memo whose lines are about to be replaced. */
  of: (level: EscalationLevel, year: number, without?: string) => LevelQuotas
  /** Whether the quota of that year was set, or is the even share of the term's goal. */
  isSet: (level: EscalationLevel, year: number) => boolean
}

/** Goal of the term, quotas of its years and every line that counts: five statements. */
export const loadQuotas = async (tx: Tx, termId: string): Promise<TermQuotas | undefined> => {
  const [of] = await tx.select().from(term).where(eq(term.id, termId))
  if (!of) return undefined
  const goals = await tx.select().from(target).where(eq(target.termId, termId))
  const set = await tx.select().from(escalationQuota).where(eq(escalationQuota.termId, termId))
  const [rule] = await tx.select().from(escalationRule).where(eq(escalationRule.termId, termId))
  const lines = (await tx
    .select({
      id: escalation.id,
      memoId: escalation.memoId,
      entryId: escalation.entryId,
      level: escalation.level,
      year: escalation.year,
      state: escalation.state,
    })
    .from(escalation)
    .where(eq(escalation.termId, termId))) as QuotaLine[]
  const goalOf = (level: EscalationLevel) => {
    const kind = GOAL_OF[level]
    return (
      goals.find((it) => it.kind === kind)?.goal ?? TERM_TARGETS.find((it) => it.kind === kind)?.goal ?? 0
    )
  }
  const setFor = (level: EscalationLevel, year: number) =>
    set.find((it) => it.level === level && it.year === year)
  return {
    termId,
    termName: of.name,
    centralFrom: rule?.centralFrom ?? DEFAULT_CENTRAL_FROM,
    lines,
    isSet: (level, year) => setFor(level, year) !== undefined,
    of: (level, year, without) => {
      const own = lines.filter((it) => it.level === level && it.memoId !== without)
      const yearly = setFor(level, year)?.quota ?? yearlyShare(goalOf(level), of.starts, of.ends)
      return {
        level,
        year: quotaUse(
          yearly,
          own.filter((it) => it.year === year),
        ),
        term: quotaUse(goalOf(level), own),
      }
    },
  }
}

/** An honoured entry of an edition with everything that its introduction upward asks. */
export interface Candidate {
  honour: Honour
  dossier: Dossier
  facts: CandidateFacts
}

/** Where an entry stands at a level; a line that was withdrawn gives way to a later one. */
const stateAt = (lines: readonly QuotaLine[], entryId: string, level: EscalationLevel) => {
  const own = lines.filter((it) => it.entryId === entryId && it.level === level)
  return (own.find(({ state }) => state !== 'withdrawn') ?? own[0])?.state ?? null
}

/** Honoured entries of an edition, in no order; `without`: a memo whose own lines are not looked at. */
export const loadCandidates = async (
  tx: Tx,
  it: { editionId: string; now: Date; quotas: TermQuotas },
): Promise<{ candidates: Candidate[]; factsWithout: (memoId: string, one: Candidate) => CandidateFacts }> => {
  const honours = await listHonours(tx, it.now, { editionId: it.editionId })
  const dossiers = await loadDossiers(tx, honours)
  const votes = await listVotes(tx, it.editionId)
  const scores = await listScores(tx, it.editionId)
  const candidates = honours.flatMap((honour): Candidate[] => {
    const dossier = dossiers.get(honour.entryId)
    if (!dossier) return []
    const { people } = dossier
    return [
      {
        honour,
        dossier,
        facts: {
          id: honour.stageEntryId,
          votes: votes.get(honour.entryId) ?? null,
          score: scores.get(honour.entryId) ?? null,
          consents: people.every((person) => agrees(person, 'processing')),
          erased: people.some(({ fullName }) => fullName === null),
          city: stateAt(it.quotas.lines, honour.entryId, 'city'),
          central: stateAt(it.quotas.lines, honour.entryId, 'central'),
        },
      },
    ]
  })
  return {
    candidates,
    factsWithout: (memoId, { honour, facts }) => {
      const others = it.quotas.lines.filter((line) => line.memoId !== memoId)
      return {
        ...facts,
        city: stateAt(others, honour.entryId, 'city'),
        central: stateAt(others, honour.entryId, 'central'),
      }
    },
  }
}

export const obstaclesFor = (facts: CandidateFacts, level: EscalationLevel, quotas: TermQuotas) =>
  obstaclesOf(facts, level, quotas.centralFrom)
