import type { DecisionText } from '@xk/contract'
import { type CorrectionItem, decision, type Tx } from '@xk/db'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { settingsAt } from '../organisation/settings.ts'
import type { ApprovedResult } from '../publication/context.ts'
import { blocOf, commendationOf, type Settings, SYMBOL } from '../publication/decision-text.ts'
import { bodyOf, type DecisionBody } from '../publication/paper-facts.ts'
import type { DecisionRow } from '../publication/store.ts'

type Revocation = Extract<CorrectionItem, { kind: 'revocation' }>

/** dd/mm/yyyy of an ISO day. */
const dayText = (iso: string) => iso.split('-').toReversed().join('/')
const ended = (text: string) => (/[;,.]$/.test(text) ? text : `${text};`)
const grounded = (text: string) => ended(/^căn cứ/i.test(text) ? text : `Căn cứ ${text}`)

/** A contest takes back prizes that it gave; a selection takes back a commendation, which is no prize. */
const WORDS = {
  contest: {
    given: 'đã trao cho',
    former: (title: string) => `về việc công nhận kết quả và khen thưởng ${title}`,
    returned:
      'Giấy chứng nhận đã cấp cho giải bị thu hồi không còn giá trị. Tiền thưởng, hiện vật đã nhận được hoàn trả theo quy định.',
    raised: (noun: string) =>
      `Các ${noun} xếp ngay sau được nâng giải theo kết quả đính chính công bố kèm theo Quyết định này.`,
    vacant: (noun: string) =>
      `Giải bị thu hồi để trống; thứ hạng và giải của các ${noun} khác không thay đổi.`,
  },
  commendation: {
    given: 'đối với',
    former: (title: string) => `về việc ${commendationOf(title)}`,
    returned:
      'Giấy chứng nhận đã cấp không còn giá trị. Tiền thưởng, hiện vật đã nhận được hoàn trả theo quy định.',
    raised: (noun: string) =>
      `Các ${noun} tiếp theo được tuyên dương theo kết quả đính chính công bố kèm theo Quyết định này.`,
    vacant: (noun: string) =>
      `Suất tuyên dương bị thu hồi để trống; kết quả của các ${noun} khác không thay đổi.`,
  },
}

/**
 * The decision by which prizes are taken back, in the Youth Union's form: it cites the one that gave them and leaves
 * the names to the list that goes with it.
 */
export const revocationText = (
  it: ApprovedResult,
  awarded: Pick<DecisionRow, 'number' | 'signedOn' | 'body'>,
  items: readonly Revocation[],
  reason: string,
  settings: Settings,
): DecisionText => {
  const { title, entryNoun, prizes } = it.stage.rules
  const words = WORDS[it.edition.programme === 'exemplarSelection' ? 'commendation' : 'contest']
  const labels = items.map(({ prize }) => prizes.find(({ key }) => key === prize)?.label ?? prize)
  const former = `Quyết định số ${awarded.number}-${settings.decisionSymbol || SYMBOL} ngày ${dayText(awarded.signedOn)}`
  const raises = items.some(({ vacancy }) => vacancy === 'raiseNext')
  const { behalf, office, signatory } = bodyOf(awarded).text
  return {
    subject: `Về việc thu hồi ${[...new Set(labels)].join(', ')} ${title}`,
    grounds: [
      'Căn cứ Điều lệ Đoàn TNCS Hồ Chí Minh;',
      ...new Set(items.map(({ ground }) => grounded(ground))),
      `Căn cứ Thể lệ ${title};`,
      `Căn cứ ${former} ${words.former(title)};`,
      'Xét đề nghị của Tổ công tác cấp Khối,',
    ],
    articles: [
      [
        `Thu hồi ${[...new Set(labels)].join(', ')} ${words.given} ${String(items.length).padStart(2, '0')} ${entryNoun} (danh sách kèm theo) theo ${former}.`,
        `Lý do: ${reason}`,
      ],
      [words.returned, raises ? words.raised(entryNoun) : words.vacant(entryNoun)],
      [
        `Văn phòng, các Ban ${blocOf(settings)}, các cơ sở Đoàn trực thuộc và các cá nhân, tập thể có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.`,
        'Quyết định có hiệu lực kể từ ngày ký.',
      ],
    ],
    recipients: ['Như Điều 3;', 'Lưu VP.'],
    behalf,
    office,
    signatory,
  }
}

/** Keeps the decision beside the one that it takes from; in force once the correction is approved. */
export const saveRevocationDecision = async (
  deps: Deps,
  tx: Tx,
  actor: Actor,
  it: {
    result: ApprovedResult
    awarded: DecisionRow
    items: readonly CorrectionItem[]
    reason: string
    number: string
    signedOn: string
  },
): Promise<string> => {
  const now = deps.now()
  const items = it.items.flatMap((item) => (item.kind === 'revocation' ? [item] : []))
  const settings = await settingsAt(tx, vietnamDay(now))
  const body: DecisionBody = {
    text: revocationText(it.result, it.awarded, items, it.reason, settings),
    result: it.result.digest,
  }
  const id = deps.newId()
  await tx.insert(decision).values({
    id,
    editionId: it.result.edition.id,
    kind: 'revocation',
    number: it.number,
    signedOn: it.signedOn,
    body,
    preparedBy: actor.viewer.accountId,
    preparedAt: now,
    supersedes: it.awarded.id,
  })
  return id
}
