import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { membership, session } from '@xk/db'
import { ideaContestTemplate } from '@xk/domain/programme'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyReleaseFile } from '../cli/verify.ts'
import { currentFingerprint } from '../keys.ts'
import {
  appointOffices,
  createTestApp,
  handInIdea,
  type HandedIn,
  importUnits,
  insertTerm,
  maskAll,
  must,
  type Offices,
  oneStageCase,
  openEditionFor,
  type Persona,
  sampleIdeas,
  scoreOpen,
  takeUpOffices,
  testServer,
  type TestApp,
  type UnitOfficer,
  unitsOfIdeas,
} from '../testing/index.ts'
import { decide, release } from '../testing/released-result.ts'

/**
 * The main job on the sample papers, from the list of units to a release that a stranger checks: every step by its
 * own route and person, each test going on from the one before.
 */

const DAY = 86_400_000
/** By number of the idea: the two judges' totals, and the third judge's where the two are more than 10 apart. */
const TOTALS: Record<number, readonly [number, number, number?]> = {
  1: [78, 76.5],
  2: [71, 75],
  3: [66, 70],
  4: [62, 60],
  5: [74, 70],
  6: [92, 91],
  // The closest two: the second and the third.
  7: [70, 81.5, 79],
  8: [77, 77],
  // Exactly 10 apart: no third judge.
  9: [64, 74],
  10: [88, 84],
  // The third lies in the middle: all three count.
  11: [60, 80, 70],
  12: [76, 78],
  13: [89, 87.5],
  14: [45, 42],
  15: [58, 69, 66],
  16: [90, 79.5, 88],
  17: [73, 71.5],
  18: [65, 68],
  19: [55, 52],
  20: [71, 60.5, 61],
  21: [59, 63],
  22: [63, 61],
  23: [38, 41],
}
const WITH_A_GAP = [7, 11, 15, 16, 20]
/** As good as idea 8 and idea 4 in points, better in Hiệu quả, which is compared first. */
const BETTER_IN_EFFECT = [12, 21]
const WINNERS = [
  ['first', [6]],
  ['second', [16, 13]],
  ['third', [10, 7, 1]],
  ['encouragement', [12, 8, 2, 17, 5]],
] as const

let world: TestApp
let offices: Offices
let officers: Map<string, UnitOfficer>
let edition: Awaited<ReturnType<typeof openEditionFor>>
let handedIn: HandedIn[]
const judges: { persona: Persona; memberId: string; unitName: string | undefined }[] = []
const numberOf = new Map(sampleIdeas.map((idea) => [idea.ten, idea.stt]))
/** Idea by code, as only this test knows. */
const numberByCode = new Map<string, number>()
let slug: string

beforeAll(async () => {
  world = await createTestApp(testServer(), { renderPage: ({ data }) => JSON.stringify(data) })
  await insertTerm(world)
  offices = await appointOffices(world)
})
afterAll(() => world.close())

const stageUrl = () => `/api/stages/${edition.stageId}`
const acceptedIdeas = () => handedIn.filter(({ idea }) => idea.stt !== 24)

test('64 units come from the sheet, and their officers take their accounts up', async () => {
  expect(await importUnits(offices.secretary)).toEqual({
    units: 64,
    clusters: 6,
    officers: 64,
    knownUnits: 0,
    knownOfficers: 0,
  })
  officers = await takeUpOffices(world, offices.secretary, unitsOfIdeas())
  expect([...officers.keys()].toSorted()).toEqual([...unitsOfIdeas()].toSorted())
})

test('the rules of the case open, and 24 ideas are handed in with their files by the officers of their units', async () => {
  edition = await openEditionFor(world, offices, { rules: () => oneStageCase() })
  handedIn = []
  for (const idea of sampleIdeas) handedIn.push(await handInIdea(edition.id, idea, officers))
  expect(handedIn.flatMap(({ files }) => files)).toHaveLength(9)
  // Another unit's officer knows nothing of it.
  const other = officers.get('Đoàn Sở Y tế')?.signedIn
  expect((await other?.get(`/api/entries/${handedIn[0]?.entryId}`))?.status).toBe(404)
})

