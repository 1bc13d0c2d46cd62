import type { WorkDecisionText } from '@xk/db'
import { blocOf, type Settings, SYMBOL } from '../publication/decision-text.ts'

const two = (n: number) => String(n).padStart(2, '0')
/** dd/mm/yyyy of an ISO day. */
export const dayText = (iso: string): string => iso.split('-').toReversed().join('/')

const signature = (settings: Settings) => ({
  recipients: ['Như Điều 3;', 'Lưu VP.'],
  behalf: 'TM. BAN THƯỜNG VỤ',
  office: (settings.signatoryPosition || 'Bí thư').toLocaleUpperCase('vi'),
  signatory: settings.signatoryName ?? '',
})

const carriedOutBy = (settings: Settings) => [
  `Văn phòng, các Ban ${blocOf(settings)} và các cơ sở Đoàn có công trình trong danh sách chịu trách nhiệm thi hành Quyết định này.`,
  'Quyết định có hiệu lực kể từ ngày ký.',
]

/** A first draft of the decision that commends works; every word can be changed before it is approved. */
export const commendationText = (settings: Settings, works: number, term: string): WorkDecisionText => ({
  subject: 'Về việc tuyên dương công trình thanh niên tham gia cải cách thủ tục hành chính',
  grounds: [
    'Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh;',
    'Căn cứ Chương trình “Đoàn xung kích tham gia cải cách thủ tục hành chính, xây dựng đội ngũ cán bộ, công chức, viên chức trẻ, giỏi, thân thiện”;',
    'Xét kết quả thực hiện của các cơ sở Đoàn và đề nghị của Tổ công tác cấp Khối,',
  ],
  articles: [
    [
      `Tuyên dương ${two(works)} công trình thanh niên đạt hiệu quả trong tham gia cải cách thủ tục hành chính, ${term} (danh sách kèm theo).`,
    ],
    ['Hình thức và mức khen thưởng thực hiện theo quy định hiện hành của Đoàn.'],
    carriedOutBy(settings),
  ],
  ...signature(settings),
})

/** The number of works in the articles follows the list, where it still stood as of `before` works. */
export const countedAnew = (text: WorkDecisionText, before: number, after: number): WorkDecisionText => ({
  ...text,
  articles: text.articles.map((article) =>
    article.map((paragraph) => paragraph.replace(`${two(before)} công trình`, `${two(after)} công trình`)),
  ),
})

/** The decision by which commendations are taken back: it cites the one that gave them. */
export const withdrawalText = (
  settings: Settings,
  works: number,
  former: { number: string; signedOn: string },
  reason: string,
): WorkDecisionText => {
  const cited = `Quyết định số ${former.number}-${settings.decisionSymbol || SYMBOL} ngày ${dayText(former.signedOn)}`
  return {
    subject: 'Về việc thu hồi tuyên dương công trình thanh niên',
    grounds: [
      'Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh;',
      `Căn cứ ${cited} về việc tuyên dương công trình thanh niên tham gia cải cách thủ tục hành chính;`,
      'Xét đề nghị của Tổ công tác cấp Khối,',
    ],
    articles: [
      [
        `Thu hồi tuyên dương đối với ${two(works)} công trình thanh niên (danh sách kèm theo) theo ${cited}.`,
        `Lý do: ${reason}`,
      ],
      ['Hiện vật, tiền thưởng đã nhận (nếu có) được hoàn trả theo quy định.'],
      carriedOutBy(settings),
    ],
    ...signature(settings),
  }
}
