import type { CouncilOutcome, SeatWhy } from '@xk/domain/ballot'
import type { MinutesBlock } from '@xk/documents'
import type { Candidate } from './candidates.ts'
import type { Resolution } from '../ballot/store.ts'
import type { CouncilPaperFacts } from './paper-facts.ts'
import { percent, two } from './paper-words.ts'

const WHY: Record<SeatWhy, string> = {
  byVotes: 'Theo số phiếu',
  bySecondBallot: 'Bỏ phiếu lần hai',
  byFurtherBallot: 'Bỏ phiếu thêm',
  byPreviousStage: 'Bằng phiếu, theo điểm tham khảo',
  byCouncil: 'Bằng phiếu, Hội đồng quyết nghị',
}

const nextWords = (next: NonNullable<CouncilOutcome['next']>): string => {
  if (next.what === 'resolution')
    return `Còn ${two(next.candidates.length)} người bằng nhau, Hội đồng quyết nghị chọn ${two(next.seats)} người.`
  const who = `${two(next.candidates.length)} người, còn ${two(next.seats)} suất`
  return next.kind === 'second'
    ? `Bỏ phiếu lần hai giữa những người bằng phiếu: ${who}.`
    : next.kind === 'further'
      ? `Bỏ phiếu thêm: ${who}.`
      : `Chưa bỏ phiếu: ${who}.`
}

const resolutionWords = (
  { among, chosen, reason }: Resolution,
  candidates: ReadonlyMap<string, Candidate>,
): string => {
  const named = (ids: readonly string[]) => ids.map((id) => candidates.get(id)?.name ?? '—').join(', ')
  const what =
    chosen.length === 0
      ? `không bỏ phiếu thêm với ${named(among)}`
      : `giữa ${named(among)} bằng nhau, chọn ${named(chosen)}`
  return `Hội đồng quyết nghị: ${what}. Lý do: ${reason}`
}

/**
 * Who was elected, from high to low, what the council resolved itself with its reason, and what is still to come;
 * nothing before the first round is counted.
 */
export const outcomeBlocks = (
  title: string,
  { outcome, resolutions }: Pick<CouncilPaperFacts, 'outcome' | 'resolutions'>,
  candidates: ReadonlyMap<string, Candidate>,
): MinutesBlock[] => {
  if (outcome.lines.length === 0) return []
  const seated = outcome.lines.filter((line) => line.seated)
  return [
    { type: 'heading', text: title },
    {
      type: 'paragraph',
      text: `${two(seated.length)} người được chọn, xếp từ cao xuống thấp${outcome.seatsLeft > 0 ? `; còn ${two(outcome.seatsLeft)} suất không có người đạt` : ''}.`,
    },
    ...(seated.length > 0
      ? [
          {
            type: 'table' as const,
            columns: [
              { heading: 'Hạng', share: 0.9, align: 'center' as const },
              { heading: 'Họ và tên', share: 3, align: 'left' as const },
              { heading: 'Cơ sở Đoàn', share: 3.4, align: 'left' as const },
              { heading: 'Số phiếu', share: 1.2, align: 'center' as const },
              { heading: 'Tỷ lệ', share: 1.4, align: 'center' as const },
              { heading: 'Căn cứ', share: 2.2, align: 'left' as const },
            ],
            rows: seated.map((line) => [
              String(line.rank ?? ''),
              candidates.get(line.candidate)?.name ?? '—',
              candidates.get(line.candidate)?.unitName ?? '',
              `${line.yes}/${line.base}`,
              percent(line.share),
              WHY[line.why as SeatWhy],
            ]),
          },
        ]
      : []),
    ...resolutions.map((it) => ({ type: 'paragraph' as const, text: resolutionWords(it, candidates) })),
    ...(outcome.next ? [{ type: 'paragraph' as const, text: nextWords(outcome.next) }] : []),
  ]
}
