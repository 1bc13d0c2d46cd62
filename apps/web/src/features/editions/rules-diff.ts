import type { Ruleset } from '@xk/domain/ruleset'

export interface Difference {
  /** Where in the rules, as words: "Giải thưởng › Giải Nhất › quota". */
  place: string
  before: string | null
  after: string | null
}

const PLACES: Record<string, string> = {
  title: 'Tên gọi',
  entryNoun: 'Gọi bài dự thi là',
  legalBasis: 'Căn cứ',
  articles: 'Các điều',
  heading: 'tên điều',
  body: 'nội dung',
  divisions: 'Bảng dự thi',
  entry: 'Mẫu bài',
  fields: 'Mục',
  people: 'Người tham gia',
  attachments: 'Tệp đính kèm',
  declarations: 'Cam kết',
  consents: 'Đồng ý',
  eligibility: 'Điều kiện',
  stages: 'Vòng',
  scoring: 'Chấm điểm',
  segments: 'Phần',
  criteria: 'Tiêu chí',
  bands: 'Mức',
  gap: 'Chênh lệch',
  tieBreak: 'Bằng điểm',
  prizes: 'Giải thưởng',
  teamPrizes: 'Giải tập thể',
  publication: 'Công bố',
  appeals: 'Kiến nghị',
  retentionMonths: 'Lưu trữ (tháng)',
  label: 'tên',
  quota: 'số lượng',
  floor: 'điểm sàn',
  max: 'tối đa',
  min: 'tối thiểu',
  step: 'bước điểm',
  from: 'từ',
  to: 'đến',
  descriptor: 'mô tả',
  maxWords: 'số từ tối đa',
  minWords: 'số từ tối thiểu',
  rewardText: 'mức thưởng',
  threshold: 'ngưỡng',
  judgesPerEntry: 'số giám khảo mỗi bài',
  minSheets: 'số phiếu tối thiểu',
  maxLoad: 'số bài mỗi giám khảo',
  required: 'bắt buộc',
  days: 'số ngày',
  text: 'nội dung',
  years: 'tuổi',
  at: 'ngày tính',
}

type Named = { label?: unknown; heading?: unknown }
const nameOf = (it: unknown, index: number): string => {
  const named = it as Named | null
  const name = typeof it === 'object' ? (named?.label ?? named?.heading) : undefined
  return typeof name === 'string' ? name : String(index + 1)
}

/** How two items of a list are told to be the same one: by their key, else by their place. */
const keyed = (list: readonly unknown[]) =>
  new Map(
    list.map((it, i) => {
      const key = typeof it === 'object' && it !== null && 'key' in it ? it.key : undefined
      return [typeof key === 'string' ? key : String(i), { it, i }]
    }),
  )

const shown = (value: unknown): string | null => {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  if (typeof value === 'object') return nameOf(value, 0) === '1' ? JSON.stringify(value) : nameOf(value, 0)
  return String(value)
}

const compareAt = (before: unknown, after: unknown, place: readonly string[]): Difference[] => {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  if (Array.isArray(before) && Array.isArray(after)) {
    const [old, now] = [keyed(before), keyed(after)]
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
      const [was, is] = [old.get(key), now.get(key)]
      const name = nameOf((is ?? was)?.it, (is ?? was)?.i ?? 0)
      return compareAt(was?.it, is?.it, [...place, name])
    })
  }
  const both = typeof before === 'object' && typeof after === 'object' && before !== null && after !== null
  if (!both) return [{ place: place.join(' › '), before: shown(before), after: shown(after) }]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    compareAt((before as Record<string, unknown>)[key], (after as Record<string, unknown>)[key], [
      ...place,
      PLACES[key] ?? key,
    ]),
  )
}

/** What differs between two versions of the rules, each difference at its place in words. */
export const differencesOf = (before: Ruleset, after: Ruleset): Difference[] => compareAt(before, after, [])
