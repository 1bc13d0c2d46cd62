import type { CandidateCount, RoundCount } from '@xk/domain/ballot'
import type { MinutesBlock } from '@xk/documents'
import { compare, fromWire } from '@xk/domain/kernel'
import type { Candidate } from './candidates.ts'
import type { RoundRow } from './context.ts'
import { INVALID, percent, ROUND_KINDS, two } from './paper-words.ts'

const invalidWords = ({ invalidWhy }: RoundCount): string => {
  const why = Object.entries(invalidWhy).flatMap(([reason, n]) =>
    n ? [`${two(n)} ${INVALID[reason as keyof typeof INVALID]}`] : [],
  )
  return why.length > 0 ? ` (${why.join('; ')})` : ''
}

/** From high to low as seats are given: by the share of each one's own base; equal shares in the ballot's order. */
const fromHigh = (candidates: readonly CandidateCount[]): CandidateCount[] =>
  candidates.toSorted((a, b) => compare(fromWire(b.share), fromWire(a.share)))

/** What came of one counted round: its figures, then every name from high to low. */
export const roundBlocks = (
  round: RoundRow,
  count: RoundCount,
  candidates: ReadonlyMap<string, Candidate>,
  form: 'yesNo' | 'choose',
): MinutesBlock[] => {
  const { facts } = count
  return [
    {
      type: 'facts',
      rows: [
        ['Số thành viên Hội đồng', two(facts.members)],
        ['Số thành viên có mặt', two(facts.present)],
        ['Số phiếu phát ra', two(facts.issued)],
        ['Số phiếu thu vào', two(facts.returned)],
        ['Số phiếu hợp lệ', two(count.valid)],
        [`Số phiếu không hợp lệ${invalidWords(count)}`, two(count.invalid)],
        ['Trong số hợp lệ, phiếu trắng', two(count.allBlank)],
        ['Số suất', two(round.seats)],
      ],
    },
    {
      type: 'table',
      columns: [
        { heading: 'Họ và tên', share: 3, align: 'left' },
        { heading: 'Cơ sở Đoàn', share: 3.4, align: 'left' },
        { heading: form === 'yesNo' ? 'Đồng ý' : 'Số phiếu', share: 1.1, align: 'center' },
        ...(form === 'yesNo'
          ? [
              { heading: 'Không\nđồng ý', share: 1.2, align: 'center' as const },
              { heading: 'Không\ntính', share: 1.1, align: 'center' as const },
            ]
          : []),
        { heading: 'Tỷ lệ', share: 1.4, align: 'center' },
        { heading: 'Mức\nquy định', share: 1.3, align: 'center' },
      ],
      rows: fromHigh(count.candidates).map((line) => [
        candidates.get(line.candidate)?.name ?? '—',
        candidates.get(line.candidate)?.unitName ?? '',
        `${line.yes}/${line.base}`,
        ...(form === 'yesNo' ? [String(line.no), String(line.blank)] : []),
        percent(line.share),
        line.reached ? 'Đạt' : 'Không đạt',
      ]),
    },
    ...(round.root
      ? [
          {
            type: 'paragraph' as const,
            text: `Mã gốc của lượt, để đối chiếu với tệp phiếu công bố và sổ ghi: ${round.root}`,
          },
        ]
      : []),
  ]
}

export const roundTitle = ({ n, kind }: RoundRow): string => `Lượt ${n}. ${ROUND_KINDS[kind]}`
