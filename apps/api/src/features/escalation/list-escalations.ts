import {
  entryPerson,
  escalation,
  escalationAnswer,
  escalationAnswerLine,
  submissionMemo,
  type Tx,
} from '@xk/db'
import type { EscalationLevel, EscalationState } from '@xk/domain/escalation'
import { and, asc, eq, inArray } from 'drizzle-orm'

/** One honoured entry introduced to a higher level, with the papers that say so. */
export interface Escalation {
  id: string
  level: EscalationLevel
  state: EscalationState
  /** Whose quota of the year it draws on: the year of the decision that honoured it here. */
  year: number
  editionId: string
  entryId: string
  stageEntryId: string
  unitId: string
  /** Distinct people are counted by these; a collective has its representatives or nobody. */
  personIds: string[]
  memo: { id: string; number: string; signedOn: string; sentOn: string | null; state: string }
  /** The higher level's decision, once countersigned. */
  decision: { number: string; signedOn: string; fileId: string | null } | null
  /** The instant of its latest state: figures of a day before it are not touched by it. */
  at: Date
}

/**
 * Everything introduced to higher levels in a term, whatever became of it, in the order of the memos: three
 * statements. Introduced counts `sent`, `supplement`, `recognised`, `declined`; recognised counts `recognised`.
 */
export const listEscalations = async (tx: Tx, termId: string): Promise<Escalation[]> => {
  const rows = await tx
    .select({ line: escalation, memo: submissionMemo })
    .from(escalation)
    .innerJoin(submissionMemo, eq(submissionMemo.id, escalation.memoId))
    .where(eq(escalation.termId, termId))
    .orderBy(asc(submissionMemo.preparedAt), asc(escalation.ordinal), asc(escalation.id))
  const ids = rows.map(({ line }) => line.id)
  const people = await tx
    .select({ entryId: entryPerson.entryId, personId: entryPerson.personId })
    .from(entryPerson)
    .where(
      inArray(
        entryPerson.entryId,
        rows.map(({ line }) => line.entryId),
      ),
    )
    .orderBy(asc(entryPerson.ordinal))
  const answers = await tx
    .select({ escalationId: escalationAnswerLine.escalationId, answer: escalationAnswer })
    .from(escalationAnswerLine)
    .innerJoin(
      escalationAnswer,
      and(
        eq(escalationAnswer.id, escalationAnswerLine.answerId),
        eq(escalationAnswer.kind, 'recognised'),
        eq(escalationAnswer.state, 'countersigned'),
      ),
    )
    .where(inArray(escalationAnswerLine.escalationId, ids))
  return rows.map(({ line, memo }) => {
    const answer = answers.find(({ escalationId }) => escalationId === line.id)?.answer
    return {
      id: line.id,
      level: line.level,
      state: line.state as EscalationState,
      year: line.year,
      editionId: line.editionId,
      entryId: line.entryId,
      stageEntryId: line.stageEntryId,
      unitId: line.unitId,
      personIds: people.filter(({ entryId }) => entryId === line.entryId).map(({ personId }) => personId),
      memo: {
        id: memo.id,
        number: memo.number,
        signedOn: memo.signedOn,
        sentOn: memo.sentOn,
        state: memo.state,
      },
      decision: answer ? { number: answer.reference, signedOn: answer.dated, fileId: answer.fileId } : null,
      at: line.at,
    }
  })
}
