import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ideaContest2026CaseRuleset } from '@xk/domain/programme'
import { fromTotals, runTrial, type ScoreTable } from '@xk/domain/trial'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertJudgedStage, type JudgedStage, setEditionState } from '../../testing/judged-stage.ts'
import { must } from '../../testing/must.ts'
import { insertTerm } from '../../testing/open-edition.ts'
import { testServer } from '../../testing/server.ts'
import { formWith } from '../../testing/submit-ideas.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

const FILE = readFileSync(join(import.meta.dirname, '../../testing/fixtures/diem-so-khao.xlsx'))
const scored = ideaContest2026CaseRuleset.stages.find((it) => it.kind === 'scoring')
if (scored?.kind !== 'scoring') throw new Error('no scored stage')

let world: TestApp
let secretary: Persona
let past: JudgedStage
let editionId: string
let url: string

const create = async (rest: object) =>
  secretary.post('/api/editions', {
    programme: 'ideaContest',
    title: 'Cuộc thi ý tưởng 2027',
    slug: 'y-tuong-2027',
    opensAt: null,
    ...rest,
  })

beforeAll(async () => {
  world = await createTestApp(testServer())
  await insertTerm(world)
  secretary = await world.person('Mai Quốc Vinh', [{ role: 'secretary', scopeKind: 'global' }])
  past = await insertJudgedStage(world, {
    totals: [
      [80, 85],
      [90.5, 91],
      [70, 71],
    ],
  })
  editionId = must('create', await create({})).editionId
  url = `/api/editions/${editionId}/trial`
})
afterAll(() => world.close())

describe('a new edition from an earlier one', () => {
  const rulesOf = async (id: string) =>
    must('rules', await secretary.get(`/api/editions/${id}/ruleset`)).rules.body

  test('takes its rules with their dates moved, its schedule as far apart, and nothing else', async () => {
    const before = must('past', await secretary.get(`/api/editions/${past.editionId}/rules`))
    const dates = must('past', await secretary.get(`/api/editions/${past.editionId}`)).dates as {
      key: string
      at: string
    }[]
    const opensAt = '2028-03-06T01:00:00.000Z'
    const made = must(
      'copy',
      await create({ slug: 'y-tuong-2028', title: 'Ý tưởng 2028', copyFrom: past.editionId, opensAt }),
    )
    const copy = await rulesOf(made.editionId)
    const years = 2028 - Number((dates.find(({ key }) => key === 'opensAt')?.at ?? '').slice(0, 4))
    expect(copy).toEqual({
      ...before.rules.body,
      title: 'Ý tưởng 2028',
      eligibility: before.rules.body.eligibility.map((rule: { rule: string; at: string }) =>
        rule.rule === 'maxAge'
          ? { ...rule, at: `${Number(rule.at.slice(0, 4)) + years}${rule.at.slice(4)}` }
          : rule,
      ),
    })
    const page = must('page', await secretary.get(`/api/editions/${made.editionId}`))
    const at = (rows: { key: string; at: string }[], key: string) =>
      new Date(rows.find((it) => it.key === key)?.at ?? '').getTime()
    expect(at(page.dates, 'opensAt')).toBe(Date.parse(opensAt))
    const days = (rows: typeof dates, key: string) =>
      Math.round((at(rows, key) - at(rows, 'opensAt')) / 86_400_000)
    for (const key of ['closesAt', 'judgingUntil', 'resultsAt'])
      expect([key, days(page.dates, key)]).toEqual([key, days(dates, key)])
    expect(page.counts.submitted).toBe(0)
    expect(must('past again', await secretary.get(`/api/editions/${past.editionId}/rules`))).toEqual(before)
  })

  test('is refused from another programme, and from one that is not there or not theirs', async () => {
    const other = await create({ slug: 'hoi-thi-2028', programme: 'teamContest', copyFrom: past.editionId })
    expect([other.status, other.body.issues]).toEqual([
      422,
      [{ pointer: '/copyFrom', code: 'edition/otherProgramme' }],
    ])
    const missing = await create({ slug: 'khong-co-2028', copyFrom: '00000000-0000-4000-8000-000000000009' })
    const local = await world.person('Lê Thu', [
      { role: 'secretary', scopeKind: 'edition', scopeId: editionId },
    ])
    const foreign = await local.post('/api/editions', {
      programme: 'ideaContest',
      title: 'Ý tưởng',
      slug: 'cua-nguoi-khac',
      opensAt: null,
      copyFrom: past.editionId,
    })
    expect([missing.status, foreign.status >= 403]).toEqual([404, true])
  })
})

