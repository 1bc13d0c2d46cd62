import { exemplarSelectionTemplate, ideaContestTemplate } from '@xk/domain/programme'
import { expect, test } from 'vitest'
import type { ApprovedResult } from '../publication/context.ts'
import { revocationText } from './revocation-decision.ts'

const AWARDED = {
  number: '15',
  signedOn: '2026-12-10',
  body: { text: { behalf: '', office: '', signatory: '' } },
}

const textFor = (programme: string, vacancy: 'vacant' | 'raiseNext') => {
  const rules = programme === 'ideaContest' ? ideaContestTemplate : exemplarSelectionTemplate
  const [prize] = rules.prizes
  // Of the result it reads the programme and the rules alone.
  const result = { edition: { programme }, stage: { rules } } as unknown as ApprovedResult
  const item = {
    kind: 'revocation' as const,
    stageEntryId: '',
    prize: prize?.key ?? '',
    ground: 'Điều 12',
    vacancy,
  }
  const text = revocationText(result, AWARDED, [item], 'Kê khai sai', {})
  return [...text.grounds, ...text.articles.flat()].join('\n')
}

test('a selection takes back a commendation of dossiers, a contest a prize of its entries', () => {
  for (const vacancy of ['vacant', 'raiseNext'] as const) {
    const selection = textFor('exemplarSelection', vacancy)
    expect(selection).toMatch(/hồ sơ/)
    expect(selection).not.toMatch(/(^|[^\p{L}])(các )?bài([^\p{L}]|$)|giải|công nhận kết quả/iu)
    expect(textFor('ideaContest', vacancy)).toMatch(/bài dự thi/)
  }
  expect(textFor('exemplarSelection', 'vacant')).toContain('Suất tuyên dương bị thu hồi để trống')
})
