import { expect, test } from 'vitest'
import { inKindOf as inEnglish } from '../en/kind.ts'
import { rewording } from '../rewording.ts'
import { entryFormWords } from './entry-form.ts'
import { officerWords } from './officer.ts'
import { screeningWords } from './screening.ts'
import { workingGroupWords as w } from './working-group.ts'
import { inKindOf } from './kind.ts'

test('a shared sentence says what the programme takes', () => {
  const selection = (sentence: string) => inKindOf('exemplarSelection', sentence)
  expect(selection(w.states.open)).toBe('Đang nhận hồ sơ')
  expect(selection(w.work.entries)).toBe('Hồ sơ')
  expect(selection(w.path.entriesIn(2, 2))).toBe('2 hồ sơ, 2 cơ sở')
  expect(selection(w.needText({ code: 'rendition/missing', count: 0, done: true }))).toBe(
    'Hồ sơ nào cũng có bản chấm',
  )
  expect(selection('Loạt bàii, xbài')).toBe('Loạt bàii, xbài')
  expect(inKindOf('ideaContest', w.states.open)).toBe('Đang nhận bài')
  expect(inEnglish('exemplarSelection', 'Workplaces: 2 works, 1 work')).toBe(
    'Workplaces: 2 dossiers, 1 dossier',
  )
  expect(inEnglish('teamContest', '2 works')).toBe('2 works')
})

test('an officer reads of the dossier that they hand in, and of no work', () => {
  const inSelection = <Words extends object>(words: Words) =>
    rewording(words, (sentence) => inKindOf('exemplarSelection', sentence))
  const quota = inSelection(screeningWords)
  expect([
    quota.rule({ rule: 'maxEntriesPerUnit', max: 2 } as { rule: string }),
    quota.because('maxEntriesPerUnit', { found: 3, limit: 2 }),
    inSelection(entryFormWords).preview.apply(4),
    officerWords.form.submit('hồ sơ'),
    officerWords.form.withdraw('hồ sơ'),
    officerWords.form.submit('bài dự thi'),
  ]).toEqual([
    'Mỗi cơ sở Đoàn không quá 2 hồ sơ',
    'Đã có 3 hồ sơ, tối đa 2',
    'Đưa 4 mục vào hồ sơ',
    'Nộp hồ sơ',
    'Rút hồ sơ',
    'Nộp bài',
  ])
})
