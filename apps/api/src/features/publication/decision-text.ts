import type { DecisionText, OrgSetting } from '@xk/contract'
import type { ApprovedResult } from './context.ts'
import type { TeamWinner, Winner } from './winners.ts'

export type Settings = Partial<Record<OrgSetting, string>>

const two = (n: number) => String(n).padStart(2, '0')
const lower = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`

/** The bloc as it stands within a sentence. */
export const blocOf = (settings: Settings): string => settings.blocName || 'Đoàn Khối'
export const SYMBOL = 'QĐ/ĐTN'

const prizeCounts = (labels: readonly string[]): string => {
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  const parts = [...counts].map(([label, n]) => `${two(n)} ${lower(label)}`)
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} và ${parts.at(-1)}` : (parts[0] ?? '')
}

const ended = (text: string) => (/[;,.]$/.test(text) ? text : `${text};`)
const ground = (text: string) => ended(/^căn cứ/i.test(text) ? text : `Căn cứ ${text}`)

/** What a commendation rests on besides its rules, by the bloc's setting of the day: parted by semicolons. */
const settledGrounds = (settings: Settings): string[] =>
  (settings.commendationGrounds || 'Điều lệ Đoàn TNCS Hồ Chí Minh')
    .split(';')
    .map((text) => text.trim())
    .filter(Boolean)
    .map(ground)

/** What a selection's decision does, within a sentence: "tuyên dương gương …". */
export const commendationOf = (title: string): string =>
  /^tuyên dương/i.test(title) ? lower(title) : `tuyên dương ${title}`

/** The standing committee commends whom the council chose: it recognises no contest and gives no prizes. */
const commendationText = (
  it: ApprovedResult,
  settings: Settings,
  winners: readonly Winner[],
): Pick<DecisionText, 'subject' | 'grounds' | 'articles'> => {
  const { title, entryNoun, legalBasis, stages } = it.stage.rules
  const bloc = blocOf(settings)
  const act = commendationOf(title)
  const council = stages.some(({ kind }) => kind === 'councilBallot')
  return {
    subject: `Về việc ${act}`,
    grounds: [
      ...settledGrounds(settings),
      ...legalBasis.map(ground),
      `Căn cứ Thể lệ ${title};`,
      council
        ? 'Căn cứ biên bản họp xét và biên bản kiểm phiếu của Hội đồng xét chọn;'
        : 'Căn cứ kết quả thẩm định, chấm điểm hồ sơ;',
      `Xét đề nghị của ${council ? 'Hội đồng xét chọn' : 'Tổ công tác cấp Khối'},`,
    ],
    articles: [
      [
        winners.length > 0
          ? `Ban Thường vụ ${bloc} ${act} đối với ${two(winners.length)} ${entryNoun} có tên trong danh sách kèm theo.`
          : `Không có ${entryNoun} được tuyên dương.`,
      ],
      ['Cá nhân, tập thể được tuyên dương nhận Giấy chứng nhận; mức thưởng và kinh phí theo quy định.'],
      [
        `Văn phòng, các Ban ${bloc}, các cơ sở Đoàn trực thuộc và các cá nhân, tập thể có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.`,
        'Quyết định có hiệu lực kể từ ngày ký.',
      ],
    ],
  }
}

/** A first draft in the Youth Union's form; every word of it can be changed before it is approved. */
export const draftText = (
  it: ApprovedResult,
  settings: Settings,
  winners: readonly Winner[],
  teams: readonly TeamWinner[],
): DecisionText => {
  const { title, entryNoun, legalBasis } = it.stage.rules
  const bloc = blocOf(settings)
  const entries =
    winners.length === 0
      ? []
      : [
          `Công nhận kết quả ${title} và trao giải cho ${two(winners.length)} ${entryNoun}, gồm ${prizeCounts(winners.map(({ prizeLabel }) => prizeLabel))} (danh sách kèm theo).`,
        ]
  const units =
    teams.length === 0
      ? []
      : [
          `Khen thưởng ${two(teams.length)} tập thể: ${prizeCounts(teams.map(({ prizeLabel }) => prizeLabel))}.`,
        ]
  const recognised = [...entries, ...units]
  const contest = {
    subject: `Về việc công nhận kết quả và khen thưởng ${title}`,
    grounds: [
      'Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh;',
      ...legalBasis.map(ground),
      `Căn cứ Thể lệ ${title};`,
      'council' in it.stage
        ? `Xét kết quả bỏ phiếu của ${it.stage.label} và đề nghị của Tổ công tác cấp Khối,`
        : 'Xét kết quả chấm của Ban Giám khảo và đề nghị của Tổ công tác cấp Khối,',
    ],
    articles: [
      recognised.length > 0 ? recognised : [`Công nhận kết quả ${title}; không có giải được trao.`],
      ['Mức thưởng và kinh phí thực hiện theo Thể lệ.'],
      [
        `Văn phòng, các Ban ${bloc}, các cơ sở Đoàn trực thuộc và các cá nhân, tập thể có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.`,
        'Quyết định có hiệu lực kể từ ngày ký.',
      ],
    ],
  }
  return {
    ...(it.edition.programme === 'exemplarSelection' ? commendationText(it, settings, winners) : contest),
    recipients: ['Như Điều 3;', 'Lưu VP.'],
    behalf: 'TM. BAN THƯỜNG VỤ',
    office: (settings.signatoryPosition || 'Bí thư').toLocaleUpperCase('vi'),
    signatory: settings.signatoryName ?? '',
  }
}
