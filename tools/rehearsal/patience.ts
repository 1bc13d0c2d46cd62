import { expect as impatient } from '@playwright/test'

/** A rehearsal is not a measurement: a machine that is busy with other things gets the time that it needs. */
export const PATIENCE_MS = 120_000
export const expect = impatient.configure({ timeout: PATIENCE_MS })