describe('what a trial starts from', () => {
  test('goes to those who edit rules; others find nothing there', async () => {
    const page = must('trial', await secretary.get(url))
    expect([page.isDraft, page.inForce, page.past]).toEqual([true, null, []])
    const member = await world.person('Tổ viên', [{ role: 'member', scopeKind: 'global' }])
    const judge = past.judges[0]?.persona
    const statuses: (number | undefined)[] = []
    for (const who of [member, judge, world.anonymous]) statuses.push((await who?.get(url))?.status)
    expect(statuses).toEqual([403, 404, 401])
  })

  test('past sheets come by code alone, once they can no longer change', async () => {
    const scores = `${url}/scores?edition=${past.editionId}`
    expect((await secretary.get(scores)).status).toBe(404)
    await setEditionState(world, past.editionId, 'frozen')
    expect(must('trial', await secretary.get(url)).past.map(({ id }: { id: string }) => id)).toEqual([
      past.editionId,
    ])
    const answer = must('scores', await secretary.get(scores))
    expect(answer.scores.entries.map(({ code }: { code: string }) => code)).toEqual(['1001', '1002', '1003'])
    expect(Object.keys(answer.scores.entries[0]).toSorted()).toEqual(['code', 'objective', 'sheets'])
    expect(Object.keys(answer.scores.entries[0].sheets[0]).toSorted()).toEqual(['kind', 'marks', 'segment'])
    const text = JSON.stringify(answer)
    for (const it of past.entries)
      for (const secret of [it.entryId, it.stageEntryId, it.title, it.unitId])
        expect(text).not.toContain(secret)
    for (const { memberId, persona } of past.judges)
      for (const secret of [memberId, persona.personId, persona.fullName]) expect(text).not.toContain(secret)
  })

  test('asks the database the same whatever the number of entries', async () => {
    const larger = await insertJudgedStage(world, { totals: Array.from({ length: 9 }, () => [80, 85]) })
    await setEditionState(world, larger.editionId, 'frozen')
    const count = (id: string) => world.countQueries(() => secretary.get(`${url}/scores?edition=${id}`))
    expect(await count(larger.editionId)).toBe(await count(past.editionId))
  })
})

describe('a table of past scores', () => {
  let table: ScoreTable
  beforeAll(async () => {
    table = must('table', await secretary.upload(`${url}/table/upload`, formWith('diem.xlsx', FILE))).table
  })

  test('is read as people filled it in: text scores, codes with spaces, rows beneath', () => {
    expect(table.entries).toHaveLength(42)
    const of = (code: string) =>
      table.entries.find((it) => it.code === code)?.sheets.map(({ kind, total }) => `${kind} ${total}`)
    expect([of('9462'), of('9300'), of('4452'), of('4566')]).toEqual([
      ['first 167/2', 'first 169/2'],
      ['first 76/1', 'first 76/1'],
      ['first 145/2', 'first 139/2'],
      ['first 60/1', 'first 80/1', 'extra 70/1'],
    ])
    expect(table.findings).toEqual([{ code: 'table/rowWithoutCode', ref: 'H53', value: 'v' }])
  })

  test('ranks as it was ranked, by the real rules: exactly ten apart is no gap, 60-80-70 keeps all three', () => {
    const { stages } = runTrial(ideaContest2026CaseRuleset, {
      seed: 'một',
      codes: table.entries.map(({ code }) => code),
      invention: { seed: 'một', judges: null, spread: 5 },
      past: fromTotals(scored.scoring, table),
    })
    const [stage] = stages
    const score = (code: string) => stage?.standing.placings.find(({ entryId }) => entryId === code)?.score
    expect([score('4566'), score('8633'), score('6890'), score('1204')]).toEqual([
      '70/1',
      '65/1',
      '111/2',
      '77/1',
    ])
    expect(stage?.gaps.map(({ code }) => code).toSorted()).toEqual(['4566', '6890', '8633'])
    expect(stage?.standing.placings.slice(0, 3).map(({ entryId }) => entryId)).toEqual([
      '9996',
      '7338',
      '2222',
    ])
    expect(stage?.standing.unranked).toEqual([])
  })

  test('that is none says so, and a file that is none is refused', async () => {
    const notOurs = readFileSync(join(import.meta.dirname, '../demo/fixtures/danh-sach-co-so-doan-sach.xlsx'))
    const read = must('table', await secretary.upload(`${url}/table/upload`, formWith('x.xlsx', notOurs)))
    expect(read.table).toEqual({ entries: [], findings: [{ code: 'table/noHeading' }] })
    const refused = await secretary.upload(
      `${url}/table/upload`,
      formWith('x.xlsx', new Uint8Array([1, 2, 3])),
    )
    expect([refused.status, typeof refused.body.title]).toEqual([422, 'string'])
    const member = await world.person('Người khác', [{ role: 'member', scopeKind: 'global' }])
    expect((await member.upload(`${url}/table/upload`, formWith('x.xlsx', FILE))).status).toBe(403)
  })
})
