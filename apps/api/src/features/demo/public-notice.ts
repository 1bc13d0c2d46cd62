import type { DemoPerson } from './personas.ts'
import type { Until } from './take-turns.ts'

const DAY = 86_400_000

/**
 * Accepted dossiers hang before the units for as many working days as the rules say. One unit objects to the first of
 * them; who is nominated answers, the secretariat rules, and the notice is taken down.
 */
export const holdNotice = async (
  { secretary, objector }: { secretary: DemoPerson; objector: { unitId: string; officer: DemoPerson } },
  of: { editionId: string; entryIds: readonly string[]; answer: (objectionId: string) => Promise<unknown> },
  { today, until }: { today: Date; until: Until },
) => {
  const { id, closesAt } = await secretary.post(`/api/editions/${of.editionId}/public-notices`, {
    entryIds: of.entryIds,
  })
  const filed = await objector.officer.post(
    `/api/public-notices/${id}/entries/${of.entryIds[0]}/objections`,
    {
      unitId: objector.unitId,
      text: 'Đề nghị làm rõ số liệu khảo sát mức độ hài lòng nêu trong báo cáo thành tích.',
    },
  )
  await of.answer(filed.id as string)
  await secretary.post(`/api/objections/${filed.id}/rule`, {
    ruling: 'kept',
    minutes: 'Đã đối chiếu phiếu khảo sát gốc lưu tại đơn vị, có đại diện Ban Chấp hành cơ sở Đoàn.',
    reason: 'Số liệu đúng như báo cáo.',
  })
  await until((new Date(closesAt as string).getTime() - today.getTime()) / DAY + 0.1)
  await secretary.post(`/api/public-notices/${id}/close`, {
    conclusion: 'Không còn ý kiến khác về danh sách niêm yết.',
  })
}
