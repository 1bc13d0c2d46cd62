import { readPhone } from '../../organisation/index.ts'
import type { Finding } from './finding.ts'

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu
const PHONE = /(?<![\p{L}\p{N}])(?:\+?84|0)(?:[\s.()-]{0,2}\d){8,10}(?!\d)/gu

/** Any mail address or telephone number: no judge needs one, whoever's it is. */
export const findContacts = (text: string): Finding[] => {
  const find = (pattern: RegExp, kind: 'email' | 'phone') =>
    [...text.matchAll(pattern)].map(
      ({ 0: match, index }): Finding => ({
        kind,
        start: index,
        end: index + match.length,
        match,
        certainty: 'sure',
      }),
    )
  return [
    ...find(EMAIL, 'email'),
    ...find(PHONE, 'phone').filter(({ match }) => readPhone(match).kind === 'phone'),
  ]
}

const PLACE_OF_WORK =
  /^\s*(?:,|-|–|\(|thuộc|ở|tại|công tác tại|của)\s*((?:Phòng|Ban|Tổ|Khoa|Đội|Chi cục|Trung tâm|Bộ phận|Văn phòng)(?:\s+[^\s.,;:()\n]+){1,8})/u
const POSITION =
  /^\s*(?:,|-|–|\(|là|hiện là)\s*((?:thư ký|phó|trưởng|chánh|giám đốc|bí thư|chuyên viên|kế toán|lãnh đạo)(?:\s+[^\s.,;:()\n]+){1,8})/iu

/** Characters after a name that are looked at. */
const BESIDE = 200

/** An office or a duty that follows a name tells as much as the name. */
export const findBeside = (text: string, names: readonly Finding[]): Finding[] =>
  names
    .filter(({ kind }) => kind === 'name' || kind === 'initials')
    .flatMap(({ end }) =>
      (
        [
          ['department', PLACE_OF_WORK],
          ['position', POSITION],
        ] as const
      ).flatMap(([kind, pattern]): Finding[] => {
        const [all = '', match] = pattern.exec(text.slice(end, end + BESIDE)) ?? []
        const stop = end + all.length
        return match === undefined
          ? []
          : [{ kind, start: stop - match.length, end: stop, match, certainty: 'maybe' }]
      }),
    )
