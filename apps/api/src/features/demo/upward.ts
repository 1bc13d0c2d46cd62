import type { DemoPerson, DemoWorld } from './personas.ts'
import type { Until } from './take-turns.ts'

interface Offices {
  secretary: DemoPerson
  lead: DemoPerson
}

const dayOf = ({ clock }: DemoWorld) => clock.now.toISOString().slice(0, 10)

interface Memos {
  memos: {
    memo: { id: string; digest: string; body: object }
    lines: { id: string }[]
    answers: { id: string; scanSha256: string | null }[]
  }[]
  candidates: { stageEntryId: string; people: string[] }[]
}

/**
 * Who stands first in a released selection is introduced to the city, whose decision arrives two months later, and
 * what the gallery says of each is written by one and approved by another.
 */
export const goUpward = async (
  world: DemoWorld,
  { secretary, lead }: Offices,
  editionId: string,
  days: { introduced: number; recognised: number },
  until: Until,
) => {
  await until(days.introduced)
  const page = async () => (await secretary.get(`/api/editions/${editionId}/escalations`)) as Memos
  const { id } = await secretary.post(`/api/editions/${editionId}/submission-memos`, { level: 'city' })
  const at = `/api/submission-memos/${id}`
  const memoNow = async () => (await page()).memos.find(({ memo }) => memo.id === id)
  const [first] = (await page()).candidates
  const begun = await memoNow()
  if (!first || !begun) throw new Error('nobody to introduce in the demo')
  const summary = 'Hai năm liền hoàn thành xuất sắc nhiệm vụ; sáng kiến được áp dụng ngoài đơn vị.'
  const { digest } = await secretary.put(at, {
    base: begun.memo.digest,
    body: begun.memo.body,
    lines: [{ stageEntryId: first.stageEntryId, summary }],
  })
  await lead.post(`${at}/approve`, { digest })
  await secretary.post(`${at}/number`, { number: '21', signedOn: dayOf(world) })
  await secretary.post(`${at}/send`, { sentOn: dayOf(world), how: 'Trục liên thông văn bản' })
  const paper = await secretary.download(`${at}/memo.pdf`)
  await writeGallery({ secretary, lead }, editionId)

  await until(days.recognised)
  const sent = await memoNow()
  const answered = await secretary.post(`${at}/answers`, {
    kind: 'recognised',
    reference: '214-QĐ/TĐTN',
    dated: dayOf(world),
    due: null,
    note: '',
    lines: sent?.lines.map((line) => line.id) ?? [],
  })
  const form = new FormData()
  form.append('file', new File([paper], 'quyet-dinh-214.pdf', { type: 'application/pdf' }))
  await secretary.upload(`/api/escalation-answers/${answered.id}/scan/upload`, form)
  const scanned = (await memoNow())?.answers.find((answer) => answer.id === answered.id)
  await lead.post(`/api/escalation-answers/${answered.id}/countersign`, { sha256: scanned?.scanSha256 })
}

const writeGallery = async ({ secretary, lead }: Offices, editionId: string) => {
  const { entries } = (await secretary.get(`/api/editions/${editionId}/gallery`)) as {
    entries: { entryId: string; version: number }[]
  }
  for (const { entryId, version: base } of entries) {
    const words = {
      headline: 'Gương trẻ, giỏi, thân thiện nơi bộ phận một cửa',
      quote: 'Người dân vui thì mình cũng vui.',
      text: '',
      works: ['Rút ngắn thời gian chờ tại quầy', 'Hướng dẫn dịch vụ công trực tuyến vào sáng thứ bảy'],
    }
    const { version } = await secretary.put(`/api/exemplars/${entryId}`, { base, words })
    await lead.post(`/api/exemplars/${entryId}/approve`, { version })
  }
}
