import type { MinutesBlock, MinutesPaper } from '@xk/documents'
import type { MemberRow } from './members-store.ts'
import { minutesOf } from './context.ts'
import { type CouncilPaperFacts, issuingBody } from './paper-facts.ts'
import { clock, OFFICES, thresholdWords, two, whenAndWhere } from './paper-words.ts'
import { outcomeBlocks } from './outcome-blocks.ts'
import { roundBlocks, roundTitle } from './round-blocks.ts'

export const SYMBOL = 'BB/ĐTN'
const heading = (text: string): MinutesBlock => ({ type: 'heading', text })
const paragraph = (text: string): MinutesBlock => ({ type: 'paragraph', text })

/** Tellers, their head first. */
export const tellersOf = (members: readonly MemberRow[]): MemberRow[] =>
  members
    .filter(({ state, teller }) => state !== 'ended' && teller !== null)
    .toSorted((a, b) => Number(b.teller === 'head') - Number(a.teller === 'head'))

const tellerLine = (it: MemberRow) =>
  [
    it.fullName ?? '—',
    it.teller === 'head' ? 'Trưởng ban' : 'Thành viên',
    it.state === 'beside' ? (it.position ?? 'Ngoài Hội đồng') : `${OFFICES[it.office]} Hội đồng`,
    it.unitName ?? '',
  ] as const

/** Biên bản kiểm phiếu: the tellers' own minutes, from what was counted; nothing on it is typed twice. */
export const countMinutesPaper = (facts: CouncilPaperFacts): MinutesPaper => {
  const { it, settings, date } = facts
  const tellers = tellersOf(it.members)
  const candidates = new Map(facts.candidates.map((one) => [one.stageEntryId, one]))
  const minutes = minutesOf(it.row)
  const counted = it.rounds.flatMap((round) => (round.state === 'closed' && round.count ? [round] : []))
  const voided = it.rounds.filter(({ state }) => state === 'void')
  const head = tellers.find(({ teller }) => teller === 'head')
  const chair = it.members.find(({ state, office }) => state === 'appointed' && office === 'chair')
  return {
    rendered: facts.rendered,
    draft: !it.row?.closedAt,
    number: null,
    symbol: SYMBOL,
    date,
    body: issuingBody(settings),
    title: 'BIÊN BẢN',
    subject: `Kiểm phiếu bình xét\n${it.editionTitle}`,
    blocks: [
      paragraph(
        `${whenAndWhere(it.row?.openedAt ?? it.row?.meetsAt, it.row?.place ?? '')}, Ban kiểm phiếu do Hội đồng xét chọn bầu đã tiến hành kiểm phiếu. Phiếu kín; được chọn khi đạt ${thresholdWords(it.council.threshold)}.`,
      ),
      ...(it.council.interest === 'votes'
        ? []
        : [
            paragraph(
              'Thành viên có liên quan để trống dòng của người đó. Vì phiếu kín, việc này chỉ kiểm được theo tổng số: dòng có nhiều ý kiến hơn số người được bỏ thì lượt bị hủy.',
            ),
          ]),
      heading(`I. BAN KIỂM PHIẾU (${two(tellers.length)} người)`),
      {
        type: 'table',
        columns: [
          { heading: 'Họ và tên', share: 3, align: 'left' },
          { heading: 'Nhiệm vụ', share: 1.6, align: 'left' },
          { heading: 'Chức danh', share: 2.4, align: 'left' },
          { heading: 'Đơn vị', share: 3, align: 'left' },
        ],
        rows: tellers.map((one) => [...tellerLine(one)]),
      },
      heading('II. KẾT QUẢ KIỂM PHIẾU'),
      ...(counted.length === 0 ? [paragraph('Chưa có lượt bỏ phiếu nào được kiểm xong.')] : []),
      ...counted.flatMap((round) =>
        round.count
          ? [heading(roundTitle(round)), ...roundBlocks(round, round.count, candidates, it.council.form)]
          : [],
      ),
      ...voided.map(({ n, reason }) => paragraph(`Lượt ${n} bị hủy, không tính. Lý do: ${reason ?? ''}`)),
      ...facts.disputes.map(({ n, fullName, issued }) =>
        paragraph(
          `Lượt ${n}: ${fullName} báo dòng của mình trong danh sách phát phiếu chưa đúng (danh sách ghi ${issued ? 'đã phát' : 'chưa phát'}).`,
        ),
      ),
      ...outcomeBlocks('III. NGƯỜI ĐƯỢC CHỌN', facts, candidates),
      ...(minutes.countNotes ? [heading('Ý KIẾN, GHI CHÚ'), paragraph(minutes.countNotes)] : []),
      paragraph(
        `Biên bản lập xong ${it.row?.closedAt ? `hồi ${clock(it.row.closedAt)} cùng ngày` : 'cùng ngày'}, thành 02 bản, đã đọc lại cho mọi người cùng nghe và nhất trí ký tên.`,
      ),
    ],
    signatures: [
      tellers
        .filter(({ teller }) => teller !== 'head')
        .slice(0, 4)
        .map(({ fullName }) => ({ office: 'THÀNH VIÊN', name: fullName })),
      [
        { office: 'CHỦ TỊCH HỘI ĐỒNG', name: chair?.fullName ?? null },
        { office: 'TRƯỞNG BAN KIỂM PHIẾU', name: head?.fullName ?? null },
      ],
    ].filter((row) => row.length > 0),
  }
}
