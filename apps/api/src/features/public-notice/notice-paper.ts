import type { MinutesBlock, MinutesPaper } from '@xk/documents'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { denialOf, type Viewer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { namesOf } from '../accounts/store.ts'
import { issuingBody } from '../council/paper-facts.ts'
import { loadEdition } from '../editions/load.ts'
import { settingsAt } from '../organisation/settings.ts'
import { printOnce } from '../publication/print-paper.ts'
import { entryLabels, type EntryLabel } from './labels.ts'
import {
  findNotice,
  listAnswersTo,
  listNoticeEntries,
  listObjectionsTo,
  type NoticeRow,
  type ObjectionRow,
} from './store.ts'

/** Texts of a paper of the bloc: Vietnamese in both faces. */
const RULINGS = {
  kept: 'giữ nguyên hồ sơ',
  refused: 'đưa hồ sơ ra khỏi danh sách xét',
  referred: 'chuyển Hội đồng xét chọn xem xét',
} as const
const SYMBOL = 'BB/ĐTN'
const UNNAMED = '(chưa đồng ý nêu tên)'

const two = (n: number) => String(n).padStart(2, '0')
const heading = (text: string): MinutesBlock => ({ type: 'heading', text })
const paragraph = (text: string): MinutesBlock => ({ type: 'paragraph', text })

/** "16 giờ 30 ngày 25/9/2026" */
const moment = (at: Date) => {
  const local = new Date(at.getTime() + 7 * 60 * 60 * 1000).toISOString()
  const [year, month, day] = local.slice(0, 10).split('-')
  return `${local.slice(11, 13)} giờ ${local.slice(14, 16)} ngày ${day}/${month}/${year}`
}

type Label = EntryLabel & { entryId: string }

const listTable = (labels: readonly Label[]): MinutesBlock => ({
  type: 'table',
  columns: [
    { heading: 'Họ và tên,\ntên tập thể', share: 3, align: 'left' },
    { heading: 'Chức danh', share: 2.6, align: 'left' },
    { heading: 'Cơ sở Đoàn', share: 3, align: 'left' },
  ],
  rows: labels.map(({ names, position, unitName }) => [
    names.join('\n') || UNNAMED,
    position ?? '',
    unitName,
  ]),
})

/** Objections as they were ruled, by their receipts: not who sent them. */
const objectionTable = (objections: readonly ObjectionRow[], labels: readonly Label[]): MinutesBlock => ({
  type: 'table',
  columns: [
    { heading: 'Mã tiếp nhận', share: 1.9, align: 'left' },
    { heading: 'Hồ sơ số', share: 1, align: 'center' },
    { heading: 'Kết quả xác minh', share: 3.4, align: 'left' },
    { heading: 'Kết luận, lý do', share: 3.4, align: 'left' },
  ],
  rows: objections.map((it) => [
    it.receiptCode,
    String(labels.findIndex(({ entryId }) => entryId === it.entryId) + 1),
    it.minutes ?? '',
    it.ruling ? `${RULINGS[it.ruling]}: ${it.reason ?? ''}` : '',
  ]),
})

const objectionBlocks = (
  objections: readonly ObjectionRow[],
  answered: number,
  labels: readonly Label[],
): MinutesBlock[] =>
  objections.length === 0
    ? [paragraph('Trong thời gian niêm yết, không nhận được phản ánh.')]
    : [
        paragraph(
          `Trong thời gian niêm yết, nhận ${two(objections.length)} phản ánh; ${two(answered)} phản ánh có ý kiến trả lời của người được giới thiệu.`,
        ),
        objectionTable(objections, labels),
      ]

const opening = (row: NoticeRow, title: string, noun: string, count: number) =>
  `Thực hiện Thể lệ ${title}, danh sách ${two(count)} ${noun} hợp lệ được niêm yết trên hệ thống cho cán bộ các cơ sở Đoàn góp ý, thời gian ${two(row.workingDays)} ngày làm việc, từ ${moment(row.publishedAt)} đến ${moment(row.closesAt)}.`

/** Biên bản niêm yết, and biên bản kết thúc niêm yết once it was taken down. */
export const noticePdf = async (
  deps: Deps,
  viewer: Viewer,
  input: { id: string; of: 'posted' | 'closed' },
): Promise<Result<Uint8Array>> => {
  const { db } = deps.database
  const row = await findNotice(db, input.id)
  const denied = denialOf('publicNotice.view', viewer, row ? { editionId: row.editionId } : {})
  if (denied || !row) return fail(denied ?? notFound)
  const loaded = await loadEdition(db, row.editionId)
  const at = input.of === 'posted' ? row.publishedAt : row.closedAt
  if (!at || !loaded) return fail(notFound)
  const day = vietnamDay(at)
  const [settings, entries, objections, names] = await Promise.all([
    settingsAt(db, day),
    listNoticeEntries(db, [row.id]),
    listObjectionsTo(db, [row.id]),
    namesOf(db, [row.publishedBy, row.closedBy]),
  ])
  const found = await entryLabels(
    db,
    entries.map((it) => ({ ...it, editionId: row.editionId })),
    day,
  )
  const labels = entries.flatMap(({ entryId }): Label[] => {
    const label = found.get(entryId)
    return label ? [{ entryId, ...label }] : []
  })
  const answers = await listAnswersTo(
    db,
    objections.map(({ id }) => id),
  )
  const { title, entryNoun } = loaded.ruleset
  const closed = input.of === 'closed'
  const paper: MinutesPaper = {
    rendered: day,
    draft: false,
    body: issuingBody(settings),
    number: null,
    symbol: SYMBOL,
    date: day,
    title: 'BIÊN BẢN',
    subject: `${closed ? 'Kết thúc niêm yết' : 'Niêm yết'} danh sách ${entryNoun}\n${title}`,
    blocks: [
      paragraph(opening(row, title, entryNoun, labels.length)),
      ...(closed
        ? [
            heading('I. Phản ánh và kết luận'),
            ...objectionBlocks(objections, new Set(answers.map((it) => it.objectionId)).size, labels),
            heading('II. Kết thúc niêm yết'),
            paragraph(
              `Việc niêm yết kết thúc vào ${moment(at)}.${row.conclusion ? ` ${row.conclusion}` : ''}`,
            ),
            heading('III. Danh sách đã niêm yết'),
          ]
        : [
            paragraph(
              'Danh sách chỉ nêu họ tên, chức danh của người đã tự xác nhận đồng ý công bố tên; chỉ cán bộ các cơ sở Đoàn xem được. Phản ánh gửi trên hệ thống, có mã tiếp nhận.',
            ),
          ]),
      listTable(labels),
    ],
    signatures: [
      [
        {
          office: 'NGƯỜI LẬP BIÊN BẢN',
          name: names.get((closed ? row.closedBy : row.publishedBy) ?? '') ?? null,
        },
        { office: 'TM. TỔ CÔNG TÁC', name: null },
      ],
    ],
  }
  return ok(await printOnce('minutes', paper))
}
