import { expect, test } from 'vitest'
import {
  addSummaries,
  checkRegistration,
  checkReport,
  type CountedWork,
  DEFAULT_WORK_KINDS,
  dueDay,
  EMPTY_WORK,
  isWritable,
  partNow,
  summarizeWorks,
  transitReplication,
  transitWork,
  WORK_STATES,
  workActs,
  type WorkBody,
  workBodySchema,
} from './index.ts'

const KINDS = DEFAULT_WORK_KINDS.map(({ key }) => key)
const whole: WorkBody = workBodySchema.parse({
  title: 'Bài viết hướng dẫn nộp hồ sơ trực tuyến',
  kind: 'guideArticle',
  responsible: { fullName: 'Nguyễn Minh An' },
  from: '2026-03-01',
  to: '2026-05-31',
  aim: 'Người dân tự nộp được hồ sơ tại nhà.',
  goal: { value: '12', unit: 'bài viết' },
})

test('what each state allows, and who may still write', () => {
  expect(WORK_STATES.map((state) => [state, workActs(state).join(' '), isWritable(state)])).toEqual([
    ['draft', 'register cancel', true],
    ['registered', 'start report cancel', true],
    ['underWay', 'report cancel', true],
    ['reported', 'accept return refuse', false],
    ['returned', 'report refuse cancel', true],
    ['accepted', 'reconsider', false],
    ['refused', 'reconsider', false],
    ['cancelled', '', false],
  ])
  expect(transitWork('accepted', 'accept')).toEqual({
    ok: false,
    problem: { code: 'record/in-wrong-state', state: 'accepted' },
  })
})

test('registering asks for what a plan needs and takes numbers as officers type them', () => {
  expect(checkRegistration(whole, KINDS)).toEqual([])
  expect(checkRegistration(EMPTY_WORK, KINDS).map(({ pointer }) => pointer)).toEqual([
    '/title',
    '/kind',
    '/responsible/fullName',
    '/from',
    '/to',
    '/aim',
    '/goal/value',
    '/goal/unit',
  ])
  const slips = { ...whole, kind: 'gone', to: '2026-02-01', goal: { value: '1.500', unit: 'hồ sơ' } }
  expect(checkRegistration(slips, KINDS)).toEqual([
    { pointer: '/kind', code: 'unknownKind' },
    { pointer: '/goal/value', code: 'ambiguous' },
    { pointer: '/to', code: 'endsBeforeStart' },
  ])
})

test('a report needs words, the figure of the aim and evidence: a file or a link', () => {
  const report = { ...whole.report, done: 'Đã đăng 12 bài.', achieved: '12' }
  expect(checkReport({ ...whole, report }, 1)).toEqual([])
  expect(checkReport({ ...whole, report }, 0)).toEqual([{ pointer: '/evidence', code: 'evidenceNeeded' }])
  const linked = { ...report, links: [{ label: '', url: 'https://doankhoi.vn/bai-1' }] }
  expect(checkReport({ ...whole, report: linked }, 0)).toEqual([])
  const wrong = { ...report, figures: { hoursSaved: 'nhiều' }, links: [{ label: 'Bài 1', url: 'bài 1' }] }
  expect(checkReport({ ...whole, report: wrong }, 1)).toEqual([
    { pointer: '/report/figures/hoursSaved', code: 'notANumber' },
    { pointer: '/report/links/0/url', code: 'notAWebAddress' },
  ])
})

const work = (facts: Partial<CountedWork>): CountedWork => ({
  workId: 'w',
  unitId: 'u',
  title: '',
  sort: 'youthTask',
  kind: 'ninthHour',
  state: 'accepted',
  figures: {},
  commended: false,
  ...facts,
})

test('figures add up exactly over units, and nothing that was not reported counts', () => {
  const first = summarizeWorks([
    work({ figures: { hoursSaved: '0,1', peopleHelped: '120' }, commended: true }),
    work({ figures: { hoursSaved: '0.2' }, state: 'reported', sort: 'youthProject' }),
    work({ figures: { hoursSaved: '99' }, state: 'underWay', kind: 'smile' }),
    work({ figures: { hoursSaved: '99' }, state: 'refused' }),
    work({ state: 'draft' }),
  ])
  expect(first).toEqual({
    total: 3,
    byState: { accepted: 1, reported: 1, underWay: 1, refused: 1 },
    byKind: { ninthHour: { registered: 2, accepted: 1 }, smile: { registered: 1, accepted: 0 } },
    bySort: { youthProject: 1, youthTask: 2 },
    accepted: 1,
    commended: 1,
    figures: { peopleHelped: '120/1', hoursSaved: '3/10' },
  })
  const both = addSummaries([first, first])
  expect([both.total, both.byKind['ninthHour'], both.figures, both.commended]).toEqual([
    6,
    { registered: 4, accepted: 2 },
    { peopleHelped: '240/1', hoursSaved: '3/5' },
    2,
  ])
})

test('a pilot is evaluated before others take it over', () => {
  expect(transitReplication('pilot', 'replicate')).toEqual({ ok: true, value: 'replicating' })
  expect(transitReplication('replicating', 'improve').ok).toBe(false)
  expect((['pilot', 'improving', 'replicating', 'stopped'] as const).map(partNow)).toEqual([
    'pilot',
    'pilot',
    'adopter',
    undefined,
  ])
})

test('days on which reports are due', () => {
  expect([dueDay(2026, '15/06'), dueDay(2026, '31/02'), dueDay(2026, 'sau')]).toEqual([
    '2026-06-15',
    undefined,
    undefined,
  ])
})
