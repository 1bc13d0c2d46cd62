import { session, stageEntry } from '@xk/db'
import { verifyRelease } from '@xk/domain/publication'
import { fromPlainText } from '@xk/domain/kernel'
import { ideaContest2026CaseRuleset } from '@xk/domain/programme'
import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentFingerprint } from '../keys.ts'
import {
  appointOffices,
  createTestApp,
  insertTerm,
  insertUnits,
  maskAll,
  must,
  type Offices,
  openEditionFor,
  type Persona,
  testServer,
  type TestApp,
} from '../testing/index.ts'
import { decide, release } from '../testing/released-result.ts'

/**
 * The case's thể lệ whole, every step by its own route and person: a preliminary round with a third judge and a
 * penalty, twenty that go on and a tie at the cut, new codes, a final of five, and a release that a stranger checks.
 */
let world: TestApp
let offices: Offices
let units: Record<string, string>
beforeAll(async () => {
  world = await createTestApp(testServer())
  await insertTerm(world)
  units = await insertUnits(world, ['Đoàn Sở Tư pháp', 'Đoàn Sở Y tế', 'Đoàn Sở Du lịch'])
  offices = await appointOffices(world)
})
afterAll(() => world.close())

const DAY = 86_400_000
const rules = ideaContest2026CaseRuleset
const WORDS = 'Bộ phận một cửa rút ngắn thời gian chờ nhờ đặt lịch trước theo khung giờ'.split(' ')
const wordsOf = (n: number) => Array.from({ length: n }, (_, i) => WORDS[i % WORDS.length]).join(' ')

/** How good the works are in either round, in half points of Tính mới; their titles tell the judges here which is which. */
const COUNT = 24
const titleOf = (i: number) => `Giải pháp số ${i + 1}`
const numberOf = (title: string) => Number(title.split(' ').at(-1)) - 1
/** Works 20 and 21 are equal at the cut, 22 and 23 stay behind it, 24 is below sixty. */
const level = (i: number) => (i === 20 ? 19 : i)

const preliminaryMarks = (i: number, judge: number) =>
  i === COUNT - 1
    ? { novelty: 20, feasibility: 20, effect: 20, scalability: 10, presentation: 5 }
    : {
        novelty: 58 - level(i),
        // The fourth work divides its two judges by more than ten points; the third stands near the first.
        feasibility: i === 3 && judge === 1 ? 20 : 48,
        effect: 58,
        scalability: 18,
        presentation: 9,
      }

/** In the final the fifth and the sixth are equal in all that five judges gave: the preliminary score parts them. */
const finalMarks = (i: number, judge: number) => ({
  novelty: 58 - (i === 5 ? 4 : i),
  feasibility: 46,
  effect: 56,
  scalability: 18,
  presentation: judge === 0 ? 10 : judge === 4 ? 4 : 8,
})

const handIn = async (editionId: string, i: number, officers: readonly { unitId: string; by: Persona }[]) => {
  const { unitId, by } = officers[i % officers.length] ?? { unitId: '', by: offices.secretary }
  const { entryId } = must('create', await by.post('/api/entries', { editionId, unitId, division: 'all' }))
  const fields = Object.fromEntries(
    rules.entry.fields.map((field) => [
      field.key,
      field.key === rules.entry.titleField
        ? titleOf(i)
        : field.type === 'longText'
          ? fromPlainText(wordsOf(Math.max(field.minWords ?? 0, 5)))
          : field.type === 'choice'
            ? (field.options[0]?.key ?? null)
            : field.key === 'contactPhone'
              ? '0901 000 123'
              : '',
    ]),
  )
  const people = [
    {
      id: 'p1',
      fullName: `Tác giả Khuyết Danh ${'ABCDEFGHIJKLMNOPQRSTUVWX'[i]}`,
      birthDate: '1998-04-30',
      birthYear: 1998,
      position: 'Chuyên viên',
      unitId,
      role: 'author',
      share: 100,
      representative: true,
      phone: null,
      email: null,
      consents: Object.fromEntries(rules.entry.consents.map(({ key }) => [key, true])),
    },
  ]
  const declarations = Object.fromEntries(rules.entry.declarations.map(({ key }) => [key, true]))
  const body = { fields, people, declarations, jointUnits: [] }
  const { version } = must('draft', await by.put(`/api/entries/${entryId}/draft`, { baseVersion: 0, body }))
  must('submit', await by.post(`/api/entries/${entryId}/submit`, { draftVersion: version }))
  must(
    'accept',
    await offices.secretary.post(`/api/screening/${entryId}/accept`, { n: 1, reason: 'Đủ điều kiện.' }),
  )
}

