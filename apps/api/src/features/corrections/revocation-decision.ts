import type { DecisionText } from '@xk/contract'
import { type CorrectionItem, decision, type Tx } from '@xk/db'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { settingsAt } from '../organisation/settings.ts'
import type { ApprovedResult } from '../publication/context.ts'
import { blocOf, type Settings, SYMBOL } from '../publication/decision-text.ts'
import { bodyOf, type DecisionBody } from '../publication/paper-facts.ts'
import type { DecisionRow } from '../publication/store.ts'

type Revocation = Extract<CorrectionItem, { kind: 'revocation' }>

/** dd/mm/yyyy of an ISO day. */
const dayText = (iso: string) => iso.split('-').toReversed().join('/')
const ended = (text: string) => (/[;,.]$/.test(text) ? text : `${text};`)
const grounded = (text: string) => ended(/^căn cứ/i.test(text) ? text : `Căn cứ ${text}`)

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
      `Căn cứ ${former} về việc công nhận kết quả và khen thưởng ${title};`,
      'Xét đề nghị của Tổ công tác cấp Khối,',
    ],
    articles: [
      [
        `Thu hồi ${[...new Set(labels)].join(', ')} đã trao cho ${String(items.length).padStart(2, '0')} ${entryNoun} (danh sách kèm theo) theo ${former}.`,
        `Lý do: ${reason}`,
      ],
      [
        'Giấy chứng nhận đã cấp cho giải bị thu hồi không còn giá trị. Tiền thưởng, hiện vật đã nhận được hoàn trả theo quy định.',
        raises
          ? 'Các bài xếp ngay sau được nâng giải theo kết quả đính chính công bố kèm theo Quyết định này.'
          : 'Giải bị thu hồi để trống; thứ hạng và giải của các bài khác không thay đổi.',
      ],
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
