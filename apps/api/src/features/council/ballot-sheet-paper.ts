import type { BallotSheetPaper } from '@xk/documents'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import type { RoundRow } from './context.ts'
import { type CouncilPaperFacts, issuingBody } from './paper-facts.ts'
import { ROUND_KINDS } from './paper-words.ts'

const INSTRUCTIONS = {
  yesNo: [
    'Đánh dấu (X) vào một trong hai cột ở mỗi dòng. Dòng đánh cả hai cột hoặc để trống cả hai cột không tính cho người đó.',
    'Phiếu không có dấu của Ban kiểm phiếu, thêm tên ngoài danh sách hoặc có ký hiệu riêng là không hợp lệ. Không ghi tên người bỏ phiếu.',
  ],
  choose: (most: number) => [
    `Đánh dấu (X) vào ô của người được chọn, không quá ${most} người.`,
    'Phiếu không có dấu của Ban kiểm phiếu, chọn quá số lượng, thêm tên ngoài danh sách hoặc có ký hiệu riêng là không hợp lệ. Không ghi tên người bỏ phiếu.',
  ],
}

/** What a ballot is about: of a round, or of the one that is to come. */
type Sheet = Pick<RoundRow, 'kind' | 'seats' | 'candidates'>

/** The round under way; else the one that is due, by what the counted ones leave open; else the last that was counted. */
const sheetNow = ({ it, outcome, candidates }: CouncilPaperFacts): Sheet | undefined => {
  const { next } = outcome
  const under = it.rounds.find(({ state }) => state !== 'closed' && state !== 'void')
  if (under || next?.what !== 'ballot') return under ?? it.rounds.findLast(({ state }) => state === 'closed')
  const among = new Set(next.candidates)
  const inOrder = candidates.map(({ stageEntryId }) => stageEntryId).filter((id) => among.has(id))
  return { kind: next.kind, seats: next.seats, candidates: inOrder }
}

/** The paper ballot of a round, or without its number the one to be handed out now; not found for an unknown round. */
export const ballotSheetPaper = (
  facts: CouncilPaperFacts,
  n: number | undefined,
): Result<BallotSheetPaper> => {
  const { it, settings, date } = facts
  const round = n === undefined ? sheetNow(facts) : it.rounds.find((one) => one.n === n)
  if (n !== undefined && !round) return fail(notFound)
  const known = new Map(facts.candidates.map((one) => [one.stageEntryId, one]))
  const candidates = round ? round.candidates.flatMap((id) => known.get(id) ?? []) : facts.candidates
  const { form, chooseUpTo, seats } = it.council
  return ok({
    rendered: facts.rendered,
    draft: false,
    body: issuingBody(settings),
    title: 'PHIẾU BÌNH XÉT',
    subject: it.editionTitle,
    round: round && round.kind !== 'first' ? ROUND_KINDS[round.kind] : null,
    date,
    stamp: 'Dấu của\nBan kiểm phiếu',
    instructions:
      form === 'yesNo' ? INSTRUCTIONS.yesNo : INSTRUCTIONS.choose(chooseUpTo ?? round?.seats ?? seats),
    headings: ['Họ và tên', 'Cơ sở Đoàn'],
    columns: form === 'yesNo' ? ['Đồng ý', 'Không\nđồng ý'] : ['Chọn'],
    candidates: candidates.map(({ name, unitName }) => ({ name, about: unitName })),
    page: 'Trang',
  })
}
