import { killDuringSaves } from './running/kill-during-saves.ts'

/** Tests that take minutes; run before a release, not on every change. */
await killDuringSaves()