const seat = async (stageId: string, names: readonly (string | Persona)[]) => {
  const seated: Persona[] = []
  for (const name of names) {
    const judge = typeof name === 'string' ? await world.person(name) : name
    must(
      'appoint',
      await offices.secretary.post(`/api/stages/${stageId}/panel`, {
        personId: judge.personId,
        expertise: [],
      }),
    )
    seated.push(judge)
  }
  return seated
}

const judgeAll = async (
  stageId: string,
  judge: Persona,
  marksOf: (i: number) => Record<string, number>,
): Promise<{ blindCode: string; title: string }[]> => {
  await judge.post(`/api/desk/stages/${stageId}/undertake`)
  const desk = must('desk', await judge.get(`/api/desk/stages/${stageId}`))
  const versions: Record<string, number> = {}
  for (const { assignmentId, title, state } of desk.items) {
    if (state === 'handedIn') continue
    const marks = marksOf(numberOf(title))
    const comments = Object.fromEntries(Object.keys(marks).map((key) => [key, 'Có minh chứng cụ thể.']))
    const saved = await judge.put(`/api/desk/assignments/${assignmentId}/sheet`, {
      baseVersion: 0,
      marks,
      comments,
      overallComment: wordsOf(25),
    })
    versions[assignmentId] = must('save', saved).version
  }
  must('hand in', await judge.post(`/api/desk/stages/${stageId}/submit-all`, { versions }))
  return desk.items
}

const refresh = () => world.database.db.update(session).set({ confirmedAt: world.clock.now })
const goOn = async (id: string, act: 'startMasking' | 'startJudging') => {
  const page = must('read', await offices.secretary.get(`/api/editions/${id}`))
  expect(page.next.needs.filter((need: { done: boolean }) => !need.done)).toEqual([])
  must(act, await offices.secretary.post(`/api/editions/${id}/advance`, { act }))
}
const stateOf = async (id: string) => {
  const page = must('read', await offices.secretary.get(`/api/editions/${id}`))
  return [page.edition.state, ...page.stages.slice(1).map((it: { state: string }) => it.state)].join(' ')
}

