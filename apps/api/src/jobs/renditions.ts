import type { Deps } from '../deps.ts'
import { markInterrupted } from '../features/masking/render-rendition.ts'
import { every } from './every.ts'

/** Finds blinded copies whose process ended while it made them. Several processes may run it. */
export const startRenditions = (deps: Deps): (() => Promise<void>) =>
  every(deps, 'renditions', 20_000, () => markInterrupted(deps))
