import type { DecisionText } from '@xk/contract'
import type {
  AttachedList,
  CertificatePaper,
  CertificateRecipient,
  DecisionPaper,
  IssuingBody,
} from '@xk/documents'
import { publicWords } from '@xk/i18n'
import { blocOf, type Settings, SYMBOL } from './decision-text.ts'
import { saysUnnamed, UNNAMED_TITLE } from './unnamed-title.ts'
import type { NamedPerson, TeamWinner, Winner } from './winners.ts'

/** Everything that decision and certificates are printed from. */
export interface PaperFacts {
  settings: Settings
  text: DecisionText
  /** "07"; empty until the văn thư gives it. */
  number: string
  /** ISO day; empty until it is signed. */
  signedOn: string
  /** ISO day on which it was prepared: stands for the year until it is signed. */
  preparedOn: string
  approved: boolean
  title: string
  winners: readonly Winner[]
  teams: readonly TeamWinner[]
  fingerprint: string
  /** Of the release that is prepared or signed; null before. */
  releaseDigest: string | null
  resultAddress: string
}

const upper = (text: string) => text.toLocaleUpperCase('vi')
const ERASED = publicWords.erased

/** Who issues our papers, as printed at their head. */
export const issuingBody = (settings: Settings): IssuingBody => ({
  superior: upper(settings.superiorName || 'Thành Đoàn'),
  name: `BCH ${upper(blocOf(settings))}`,
  union: 'ĐOÀN TNCS HỒ CHÍ MINH',
  place: settings.place || 'TP. Hồ Chí Minh',
})

const signatureOf = ({ behalf, office, signatory }: DecisionText) => ({
  behalf,
  office,
  name: signatory || null,
})

const namesOf = (people: readonly NamedPerson[], onlyAgreed: boolean): string[] =>
  people
    .filter(({ agrees, fullName }) => fullName === null || agrees || !onlyAgreed)
    .map(({ fullName }) => fullName ?? ERASED)

