import { leavesOf, leafText, nfc } from '../kernel/index.ts'
import type { FieldValue } from './entry-body.ts'

/** What no dossier needs, and the law protects more than other data (domain.md §5). */
type NeedlessKind = 'ethnicity' | 'religion' | 'idNumber' | 'health'

interface NeedlessFinding {
  kind: NeedlessKind
  /** As it stands in the text, so that the officer finds it. */
  match: string
}

const PEOPLES =
  "kinh|tày|thái|mường|khmer|khơ ?me|hoa|nùng|h['’]?mông|mông|dao|gia rai|jrai|ê ?đê|ba na|bana|sán chay|chăm|cơ ho|k['’]?ho|xơ đăng|sán dìu|hrê|ra ?glai|mnông|xtiêng|s['’]?tiêng|bru|thổ|giáy|cơ tu|mạ|co|chơ ro|xinh mun|hà nhì|chu ru|lào|kháng|la chí|phù lá|la hủ|la ha|pà thẻn|lự|ngái|chứt|lô lô|mảng|cơ lao|bố y|cống|si la|pu péo|rơ măm|brâu|ơ đu"
const FAITHS =
  'phật(?: giáo)?|công giáo|thiên chúa(?: giáo)?|tin lành|cao đài|hòa hảo|hoà hảo|hồi giáo|islam|bà la môn|không'
const FAMILY = 'cha|mẹ|bố|ba|má|vợ|chồng|con|anh|chị|em|ông|bà|bản thân|gia đình|người thân'
const ILLNESS =
  'suy thận|suy tim|ung thư|tai biến|đột quỵ|tiểu đường|tâm thần|trầm cảm|hiểm nghèo|nan y|hiv|viêm gan|lao phổi|bại liệt|chạy thận|tim mạch|huyết áp|sa sút trí tuệ|bệnh nặng'
const EDGE = '(?![\\p{L}\\p{N}])'
const START = '(?<![\\p{L}\\p{N}])'

const pattern = (source: string) => new RegExp(source, 'giu')

/** Only what leaves no doubt: a unit whose trade is ethnic affairs, or a service for the ill, is no such thing. */
const PATTERNS: readonly [NeedlessKind, RegExp][] = [
  ['ethnicity', pattern(`${START}dân tộc\\s*(?::|là|gốc)?\\s*(?:${PEOPLES})${EDGE}`)],
  ['ethnicity', pattern(`${START}người dân tộc(?: thiểu số)?${EDGE}`)],
  ['religion', pattern(`${START}tôn giáo\\s*(?::|là)?\\s*(?:${FAITHS})${EDGE}`)],
  ['religion', pattern(`${START}(?:theo|gốc|có) đạo(?:\\s+(?:${FAITHS}))?${EDGE}`)],
  [
    'idNumber',
    pattern(
      `${START}(?:(?:số\\s+)?(?:thẻ\\s+)?(?:căn cước(?: công dân)?|cccd|cmnd|chứng minh nhân dân|định danh(?: cá nhân)?)\\s*(?:số)?\\s*:?\\s*)\\d[\\d .]{7,15}\\d`,
    ),
  ],
  // Twelve digits that begin as those of a citizen do: province 001 to 096, then sex and century.
  ['idNumber', pattern(`(?<![\\d.,])0(?:0[1-9]|[1-8]\\d|9[0-6])[0-3]\\d{8}(?![\\d.,]\\d|\\d)`)],
  [
    'health',
    pattern(
      `${START}(?:${FAMILY})${EDGE}[^.;\\n]{0,40}?${START}(?:bị|mắc|đang (?:chữa|điều trị)|chạy)\\s+(?:bệnh\\s+)?(?:${ILLNESS})${EDGE}[^.;\\n]{0,40}`,
    ),
  ],
  [
    'health',
    pattern(
      `${START}(?:${FAMILY})${EDGE}[^.;\\n]{0,30}?${START}(?:mắc bệnh|bị bệnh|bệnh nặng|hiểm nghèo)${EDGE}`,
    ),
  ],
]

const inText = (text: string): NeedlessFinding[] =>
  PATTERNS.flatMap(([kind, find]) =>
    [...nfc(text).matchAll(find)].map(({ 0: match }) => ({ kind, match: match.trim() })),
  )

/** What in a text is data that nobody may ask here, in the order of kinds; the same words once. */
export const findNeedless = (value: FieldValue): NeedlessFinding[] => {
  const texts =
    typeof value === 'string' ? [value] : Array.isArray(value) ? leavesOf(value).map(leafText) : []
  const found = texts.flatMap(inText)
  return found.filter(
    (it, i) =>
      found.findIndex((other) => other.kind === it.kind && other.match.includes(it.match)) === i ||
      !found.some((other, j) => j !== i && other.kind === it.kind && other.match.includes(it.match)),
  )
}