test('all but the one over age are eligible, and that one is refused with its reason', async () => {
  world.clock.advance(10.5 * DAY)
  for (const { entryId } of acceptedIdeas())
    must('accept', await offices.secretary.post(`/api/screening/${entryId}/accept`, { n: 1, reason: '' }))
  const over = handedIn.find(({ idea }) => idea.stt === 24)
  const at = `/api/screening/${over?.entryId}`
  expect((await offices.secretary.post(`${at}/accept`, { n: 1, reason: '' })).status).toBe(422)
  const reason = 'Tác giả đại diện sinh năm 1990, quá 35 tuổi (Điều 3).'
  must('refuse', await offices.secretary.post(`${at}/refuse`, { n: 1, reason }))
  const told = await officers.get('Đoàn Văn phòng Thành ủy')?.signedIn.get(`/api/entries/${over?.entryId}`)
  expect([told?.body.state, told?.body.screenings[0].reason]).toEqual(['refused', reason])
})

test('one secretary masks all 23, another approves them', { timeout: 180_000 }, async () => {
  world.clock.advance(5.5 * DAY)
  const url = `/api/editions/${edition.id}/advance`
  must('mask', await offices.secretary.post(url, { act: 'startMasking' }))
  const masked = await maskAll(world, edition.stageId, {
    by: offices.secretary,
    approvedBy: offices.secondSecretary,
  })
  expect(masked).toHaveLength(23)
  const { items } = must('list', await offices.secretary.get(`${stageUrl()}/masking`))
  for (const { blindCode, title } of items as { blindCode: string; title: string }[])
    numberByCode.set(blindCode, numberOf.get(title) ?? 0)
  expect([...numberByCode.values()].toSorted((a, b) => a - b)).toEqual(
    acceptedIdeas().map(({ idea }) => idea.stt),
  )
})

test('nine judges are appointed and get two works each by field, load and conflict', async () => {
  const topics = ideaContestTemplate.entry.fields.find(({ key }) => key === 'topic')?.options ?? []
  const homes = ['Đoàn Sở Nội vụ', 'Đoàn Sở Tư pháp', 'Đoàn Sở Y tế']
  for (let i = 0; i < 9; i++) {
    const persona = await world.person(`Giám khảo số ${i + 1}`)
    const unitName = homes[i]
    const unitId = officers.get(unitName ?? '')?.unitId
    const member = { id: randomUUID(), personId: persona.personId, from: '2020-01-01' }
    if (unitId) await world.database.db.insert(membership).values({ ...member, unitId })
    const expertise = [topics[i % 6]?.key ?? '', topics[(i + 3) % 6]?.key ?? '']
    const appointed = await offices.secretary.post(`${stageUrl()}/panel`, {
      personId: persona.personId,
      expertise,
    })
    judges.push({ persona, memberId: must('appoint', appointed).memberId, unitName })
  }
  const seed = 'c0ffee'.repeat(4)
  const preview = must('preview', await offices.secretary.post(`${stageUrl()}/assignments/preview`, { seed }))
  expect([preview.pairs.length, preview.withoutExpert]).toEqual([46, []])
  must('assign', await offices.secretary.post(`${stageUrl()}/assignments/all`, { seed }))
  const page = must('panel', await offices.secretary.get(`${stageUrl()}/panel`))
  const loads = judges.map(
    ({ memberId }) =>
      (preview.loads as { memberId: string; load: number }[]).find((it) => it.memberId === memberId)?.load,
  )
  // Nobody reads more than the least that nine can share 46 by; below that, the field decides.
  const counts = loads.map((load) => load ?? 0)
  expect([Math.max(...counts), counts.reduce((sum, load) => sum + load, 0)]).toEqual([6, 46])
  expect(page.entries).toHaveLength(23)
})

