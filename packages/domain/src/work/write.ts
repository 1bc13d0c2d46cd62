import type { WorkBody } from './body.ts'
import type { WorkState } from './states.ts'

/** A registered plan is a promise: only a return by the working group opens it again. */
export const isPlanOpen = (state: WorkState): boolean => state === 'draft' || state === 'returned'

/**
 * The body after somebody wrote in it: what was registered stays as it was promised (title, kind, aim, goal), while
 * who answers for it, its end and its report go on.
 */
export const mergeWriting = (state: WorkState, stored: WorkBody, typed: WorkBody): WorkBody =>
  isPlanOpen(state)
    ? typed
    : {
        ...stored,
        branch: typed.branch,
        responsible: typed.responsible,
        to: typed.to || stored.to,
        report: typed.report,
      }