/** A dossier is called by its person ("Phan Lê Quốc Huy, chuyên viên"): what they are, without the name again. */
const positionIn = (title: string, names: readonly string[]): string | undefined => {
  const [name = ''] = names
  return names.length === 1 && title.startsWith(`${name}, `) ? title.slice(name.length + 2) : undefined
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/**
 * What stands beside the names: of a person what they are, of a work its title, and no name a second time. Strangers
 * read no title that names who did not agree, nor what that person is.
 */
const contentOf = ({ title, people }: Pick<Winner, 'title' | 'people'>, onlyAgreed: boolean): string => {
  if (onlyAgreed && saysUnnamed(title, people)) return UNNAMED_TITLE
  const names = namesOf(people, false)
  if (names.length === 1 && title === names[0]) return ''
  const position = positionIn(title, names)
  return position ? capital(position) : title
}

const onlyPositions = (winners: readonly Winner[]): boolean =>
  winners.length > 0 &&
  winners.every(({ title, people }) => positionIn(title, namesOf(people, false)) !== undefined)

/** Winners by prize; `onlyAgreed` for what strangers read. */
const listOf = (it: PaperFacts, onlyAgreed: boolean): AttachedList | null => {
  if (it.winners.length === 0 && it.teams.length === 0) return null
  const labels = [...new Set(it.winners.map(({ prizeLabel }) => prizeLabel))]
  const teamLabels = [...new Set(it.teams.map(({ prizeLabel }) => prizeLabel))]
  return {
    title: it.title,
    columns: [
      { heading: 'Tác giả,\nngười được khen', share: 3.2, align: 'left' },
      { heading: 'Cơ sở Đoàn', share: 3, align: 'left' },
      { heading: onlyPositions(it.winners) ? 'Chức danh' : 'Nội dung', share: 4.4, align: 'left' },
      {
        heading: it.winners.some(({ score }) => score.includes('/')) ? 'Phiếu\nđồng ý' : 'Điểm',
        share: 1.1,
        align: 'center',
      },
    ],
    groups: [
      ...labels.map((label) => ({
        heading: label,
        rows: it.winners
          .filter(({ prizeLabel }) => prizeLabel === label)
          .map((winner) => [
            namesOf(winner.people, onlyAgreed).join('\n'),
            winner.unitName,
            contentOf(winner, onlyAgreed),
            winner.score,
          ]),
      })),
      ...teamLabels.map((label) => ({
        heading: label,
        rows: it.teams
          .filter(({ prizeLabel }) => prizeLabel === label)
          .map(({ unitName }) => ['Tập thể', unitName, '', '']),
      })),
    ],
  }
}

/** Groups of four without dashes: the template sets the spaces. */
const bare = (fingerprint: string) => fingerprint.replaceAll('-', '')

export const decisionPaper = (it: PaperFacts, options: { forPublic: boolean }): DecisionPaper => ({
  rendered: it.signedOn || it.preparedOn,
  draft: !it.approved,
  number: it.number || null,
  symbol: it.settings.decisionSymbol || SYMBOL,
  date: it.signedOn || it.preparedOn.slice(0, 4),
  body: issuingBody(it.settings),
  subject: it.text.subject,
  authority: `BAN THƯỜNG VỤ ${upper(blocOf(it.settings))}`,
  issuer: `Ban Thường vụ ${blocOf(it.settings)}`,
  grounds: it.text.grounds,
  articles: it.text.articles,
  recipients: it.text.recipients,
  signature: signatureOf(it.text),
  list: listOf(it, options.forPublic),
  proof: it.releaseDigest
    ? {
        fingerprint: bare(it.fingerprint),
        digest: it.releaseDigest,
        explanation: `Kết quả được công bố và kiểm tra lại được tại ${it.resultAddress}: so vân tay khóa và mã băm dưới đây với trang công bố.`,
      }
    : null,
})

const salutationOf = (people: number) => (people > 1 ? 'Nhóm tác giả' : 'Đồng chí')

/** One attains a prize, and is commended. */
const honourOf = (prizeLabel: string) =>
  `${prizeLabel.startsWith('Tuyên dương') ? 'Được' : 'Đạt'} ${prizeLabel.charAt(0).toLowerCase()}${prizeLabel.slice(1)}`

/** Who an entry's certificate is for, and for what. */
export const entryRecipient = (
  winner: Pick<Winner, 'title' | 'unitName' | 'prizeLabel' | 'people'>,
): CertificateRecipient => {
  const names = namesOf(winner.people, false)
  const position = positionIn(winner.title, names)
  return {
    salutation: salutationOf(winner.people.length),
    names: names.length > 0 ? names : [winner.title],
    unit: position ? `${capital(position)}, ${winner.unitName}` : winner.unitName,
    honour: honourOf(winner.prizeLabel),
    work: names.length > 0 && !position ? winner.title : null,
    register: null,
  }
}

const teamRecipient = ({ unitName, prizeLabel }: TeamWinner): CertificateRecipient => ({
  salutation: 'Tập thể',
  names: [unitName],
  unit: null,
  honour: prizeLabel,
  work: null,
  register: null,
})

/** One page per award; `only`: of one stage entry or one unit. Numbers of the register follow the whole list. */
export const certificatePaper = (it: PaperFacts, only: string | undefined): CertificatePaper => {
  const year = (it.signedOn || it.preparedOn).slice(0, 4)
  const all = [
    ...it.winners.map((winner) => ({ id: winner.stageEntryId, recipient: entryRecipient(winner) })),
    ...it.teams.map((team) => ({ id: team.unitId, recipient: teamRecipient(team) })),
  ].map(({ id, recipient }, i) => ({
    id,
    recipient: { ...recipient, register: `${String(i + 1).padStart(2, '0')}/${year}` },
  }))
  return {
    rendered: it.signedOn || it.preparedOn,
    draft: !it.approved,
    body: issuingBody(it.settings),
    title: 'GIẤY CHỨNG NHẬN',
    certifies: `Ban Thường vụ ${blocOf(it.settings)} chứng nhận`,
    occasion: it.title,
    date: it.signedOn || year,
    decision: {
      number: it.number || null,
      symbol: it.settings.decisionSymbol || SYMBOL,
      date: it.signedOn || year,
    },
    signature: signatureOf(it.text),
    recipients: all.filter(({ id }) => only === undefined || id === only).map(({ recipient }) => recipient),
    fingerprint: bare(it.fingerprint),
  }
}