test('every gap over 10 is shown and blocks the freeze until a third judge has scored; exactly 10 is none', async () => {
  const url = `/api/editions/${edition.id}/advance`
  must('judge', await offices.secretary.post(url, { act: 'startJudging' }))
  const given = new Map<number, number>()
  const totalFor = (title: string) => {
    const stt = numberOf.get(title) ?? 0
    const nth = given.get(stt) ?? 0
    given.set(stt, nth + 1)
    return { total: TOTALS[stt]?.[nth] ?? -1, effectFirst: BETTER_IN_EFFECT.includes(stt) }
  }
  let sheets = 0
  for (const { persona, unitName } of judges) {
    must('undertake', await persona.post(`/api/desk/stages/${edition.stageId}/undertake`))
    const desk = must('desk', await persona.get(`/api/desk/stages/${edition.stageId}`))
    const theirs = (desk.items as { title: string }[]).map(({ title }) => numberOf.get(title))
    const fromHome = handedIn.filter(({ idea }) => idea.tacGia.some(({ donVi }) => donVi === unitName))
    expect(fromHome.filter(({ idea }) => theirs.includes(idea.stt))).toEqual([])
    sheets += await scoreOpen(persona, edition.stageId, totalFor)
  }
  expect(sheets).toBe(46)

  await world.database.db.update(session).set({ confirmedAt: world.clock.now })
  const open = must('gaps', await edition.chair.get(`${stageUrl()}/gaps`))
  const gaps = (open.gaps as { blindCode: string; value: string; stageEntryId: string; segment: string }[])
    .map((gap) => ({ ...gap, stt: numberByCode.get(gap.blindCode) ?? 0 }))
    .toSorted((a, b) => a.stt - b.stt)
  expect(gaps.map(({ stt, value }) => [stt, value])).toEqual([
    [7, '23/2'],
    [11, '20/1'],
    [15, '11/1'],
    [16, '21/2'],
    [20, '21/2'],
  ])
  expect(gaps.map(({ stt }) => stt)).toEqual(WITH_A_GAP)
  const standing = must('standing', await offices.secretary.get(`${stageUrl()}/standing`))
  const refused = await edition.chair.post(`${stageUrl()}/freeze`, { digest: standing.digest })
  expect([refused.status, refused.body.code, refused.body.count]).toEqual([
    409,
    'result/gaps-unresolved',
    WITH_A_GAP.length,
  ])
  for (const { stageEntryId, segment } of gaps) {
    const now = must('gaps', await edition.chair.get(`${stageUrl()}/gaps`))
    const gap = now.gaps.find((it: { stageEntryId: string }) => it.stageEntryId === stageEntryId)
    const { memberId } = gap.suggestions[0]
    const called = { stageEntryId, segment, memberId, reason: 'Hai phiếu chênh trên 10 điểm' }
    must('call', await edition.chair.post(`${stageUrl()}/gaps/extra`, called))
    const third = judges.find((it) => it.memberId === memberId)
    if (!third) throw new Error('an unknown judge was suggested')
    expect(await scoreOpen(third.persona, edition.stageId, totalFor)).toBe(1)
  }
  expect(must('gaps', await edition.chair.get(`${stageUrl()}/gaps`)).gaps).toEqual([])
})

