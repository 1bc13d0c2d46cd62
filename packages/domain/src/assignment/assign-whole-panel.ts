import type { AssignmentTask, Pair } from './types.ts'

/**
 * A panel that sits together (a team contest's final): every judge has every entry but those with a conflict.
 * How many sheets are enough is the scoring rules' minimum.
 */
export const assignWholePanel = (task: Pick<AssignmentTask, 'entries' | 'judges' | 'conflicts'>): Pair[] => {
  const conflicts = new Set(task.conflicts.map(({ entryId, judgeId }) => `${entryId} ${judgeId}`))
  return task.entries.flatMap(({ id: entryId }) =>
    task.judges.flatMap(({ id: judgeId }) =>
      conflicts.has(`${entryId} ${judgeId}`) ? [] : [{ entryId, judgeId }],
    ),
  )
}
