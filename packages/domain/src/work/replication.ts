import { transit, type Transition } from '../edition/index.ts'
import type { Result } from '../kernel/index.ts'

/** thí điểm → đánh giá → nhân rộng. improving: tried out again after changes. */
const REPLICATION_STATES = ['pilot', 'improving', 'replicating', 'stopped'] as const
export type ReplicationState = (typeof REPLICATION_STATES)[number]
/** What an evaluation of the pilot comes to. */
export const EVALUATION_OUTCOMES = ['replicate', 'improve', 'stop'] as const
type EvaluationOutcome = (typeof EVALUATION_OUTCOMES)[number]

const REPLICATION_TRANSITIONS: readonly Transition<ReplicationState, EvaluationOutcome>[] = [
  { act: 'replicate', from: ['pilot', 'improving'], to: 'replicating' },
  { act: 'improve', from: ['pilot', 'improving'], to: 'improving' },
  { act: 'stop', from: ['pilot', 'improving', 'replicating'], to: 'stopped' },
]
export const transitReplication = (
  state: ReplicationState,
  act: EvaluationOutcome,
): Result<ReplicationState> => transit(REPLICATION_TRANSITIONS, state, act)

/** What a unit may be in it now: it tries out before the evaluation and takes over after it. */
export const partNow = (state: ReplicationState): 'pilot' | 'adopter' | undefined => {
  switch (state) {
    case 'pilot':
    case 'improving':
      return 'pilot'
    case 'replicating':
      return 'adopter'
    case 'stopped':
      return undefined
  }
}
