import { answer, type Asker, audiencesOf, type Facts, view } from '@xk/domain/policy'
import type { IntakeRow, LateDecisionRow, listScans } from './intake-store.ts'

interface IntakeRecord {
  channel: 'paper' | 'mail' | 'other'
  receivedAt: string
  note: string
  enteredByName: string | null
  enteredAt: string
}
const intakeView = view<IntakeRecord>()({
  channel: 'identity',
  receivedAt: 'identity',
  note: 'identity',
  enteredByName: 'identity',
  enteredAt: 'identity',
})
const scanView = view<{ id: string; name: string; type: string; bytes: number; at: string }>()({
  id: 'identity',
  name: 'identity',
  type: 'identity',
  bytes: 'identity',
  at: 'identity',
})

type ScanRow = Awaited<ReturnType<typeof listScans>>[number]
export const scanAnswer = ({ id, name, type, bytes, at }: ScanRow, asker: Asker, facts: Facts) =>
  scanView.redact({ id, name, type, bytes, at: at.toISOString() }, audiencesOf(asker, facts))

/** How a work came that was typed in for its unit, with the paper itself; null for one that the unit wrote. */
export const intakeAnswer = (
  row: IntakeRow | undefined,
  scans: readonly ScanRow[],
  asker: Asker,
  facts: Facts,
) => {
  if (!row) return null
  const { channel, receivedAt, note, enteredByName, enteredAt } = row
  const record = {
    channel,
    receivedAt: receivedAt.toISOString(),
    note,
    enteredByName,
    enteredAt: enteredAt.toISOString(),
  }
  return answer({
    about: intakeView.redact(record, audiencesOf(asker, facts)),
    scans: scans.map((scan) => scanAnswer(scan, asker, facts)),
  })
}

interface LateRecord {
  revisionId: string
  accepted: boolean
  reason: string
  at: string
}
const lateView = view<LateRecord>()({
  revisionId: 'internal',
  accepted: 'identity',
  reason: 'identity',
  at: 'identity',
})
export const lateAnswer = (
  { revisionId, accepted, reason, at }: LateDecisionRow,
  asker: Asker,
  facts: Facts,
) => lateView.redact({ revisionId, accepted, reason, at: at.toISOString() }, audiencesOf(asker, facts))

/** A file of the asker's own that is still on its way. */
interface UploadRecord {
  id: string
  name: string
  size: number
  received: number
  /** The part of the dossier that it is for. */
  slot: string | null
}
const uploadView = view<UploadRecord>()({
  id: 'identity',
  name: 'identity',
  size: 'identity',
  received: 'identity',
  slot: 'identity',
})
export const uploadAnswer = (row: UploadRecord, asker: Asker, facts: Facts) => {
  const { id, name, size, received, slot } = row
  return uploadView.redact({ id, name, size, received, slot }, audiencesOf(asker, facts))
}
