import type { Deps } from '../deps.ts'
import { createCheckpointer } from '../features/ledger/checkpointer.ts'
import { every } from './every.ts'

/** Signs a checkpoint soon after the ledger has grown. Several processes may run it: a size is signed once. */
export const startCheckpoints = (deps: Deps): (() => Promise<void>) =>
  every(deps, 'checkpoints', 10_000, createCheckpointer(deps))
