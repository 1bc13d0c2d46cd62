import { BLINDED } from '@xk/domain/policy'
import type { PaperScanRow } from './store.ts'
import { scanView } from './views.ts'

/** Scans as they are named to whoever may see them: by page, never by the name of the file. */
export const scanLines = (scans: readonly PaperScanRow[]) =>
  scans.map(({ id, page, pictures, type, bytes }) =>
    scanView.redact({ id, page, pictures, type, bytes }, BLINDED),
  )
