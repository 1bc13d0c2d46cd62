import type { MinutesBlock, MinutesPaper } from '@xk/documents'
import { quorumOfMembers } from '@xk/domain/council'
import { minutesOf, readinessFacts } from './context.ts'
import { SYMBOL, tellersOf } from './count-minutes-paper.ts'
import type { MemberRow } from './members-store.ts'
import { type CouncilPaperFacts, issuingBody } from './paper-facts.ts'
import { outcomeBlocks } from './outcome-blocks.ts'
import {
  ATTENDS,
  clock,
  INTEREST_EFFECTS,
  OFFICES,
  ROUND_KINDS,
  SOURCES,
  two,
  whenAndWhere,
} from './paper-words.ts'

const heading = (text: string): MinutesBlock => ({ type: 'heading', text })
const paragraph = (text: string): MinutesBlock => ({ type: 'paragraph', text })

const attends = (it: MemberRow): string =>
  it.attendance === null ? '' : `${ATTENDS[it.attendance]}${it.absenceReason ? `: ${it.absenceReason}` : ''}`

/** Members as a table; `sign`: with room for their names by hand. */
const memberTable = (members: readonly MemberRow[], sign: boolean): MinutesBlock => ({
  type: 'table',
  columns: [
    { heading: 'Họ và tên', share: 3, align: 'left' },
    { heading: 'Chức danh', share: 1.6, align: 'left' },
    { heading: 'Chức vụ, đơn vị', share: 3.6, align: 'left' },
    { heading: 'Tham dự', share: 2, align: 'left' },
    ...(sign ? [{ heading: 'Ký tên', share: 2, align: 'center' as const }] : []),
  ],
  rows: members.map((one) => [
    one.fullName ?? '—',
    OFFICES[one.office],
    [one.position, one.unitName].filter(Boolean).join(', '),
    attends(one),
    ...(sign ? [''] : []),
  ]),
})

/** Who is tied to whom, and what that means; nothing where nobody is. */
const interestBlocks = ({ it, candidates, interests }: CouncilPaperFacts): MinutesBlock[] => {
  const lines = candidates.flatMap((candidate) => {
    const ties = interests.filter(({ stageEntryId }) => stageEntryId === candidate.stageEntryId)
    const names = it.members.flatMap((member) => {
      const own = ties.filter(({ memberId }) => memberId === member.id)
      return own.length > 0
        ? [`${member.fullName ?? '—'} (${own.map(({ source }) => SOURCES[source]).join(', ')})`]
        : []
    })
    return names.length > 0 ? [[candidate.name, names.join('\n')]] : []
  })
  return lines.length === 0
    ? []
    : [
        paragraph(`Thành viên có liên quan ${INTEREST_EFFECTS[it.council.interest]}, theo Thể lệ:`),
        {
          type: 'table',
          columns: [
            { heading: 'Người được giới thiệu', share: 3, align: 'left' },
            { heading: 'Thành viên có liên quan', share: 5, align: 'left' },
          ],
          rows: lines,
        },
      ]
}

const votingBlocks = ({ it }: CouncilPaperFacts): MinutesBlock[] =>
  it.rounds.flatMap(({ n, kind, state, count, candidates }) =>
    state === 'closed' && count
      ? [
          paragraph(
            `Lượt ${n}. ${ROUND_KINDS[kind]}, ${two(candidates.length)} người trong danh sách: phát ra ${two(count.facts.issued)} phiếu, thu vào ${two(count.facts.returned)} phiếu, hợp lệ ${two(count.valid)}, không hợp lệ ${two(count.invalid)}; ${two(count.candidates.filter(({ reached }) => reached).length)} người đạt mức quy định.`,
          ),
        ]
      : [],
  )

