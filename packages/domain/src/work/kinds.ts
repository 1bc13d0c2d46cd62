/** A kind of work that units may register, as the bloc has set it from a day on. */
export interface WorkKind {
  /** Kept on works for ever; the label may change. */
  key: string
  label: string
}

/** Kinds that the programme 07-CT/ĐTN names (parts III.1–III.3), until a bloc sets its own. */
export const DEFAULT_WORK_KINDS: readonly WorkKind[] = [
  { key: 'guideArticle', label: 'Bài viết hướng dẫn thủ tục hành chính' },
  { key: 'leaflet', label: 'Tờ rơi, tờ gấp, áp phích' },
  { key: 'volunteerSaturday', label: 'Ngày thứ 7 tình nguyện giải quyết thủ tục hành chính' },
  { key: 'ninthHour', label: 'Giờ thứ 9' },
  { key: 'smile', label: 'Nụ cười công chức' },
  { key: 'handbook', label: 'Cẩm nang hướng dẫn thủ tục hành chính' },
  { key: 'manual', label: 'Sổ tay nghiệp vụ, quy trình giải quyết' },
  { key: 'training', label: 'Tập huấn, tọa đàm, chuyển giao kinh nghiệm' },
  { key: 'digital', label: 'Số hóa, ứng dụng công nghệ thông tin' },
  { key: 'feedbackPortal', label: 'Cổng tiếp nhận phản ánh, giải đáp thắc mắc' },
  { key: 'otherModel', label: 'Mô hình, giải pháp khác' },
]
/** Of works that come out of an awarded idea. */
export const KIND_OF_IDEAS = 'otherModel'

/** Last days (dd/mm of the year) on which plans and reports are due, until a bloc sets its own. */
export const DEFAULT_REPORT_DUES = { plan: '15/02', halfYear: '15/06', year: '15/12' } as const
export type ReportDues = Record<keyof typeof DEFAULT_REPORT_DUES, string>

/** The ISO day that dd/mm means in a year; undefined where there is none. */
export const dueDay = (year: number, text: string): string | undefined => {
  const [, day = '', month = ''] = /^(\d{1,2})\/(\d{1,2})$/.exec(text.trim()) ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined
}