test('the standing is exact and is frozen by code, two people unmask it, units are ranked', async () => {
  const standing = must('standing', await offices.secretary.get(`${stageUrl()}/standing`))
  const placings = standing.placings as { blindCode: string; rank: number; score: string }[]
  expect(placings.map(({ rank, blindCode, score }) => [rank, numberByCode.get(blindCode), score])).toEqual([
    [1, 6, '183/2'],
    [2, 16, '89/1'],
    [3, 13, '353/4'],
    [4, 10, '86/1'],
    [5, 7, '321/4'],
    [6, 1, '309/4'],
    [7, 12, '77/1'],
    [8, 8, '77/1'],
    [9, 2, '73/1'],
    [10, 17, '289/4'],
    [11, 5, '72/1'],
    [12, 11, '70/1'],
    [13, 9, '69/1'],
    [14, 3, '68/1'],
    [15, 15, '135/2'],
    [16, 18, '133/2'],
    [17, 22, '62/1'],
    [18, 21, '61/1'],
    [19, 4, '61/1'],
    [20, 20, '243/4'],
    [21, 19, '107/2'],
    [22, 14, '87/2'],
    [23, 23, '79/2'],
  ])
  expect(JSON.stringify(standing)).not.toContain(sampleIdeas[0]?.tacGia[0]?.hoTen)
  must('freeze', await edition.chair.post(`${stageUrl()}/freeze`, { digest: standing.digest }))
  const asked = must(
    'ask',
    await offices.secretary.post(`${stageUrl()}/unmask-requests`, { reason: 'Đã chốt kết quả theo mã' }),
  )
  const grant = `/api/unmask-requests/${asked.id}/decide`
  expect((await offices.secretary.post(grant, { grant: true })).status).toBe(403)
  must('unmask', await offices.lead.post(grant, { grant: true }))
  must('unit prizes', await offices.secretary.post(`${stageUrl()}/team-prizes`))
})

test('the result is put forward and approved, decided, released, and read by everyone', async () => {
  const approval = `/api/editions/${edition.id}/approval`
  const shown = must('approval', await offices.secretary.get(approval))
  const winners = shown.winners as { prize: string; title: string }[]
  expect(
    WINNERS.map(([prize]) => [
      prize,
      winners.filter((it) => it.prize === prize).map(({ title }) => numberOf.get(title)),
    ]),
  ).toEqual(WINNERS.map(([prize, stts]) => [prize, [...stts]]))
  expect(
    (shown.teamWinners as { unitName: string; points: string }[])
      .map(({ unitName, points }) => [unitName, points])
      .toSorted(),
  ).toEqual([
    ['Đoàn Sở Nội vụ', '12/1'],
    ['Đoàn Sở Y tế', '9/1'],
    ['Đoàn Thanh tra Thành phố', '9/1'],
  ])
  const forward = must('forward', await offices.secretary.post(approval, { digest: shown.digest }))
  must('approve', await offices.lead.post(`/api/approvals/${forward.id}/approve`))
  const people = { secretary: offices.secretary, lead: offices.lead }
  await decide({ editionId: edition.id }, people)
  slug = (await release({ editionId: edition.id }, people)).slug

  const page = await world.anonymous.get(`/ket-qua/${slug}`)
  expect(page.status).toBe(200)
  const text = String(page.body)
  const named = (stt: number) => text.includes(sampleIdeas.find((it) => it.stt === stt)?.ten ?? '?')
  expect(sampleIdeas.filter(({ stt }) => named(stt)).map(({ stt }) => stt)).toEqual(
    WINNERS.flatMap(([, stts]) => [...stts]).toSorted((a, b) => a - b),
  )
})

test('a stranger verifies it on the command line; with one point changed it is refused and the part is named', async () => {
  const file = must('file', await world.anonymous.get(`/ket-qua/${slug}/release.json`))
  const dir = mkdtempSync(join(tmpdir(), 'xk-verify-'))
  const verify = async (content: unknown) => {
    const path = join(dir, 'release.json')
    writeFileSync(path, JSON.stringify(content))
    const said: string[] = []
    const terminal = { env: {}, say: () => {}, complain: (line: string) => void said.push(line) }
    const code = await verifyReleaseFile(terminal, [path, '--key', currentFingerprint(world.deps.keys)])
    return { code, said: said.map((line) => line.split(':')[0]) }
  }
  expect(file.core.results[0].entries).toHaveLength(23)
  expect(await verify(file)).toEqual({ code: 0, said: [] })
  const [sheet] = file.core.results[0].entries[0].sheets
  sheet.marks.effect -= 1
  expect(await verify(file)).toEqual({ code: 1, said: ['SAI chữ ký', 'SAI tính lại', 'SAI trong sổ ghi'] })
  rmSync(dir, { recursive: true })
})