/** Biên bản họp xét: who was there, what was said, what came of it. */
export const meetingMinutesPaper = (facts: CouncilPaperFacts): MinutesPaper => {
  const { it, settings, date } = facts
  const seated = it.members.filter(({ state }) => state === 'appointed')
  const quorum = quorumOfMembers(readinessFacts(it))
  const minutes = minutesOf(it.row)
  const tellers = tellersOf(it.members)
  const named = (office: MemberRow['office']) => seated.find((one) => one.office === office)?.fullName ?? null
  const setUpBy = it.row?.setUpBy ? ` thành lập theo ${it.row.setUpBy}` : ''
  return {
    rendered: facts.rendered,
    draft: !it.row?.closedAt,
    number: null,
    symbol: SYMBOL,
    date,
    body: issuingBody(settings),
    title: 'BIÊN BẢN',
    subject: `Họp Hội đồng xét chọn\n${it.editionTitle}`,
    blocks: [
      paragraph(
        `${whenAndWhere(it.row?.openedAt ?? it.row?.meetsAt, it.row?.place ?? '')}, Hội đồng xét chọn${setUpBy} họp xét ${two(facts.candidates.length)} ${it.rules.entryNoun}.`,
      ),
      heading('I. THÀNH PHẦN'),
      paragraph(
        `Có mặt ${quorum.present}/${quorum.members} thành viên${quorum.online > 0 ? ` (${two(quorum.online)} dự trực tuyến)` : ''}; vắng ${two(quorum.members - quorum.present - quorum.uncalled)}${quorum.written > 0 ? `, trong đó ${two(quorum.written)} gửi phiếu trong phong bì dán kín, không tính vào túc số` : ''}. Cần ít nhất ${quorum.needed} thành viên có mặt (${it.council.quorum}): phiên họp ${quorum.reached ? 'hợp lệ' : 'chưa đủ điều kiện'}.`,
      ),
      memberTable(seated, false),
      ...(minutes.guests ? [paragraph(`Khách mời, giúp việc: ${minutes.guests}`)] : []),
      heading('II. NỘI DUNG, DIỄN BIẾN'),
      ...(minutes.proceedings ? [paragraph(minutes.proceedings)] : []),
      ...interestBlocks(facts),
      paragraph(
        `Hội đồng bầu Ban kiểm phiếu ${two(tellers.length)} người: ${tellers.map(({ fullName, teller }) => `${fullName ?? '—'}${teller === 'head' ? ' (Trưởng ban)' : ''}`).join(', ')}.`,
      ),
      heading('III. BỎ PHIẾU KÍN'),
      ...(it.rounds.some(({ count }) => count)
        ? votingBlocks(facts)
        : [paragraph('Chưa có lượt bỏ phiếu nào được kiểm xong.')]),
      ...outcomeBlocks('IV. KẾT QUẢ', facts, new Map(facts.candidates.map((one) => [one.stageEntryId, one]))),
      ...(minutes.conclusions ? [heading('KẾT LUẬN'), paragraph(minutes.conclusions)] : []),
      paragraph(
        `Phiên họp kết thúc ${it.row?.closedAt ? `hồi ${clock(it.row.closedAt)} cùng ngày` : 'cùng ngày'}. Biên bản đã được thông qua tại phiên họp, kèm Biên bản kiểm phiếu.`,
      ),
    ],
    signatures: [
      [
        { office: 'THƯ KÝ', name: named('secretary') },
        { office: 'CHỦ TỊCH HỘI ĐỒNG', name: named('chair') },
      ],
    ],
  }
}

/** The list that members sign when they come. */
export const attendancePaper = (facts: CouncilPaperFacts): MinutesPaper => {
  const { it, settings, date } = facts
  const seated = it.members.filter(({ state }) => state === 'appointed')
  const secretary = seated.find(({ office }) => office === 'secretary')
  const head = tellersOf(it.members)[0]
  return {
    rendered: facts.rendered,
    draft: false,
    number: null,
    symbol: SYMBOL,
    date,
    body: issuingBody(settings),
    title: 'DANH SÁCH ĐIỂM DANH',
    subject: `Phiên họp Hội đồng xét chọn\n${it.editionTitle}`,
    blocks: [
      paragraph(
        `${whenAndWhere(it.row?.openedAt ?? it.row?.meetsAt, it.row?.place ?? '')}. Phiên họp hợp lệ khi có mặt ít nhất ${quorumOfMembers(readinessFacts(it)).needed}/${seated.length} thành viên.`,
      ),
      memberTable(seated, true),
    ],
    signatures: [
      [
        { office: 'THƯ KÝ HỘI ĐỒNG', name: secretary?.fullName ?? null },
        { office: 'TRƯỞNG BAN KIỂM PHIẾU', name: head?.fullName ?? null },
      ],
    ],
  }
}
