import { must } from './must.ts'
import type { Persona, TestApp } from './test-app.ts'

const SECRETARY = [{ role: 'secretary', scopeKind: 'global' }] as const

interface MaskedEntry {
  stageEntryId: string
  blindCode: string
  renditionId: string
}

/**
 * Takes a stage through Đánh phách by its routes: codes are drawn, one secretary prepares every rendition with all
 * sure suggestions blacked out, another approves it. What would still be read (a name on a picture has no text) is
 * acknowledged. In order of code; every accepted entry of the edition, files rendered and all. Secretaries that are
 * not given are made.
 */
export const maskAll = async (
  world: TestApp,
  stageId: string,
  people: { by?: Persona; approvedBy?: Persona } = {},
): Promise<MaskedEntry[]> => {
  const by = people.by ?? (await world.person('Trần Thu Thảo', SECRETARY))
  const approvedBy = people.approvedBy ?? (await world.person('Lý Gia Hân', SECRETARY))
  must('begin', await by.post(`/api/stages/${stageId}/masking/begin`))
  const { items } = must('list', await by.get(`/api/stages/${stageId}/masking`))
  const masked: MaskedEntry[] = []
  for (const { id, blindCode, state } of items as { id: string; blindCode: string; state: string }[]) {
    if (state === 'withdrawn' || state === 'approved') continue
    const renditionId = await prepareOne(by, id)
    const settled = await rendered(by, id)
    if (settled !== 'prepared') throw new Error(`rendition of ${blindCode}: ${settled}`)
    must('approve', await approvedBy.post(`/api/stage-entries/${id}/rendition/approve`, { renditionId }))
    masked.push({ stageEntryId: id, blindCode, renditionId })
  }
  return masked
}

/** Prepares one rendition, taking note of the names that remain; its id. */
export const prepareOne = async (by: Persona, stageEntryId: string): Promise<string> => {
  const { version } = must('read', await by.get(`/api/stage-entries/${stageEntryId}/masking`))
  const path = `/api/stage-entries/${stageEntryId}/rendition`
  const first = await by.post(path, { baseVersion: version, acknowledged: [] })
  const started =
    first.body.code === 'masking/names-remain'
      ? await by.post(path, { baseVersion: version, acknowledged: first.body.names })
      : first
  return must('prepare', started).renditionId
}

/** Waits until a rendition is no longer being rendered; its state. */
export const rendered = async (by: Persona, stageEntryId: string): Promise<string> => {
  for (;;) {
    const { state } = must('rendition', await by.get(`/api/stage-entries/${stageEntryId}/rendition`))
    if (state !== 'rendering') return state
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