test('two stages of the case’s thể lệ, from entries to a release that verifies', {
  timeout: 180_000,
}, async () => {
  const edition = await openEditionFor(world, offices, { rules: () => rules, title: rules.title })
  const { id, stageId, finalId, chair } = edition
  const officers = []
  for (const [name, unitId] of Object.entries(units))
    officers.push({
      unitId,
      by: await world.person(`Cán bộ ${name}`, [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }]),
    })
  for (let i = 0; i < COUNT; i++) await handIn(id, i, officers)
  world.clock.advance(16 * DAY)
  await goOn(id, 'startMasking')
  await maskAll(world, stageId, { by: offices.secretary, approvedBy: offices.secondSecretary })
  const preliminary = `/api/stages/${stageId}`
  const [first, second] = (await seat(stageId, ['Giám khảo Sơ Khảo Một', 'Giám khảo Sơ Khảo Hai'])) as [
    Persona,
    Persona,
  ]
  must('assign', await offices.secretary.post(`${preliminary}/assignments/all`, { seed: 'ab'.repeat(8) }))
  const [third] = (await seat(stageId, ['Giám khảo Sơ Khảo Ba'])) as [Persona]
  await goOn(id, 'startJudging')
  const read = await judgeAll(stageId, first, (i) => preliminaryMarks(i, 0))
  await judgeAll(stageId, second, (i) => preliminaryMarks(i, 1))
  await refresh()

  // The fourth work divides its judges: a third comes in. The third work loses two points by the chair's ruling.
  const { panel, byTitle } = await panelOf(stageId)
  const outsider = panel.members.find((member: { personId: string }) => member.personId === third.personId)
  must(
    'extra',
    await chair.post(`${preliminary}/gaps/extra`, {
      stageEntryId: byTitle.get(titleOf(3)),
      segment: 'idea',
      memberId: outsider.id,
      reason: 'Hai phiếu chênh trên 10 điểm',
    }),
  )
  await judgeAll(stageId, third, (i) => preliminaryMarks(i, 2))
  must(
    'penalty',
    await chair.post(`${preliminary}/penalties`, {
      stageEntryId: byTitle.get(titleOf(2)),
      segment: null,
      points: '2',
      reason: 'Nhiều lần để lộ dấu hiệu nhận ra tác giả sau khi đã được nhắc',
    }),
  )

  const standing = must('standing', await offices.secretary.get(`${preliminary}/standing`))
  expect([standing.blockers, standing.placings.length]).toEqual([[], COUNT])
  must('freeze', await offices.secretary.post(`${preliminary}/freeze`, { digest: standing.digest }))
  expect(await stateOf(id)).toBe('frozen frozen waiting')

  // Names stay hidden: nobody unmasks a stage from which others go on by code.
  const early = await offices.secretary.post(`${preliminary}/unmask-requests`, { reason: 'Xem tên sớm' })
  expect([early.status, early.body.code]).toEqual([409, 'record/in-wrong-state'])

  const list = must('list', await offices.lead.get(`${preliminary}/promotion`))
  const why = (w: string) => list.lines.filter((line: { why: string }) => line.why === w).length
  expect([why('withinPlaces'), why('tieAllIn'), why('beyondPlaces'), why('belowFloor')]).toEqual([
    19, 2, 2, 1,
  ])
  expect(list.tie).toMatchObject({ places: 1, codes: [expect.any(String), expect.any(String)] })
  expect(JSON.stringify(list)).not.toMatch(/Giải pháp số|Đoàn Sở/)

  const declare = (by: Persona, digest = list.digest) => by.post(`${preliminary}/promotion`, { digest })
  expect((await declare(offices.secretary)).status).toBe(403)
  expect((await declare(first)).status).toBe(404)
  expect((await declare(offices.lead, 'ab'.repeat(32))).body.code).toBe('record/stale-version')
  expect(must('declare', await declare(offices.lead)).goOn).toBe(21)
  expect(await stateOf(id)).toBe('masking promoted waiting')
  expect((await declare(offices.lead)).status).toBe(409)

  // A fault: it is taken back with a reason and declared again; the next stage's places get codes anew.
  const codesOf = async (stage: string) =>
    (
      await world.database.db
        .select({ code: stageEntry.blindCode, state: stageEntry.state })
        .from(stageEntry)
        .where(eq(stageEntry.stageId, stage))
    ).toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const before = await codesOf(finalId)
  const resumed = await chair.post(`${preliminary}/resume`, { reason: 'Sai sót' })
  expect([resumed.status, resumed.body.code]).toEqual([409, 'record/in-wrong-state'])
  const withdraw = { reason: 'Công bố sai ngày' }
  expect((await chair.post(`${preliminary}/promotion/withdraw`, withdraw)).status).toBe(404)
  must('withdraw', await offices.lead.post(`${preliminary}/promotion/withdraw`, withdraw))
  expect(await stateOf(id)).toBe('frozen frozen waiting')
  expect(new Set((await codesOf(finalId)).map(({ state }) => state))).toEqual(new Set(['withdrawn']))
  must('declare again', await declare(chair))
  const after = await codesOf(finalId)
  expect(after.length).toBe(21)
  expect(after.map(({ code }) => code)).not.toEqual(before.map(({ code }) => code))

  // The final: the copies are there and approved, nothing is masked again.
  const masking = must('masking', await offices.secretary.get(`/api/stages/${finalId}/masking`))
  expect(new Set(masking.items.map((it: { state: string }) => it.state))).toEqual(new Set(['approved']))
  const finalists = await seat(finalId, [
    'Giám khảo Chung Khảo Một',
    'Giám khảo Chung Khảo Hai',
    'Giám khảo Chung Khảo Ba',
    'Giám khảo Chung Khảo Bốn',
    'Giám khảo Chung Khảo Năm',
  ])
  // One of the preliminary round sits here too: with five others there, they read nothing a second time.
  await seat(finalId, [first])
  must(
    'assign the final',
    await offices.secretary.post(`/api/stages/${finalId}/assignments/all`, { seed: 'cd'.repeat(8) }),
  )
  await goOn(id, 'startJudging')
  expect(await stateOf(id)).toBe('judging promoted running')
  const taken = await offices.lead.post(`${preliminary}/promotion/withdraw`, withdraw)
  expect([taken.status, taken.body.code]).toEqual([409, 'record/in-wrong-state'])

  const preliminaryCodes = new Map(read.map(({ title, blindCode }) => [title, blindCode]))
  for (const [n, judge] of finalists.entries()) {
    const items = await judgeAll(finalId, judge, (i) => finalMarks(i, n))
    expect(items.length).toBe(21)
    expect(items.filter(({ title, blindCode }) => preliminaryCodes.get(title) === blindCode)).toEqual([])
  }
  await first.post(`/api/desk/stages/${finalId}/undertake`)
  expect(must('desk', await first.get(`/api/desk/stages/${finalId}`)).items).toEqual([])
  await refresh()
  const final = `/api/stages/${finalId}`
  const ranked = must('standing', await offices.secretary.get(`${final}/standing`))
  expect(ranked.blockers).toEqual([])
  const byRank = ranked.placings.slice(4, 6)
  expect(byRank.map((it: { rank: number; score: string }) => [it.rank, it.score])).toEqual([
    [5, '91/1'],
    [6, '91/1'],
  ])
  expect(byRank[0].decided).toMatchObject({ by: 'previousStage' })
  must('freeze', await chair.post(`${final}/freeze`, { digest: ranked.digest }))

  // Two people join codes and names of both stages at once.
  const asked = must(
    'unmask',
    await offices.secretary.post(`${final}/unmask-requests`, { reason: 'Đã chốt kết quả theo mã' }),
  )
  must('unmasking', await offices.lead.post(`/api/unmask-requests/${asked.id}/decide`, { grant: true }))
  expect(await stateOf(id)).toBe('unmasked unmasked unmasked')
  const named = must('list', await offices.lead.get(`${preliminary}/promotion`))
  expect(named.lines[0]).toMatchObject({ title: titleOf(0), unitName: 'Đoàn Sở Tư pháp' })

  const teams = must('units', await offices.secretary.get(`${final}/team-prizes`))
  expect(teams.prizes[0].placings[0].stages).toEqual([{ stage: 'final', count: 7, points: '35/1' }])
  must('team prizes', await offices.secretary.post(`${final}/team-prizes`))
  const approval = `/api/editions/${id}/approval`
  const { digest, exceptions } = must('approval', await offices.secretary.get(approval))
  expect(exceptions.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
    'gapResolved',
    'penalty',
    'promotionWithdrawn',
  ])
  const forward = must('forward', await offices.secretary.post(approval, { digest }))
  must('approve', await offices.lead.post(`/api/approvals/${forward.id}/approve`))
  const people = { secretary: offices.secretary, lead: offices.lead }
  await decide({ editionId: id }, people)
  const { slug } = await release({ editionId: id }, people)

  const file = must('file', await world.anonymous.get(`/ket-qua/${slug}/release.json`))
  const fingerprint = currentFingerprint(world.deps.keys)
  expect(verifyRelease(file, { fingerprint })).toMatchObject({
    ok: true,
    signature: { state: 'ok' },
    recomputation: { state: 'ok' },
    inclusion: { state: 'ok' },
  })
  expect(file.format).toBe('xung-kich/release/2')
  expect(
    file.core.results.map(({ stage, entries }: { stage: string; entries: object[] }) => [
      stage,
      entries.length,
    ]),
  ).toEqual([
    ['preliminary', COUNT],
    ['final', 21],
  ])
  expect(file.core.results[0].promotion.decided.tie.entries.length).toBe(2)
  const known = await world.database.db
    .select({ code: stageEntry.blindCode })
    .from(stageEntry)
    .where(inArray(stageEntry.stageId, [stageId, finalId]))
  const codes = new Set(known.map(({ code }) => code))
  const published = file.core.results.flatMap(({ entries }: { entries: { code: string }[] }) =>
    entries.map(({ code }) => code),
  )
  expect(published.filter((code: string) => codes.has(code))).toEqual([])
})

/** A stage's panel, and its entries by title. */
const panelOf = async (stageId: string) => {
  const panel = must('panel', await offices.secretary.get(`/api/stages/${stageId}/panel`))
  const byTitle = new Map<string, string>(
    panel.entries.map((it: { id: string; title: string }) => [it.title, it.id]),
  )
  return { panel, byTitle }
}
