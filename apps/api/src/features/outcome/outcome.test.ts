import { council, councilMember, edition, stage, stageEntry } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createTestApp,
  declareCouncil,
  insertRound,
  insertVotedCouncil,
  must,
  type Persona,
  setMinutes,
  testServer,
  type TestApp,
  votedRules,
} from '../../testing/index.ts'
import { resultPeople, type ResultPeople } from '../../testing/released-result.ts'
import { textOfPdf } from '../../testing/text-of-pdf.ts'

let world: TestApp
let people: ResultPeople
let officer: Persona
beforeAll(async () => {
  world = await createTestApp(testServer())
  people = await resultPeople(world)
  officer = await world.person('Cán bộ cơ sở')
})
afterAll(() => world.close())

const TOTALS = [
  [95, 93],
  [90, 88],
  [85, 83],
  [80, 78],
] as const

const make = (seats: number, council = {}) =>
  insertVotedCouncil(world, people, { rules: votedRules(seats, council), totals: TOTALS })

const statesOf = async (it: { editionId: string; councilStageId: string }) => {
  const [of] = await world.database.db.select().from(edition).where(eq(edition.id, it.editionId))
  const [own] = await world.database.db.select().from(stage).where(eq(stage.id, it.councilStageId))
  return [of?.state, own?.state]
}

test('from a ballot to a declared outcome, by two people, and only what was on screen', async () => {
  const it = await make(2)
  const at = `/api/stages/${it.councilStageId}/council-outcome`
  const [a = '', b = '', c = '', d = ''] = it.candidates
  const chair = it.members[0]?.persona as Persona
  const member = it.members[4]?.persona as Persona
  expect(await statesOf(it)).toEqual(['council', 'waiting'])

  const before = must('before', await people.secretary.get(at))
  expect(before.blockers).toEqual([{ code: 'council/noRound', count: 1 }])
  expect(before.next).toEqual({
    what: 'ballot',
    kind: 'first',
    candidates: it.candidates.toSorted(),
    seats: 2,
  })
  expect(before.lines).toHaveLength(4)
  expect((await people.secretary.post(`${at}/prepare`, { digest: before.digest })).status).toBe(409)

  await insertRound(world, it, { n: 1, kind: 'first', seats: 2, yes: { [a]: 9, [b]: 4, [c]: 7, [d]: 5 } })
  const page = must('after', await chair.get(at))
  expect(page.blockers).toEqual([])
  expect(
    page.lines.map((line: Record<string, unknown>) => [
      line['candidate'],
      line['rank'],
      line['why'],
      `${String(line['yes'])}/${String(line['base'])}`,
      line['prize'],
    ]),
  ).toEqual([
    [a, 1, 'byVotes', '9/9', 'honoured'],
    [c, 2, 'byVotes', '7/9', 'honoured'],
    [d, null, 'noSeatLeft', '5/9', null],
    [b, null, 'belowThreshold', '4/9', null],
  ])
  expect(page.allowed).toEqual([
    'outcome.prepare',
    'outcome.declare',
    'outcome.resume.request',
    'outcome.resume.approve',
    'council.attend',
    'council.viewSitting',
  ])

  // The digest before the ballot is another one; a plain member and an officer prepare nothing.
  expect((await people.secretary.post(`${at}/prepare`, { digest: before.digest })).status).toBe(409)
  expect((await member.post(`${at}/prepare`, { digest: page.digest })).status).toBe(404)
  expect((await officer.get(at)).status).toBe(404)
  expect((await chair.post(`${at}/declare`, { digest: page.digest })).status).toBe(409)
  must('prepare', await chair.post(`${at}/prepare`, { digest: page.digest }))
  const waiting = must('waiting', await people.lead.get(at))
  expect([waiting.waiting.mine, waiting.waiting.digest]).toEqual([false, page.digest])
  const alone = await chair.post(`${at}/declare`, { digest: page.digest })
  expect([alone.status, alone.body.code]).toEqual([403, 'access/second-person-needed'])
  expect((await people.lead.post(`${at}/declare`, { digest: before.digest })).status).toBe(409)
  const commandId = '0f0f0f0f-0000-4000-8000-00000000abcd'
  const declared = must(
    'declare',
    await people.lead.post(`${at}/declare`, { digest: page.digest }, { 'idempotency-key': commandId }),
  )
  expect(
    must(
      'again',
      await people.lead.post(`${at}/declare`, { digest: page.digest }, { 'idempotency-key': commandId }),
    ),
  ).toEqual(declared)
  expect(await statesOf(it)).toEqual(['frozen', 'frozen'])
  expect((await people.lead.post(`${at}/declare`, { digest: page.digest })).status).toBe(409)
})

test('equals at the last seat: a second ballot, then the appraisal, then a resolution of two people', async () => {
  const even = [
    [90, 88],
    [84, 84],
    [84, 84],
    [84, 84],
  ] as const
  const it = await insertVotedCouncil(world, people, { rules: votedRules(2), totals: even })
  await setMinutes(world, it, 'open')
  const at = `/api/stages/${it.councilStageId}`
  const [a = '', b = '', c = '', d = ''] = it.candidates
  const chair = it.members[0]?.persona as Persona
  const clerk = it.members[2]?.persona as Persona
  const read = async () => must('outcome', await chair.get(`${at}/council-outcome`))
  await insertRound(world, it, { n: 1, kind: 'first', seats: 2, yes: { [a]: 9, [b]: 6, [c]: 6, [d]: 6 } })
  const tied = [b, c, d].toSorted()
  expect((await read()).next).toEqual({ what: 'ballot', kind: 'second', candidates: tied, seats: 1 })
  expect((await read()).blockers).toEqual([{ code: 'council/ballotDue', count: 1 }])
  const paper = async (name: string) => textOfPdf(world, await chair.get(`${at}/council/${name}.pdf`))
  const { candidates } = must('sitting', await chair.get(`${at}/council/sitting`))
  const nameOf = (id: string): string =>
    candidates.find(({ stageEntryId }: { stageEntryId: string }) => stageEntryId === id).name
  const squeezed = (text: string) => text.replaceAll(/\s/g, '')
  // The ballot of the round that is due, before it is opened: those who are equal, and nobody else.
  const sheet = await paper('ballot-sheet')
  expect(sheet).toContain(squeezed('Bỏ phiếu lần thứ hai'))
  expect([a, b, c, d].map((id) => sheet.includes(squeezed(nameOf(id))))).toEqual([false, true, true, true])
  const early = { among: tied, chosen: [b], reason: 'Hội đồng thống nhất tại phiên họp' }
  expect((await chair.post(`${at}/council-resolutions`, early)).body.code).toBe('outcome/nothing-to-resolve')

  await insertRound(world, it, { n: 2, kind: 'second', seats: 1, yes: { [b]: 4, [c]: 4, [d]: 1 } })
  const pair = [b, c].toSorted()
  const due = await read()
  expect([due.next, due.blockers]).toEqual([
    { kind: 'ballot', what: 'resolution', candidates: pair, seats: 1 },
    [{ code: 'council/resolutionDue', count: 1 }],
  ])
  const url = `${at}/council-resolutions`
  const reason = 'Hội đồng biểu quyết công khai, ghi vào biên bản'
  for (const wrong of [
    { among: tied, chosen: [b], reason },
    { among: pair, chosen: [], reason },
    { among: pair, chosen: [b, c], reason },
    { among: pair, chosen: [d], reason },
  ])
    expect((await chair.post(url, wrong)).body.code).toBe('outcome/nothing-to-resolve')
  const { id } = must('resolve', await chair.post(url, { among: pair, chosen: [c], reason }))
  expect((await chair.post(url, { among: pair, chosen: [c], reason })).body.code).toBe(
    'outcome/resolution-waits',
  )
  expect((await chair.post(`/api/council-resolutions/${id}/countersign`)).body.code).toBe(
    'access/second-person-needed',
  )
  expect((await officer.post(`/api/council-resolutions/${id}/countersign`)).status).toBe(404)
  expect((await read()).blockers.map(({ code }: { code: string }) => code)).toEqual([
    'council/resolutionDue',
    'council/resolutionWaits',
  ])
  must('withdraw', await chair.post(`/api/council-resolutions/${id}/withdraw`, { reason: 'Ghi nhầm người' }))
  const again = must('resolve', await chair.post(url, { among: pair, chosen: [b], reason }))
  must('countersign', await clerk.post(`/api/council-resolutions/${again.id}/countersign`))

  // Two signed it, so two take it back: one asks with a reason, another agrees to exactly that one.
  const back = `/api/council-resolutions/${again.id}/withdraw`
  const line = async (who: Persona) => must('outcome', await who.get(`${at}/council-outcome`)).resolutions[0]
  expect((await clerk.post(`${back}/confirm`, { digest: '0'.repeat(64) })).body.state).toBe('notAsked')
  expect(must('ask', await chair.post(back, { reason: 'Ghi nhầm người' }))).toEqual({ withdrawn: false })
  const seen = await line(clerk)
  expect([seen.askedBackBy, seen.askedBackReason, seen.mayConfirmBack]).toEqual([
    chair.fullName,
    'Ghi nhầm người',
    true,
  ])
  expect((await line(chair)).mayConfirmBack).toBe(false)
  const alone = await chair.post(`${back}/confirm`, { digest: seen.askedBackDigest })
  expect([alone.status, alone.body.code]).toEqual([403, 'access/second-person-needed'])
  must('ask anew', await chair.post(back, { reason: 'Biên bản ghi người khác' }))
  const stale = await clerk.post(`${back}/confirm`, { digest: seen.askedBackDigest })
  expect([stale.status, stale.body.code]).toEqual([409, 'record/stale-version'])
  expect((await officer.post(`${back}/confirm`, { digest: seen.askedBackDigest })).status).toBe(404)
  expect((await read()).next).toBeNull()
  must('agree', await clerk.post(`${back}/confirm`, { digest: (await line(clerk)).askedBackDigest }))
  expect((await read()).blockers).toEqual([{ code: 'council/resolutionDue', count: 1 }])
  const third = must('resolve', await chair.post(url, { among: pair, chosen: [b], reason }))
  must('countersign', await clerk.post(`/api/council-resolutions/${third.id}/countersign`))

  for (const name of ['count-minutes', 'meeting-minutes']) {
    const minutes = await paper(name)
    const said = `Hội đồng quyết nghị: giữa ${pair.map(nameOf).join(', ')} bằng nhau, chọn ${nameOf(b)}. Lý do: ${reason}`
    expect([name, minutes.includes(squeezed(said))]).toEqual([name, true])
  }
  const { rounds } = must('rounds', await chair.get(`${at}/ballot-rounds`))
  const count = await paper('count-minutes')
  expect(rounds.map(({ root }: { root: string }) => count.includes(root))).toEqual([true, true])

  const page = await read()
  expect(
    page.lines.map(({ candidate, why, rank }: { candidate: string; why: string; rank: number | null }) => [
      candidate,
      rank,
      why,
    ]),
  ).toEqual([
    [a, 1, 'byVotes'],
    [b, 2, 'byCouncil'],
    [c, null, 'notByCouncil'],
    [d, null, 'lostSecondBallot'],
  ])
  await setMinutes(world, it, 'closed')
  const late = { reason: 'Ghi nhầm sau khi ký' }
  const closed = await chair.post(`/api/council-resolutions/${third.id}/withdraw`, late)
  expect([closed.status, closed.body.state]).toEqual([409, 'minutesClosed'])
  expect((await read()).allowed).not.toContain('resolution.takeBack')
  await declareCouncil(it, people.secretary, chair)

  // Taken back as it was made, by two, before anything is put forward: the council votes and declares again.
  const resume = `${at}/council-outcome/resume`
  expect((await people.lead.post(`${resume}/confirm`, { digest: '0'.repeat(64) })).body.state).toBe(
    'notAsked',
  )
  must('ask', await people.lead.post(resume, { reason: 'Sai biên bản' }))
  const { resuming } = await read()
  expect([resuming.byName, resuming.reason, resuming.mine]).toEqual([
    people.lead.fullName,
    'Sai biên bản',
    false,
  ])
  const byOne = await people.lead.post(`${resume}/confirm`, { digest: resuming.digest })
  expect([byOne.status, byOne.body.code]).toEqual([403, 'access/second-person-needed'])
  must('ask anew', await people.lead.post(resume, { reason: 'Biên bản ghi sai số phiếu' }))
  const old = await chair.post(`${resume}/confirm`, { digest: resuming.digest })
  expect([old.status, old.body.code]).toEqual([409, 'record/stale-version'])
  expect((await officer.post(resume, { reason: 'Sai biên bản' })).status).toBe(404)
  expect(await statesOf(it)).toEqual(['frozen', 'frozen'])
  must('agree', await chair.post(`${resume}/confirm`, { digest: (await read()).resuming.digest }))
  expect(await statesOf(it)).toEqual(['council', 'running'])
  expect((await read()).resuming).toBeNull()
  await declareCouncil(it, people.secretary, chair)
})

test('a council may leave seats free: it holds a further ballot, or resolves to hold none', async () => {
  const furtherBallot = { fraction: '1/3', comparison: 'moreThan', base: 'returned' }
  const it = await make(3, { furtherBallot })
  await setMinutes(world, it, 'open')
  const [a = '', b = '', c = '', d = ''] = it.candidates
  const at = `/api/stages/${it.councilStageId}`
  const chair = it.members[0]?.persona as Persona
  await insertRound(world, it, { n: 1, kind: 'first', seats: 3, yes: { [a]: 9, [b]: 4, [c]: 7, [d]: 3 } })
  const page = must('outcome', await chair.get(`${at}/council-outcome`))
  expect(page.next).toEqual({ what: 'ballot', kind: 'further', candidates: [b], seats: 1 })
  const none = { among: [b], chosen: [], reason: 'Hội đồng thống nhất không bỏ phiếu thêm' }
  const { id } = must('resolve', await chair.post(`${at}/council-resolutions`, none))
  const outsider = await people.secretary.post(`/api/council-resolutions/${id}/countersign`)
  expect(outsider.status).toBe(403)
  const away = it.members[6]
  await world.database.db
    .update(councilMember)
    .set({ attendance: 'absent' })
    .where(eq(councilMember.id, away?.memberId ?? ''))
  const absent = await away?.persona.post(`/api/council-resolutions/${id}/countersign`)
  expect(absent?.status).toBe(404)
  const member = it.members[5]?.persona as Persona
  must('countersign', await member.post(`/api/council-resolutions/${id}/countersign`))
  const after = must('outcome', await chair.get(`${at}/council-outcome`))
  const minutes = [{ code: 'council/minutesOpen', count: 1 }]
  expect([after.next, after.seatsLeft, after.blockers]).toEqual([null, 1, minutes])
})

test('prizes are withheld, shared and added with a reason once the outcome is declared, and nothing is reordered', async () => {
  const it = await make(2)
  const [a = '', b = '', c = '', d = ''] = it.candidates
  const at = `/api/stages/${it.councilStageId}`
  await insertRound(world, it, { n: 1, kind: 'first', seats: 2, yes: { [a]: 9, [b]: 5, [c]: 7, [d]: 3 } })
  const decide = (decision: object, seen: number) =>
    people.secretary.post(`${at}/award-decisions`, { decision, seen, reason: 'Theo ý kiến Ban Thường vụ' })
  expect((await decide({ kind: 'withhold', stageEntryId: a }, 0)).body.code).toBe('record/in-wrong-state')
  await declareCouncil(it, people.secretary, people.lead)
  const read = async () => must('outcome', await people.lead.get(`${at}/council-outcome`))
  const first = await read()
  // Below the threshold there is no place to give a prize from; one who reached it may be added.
  expect((await decide({ kind: 'add', stageEntryId: d, prize: 'honoured' }, 0)).body.code).toBe(
    'award/not-ranked',
  )
  must('add', await decide({ kind: 'add', stageEntryId: b, prize: 'honoured' }, 0))
  const withheld = must('withhold', await decide({ kind: 'withhold', stageEntryId: c }, 1))
  expect((await decide({ kind: 'withhold', stageEntryId: a }, 1)).body.code).toBe('record/stale-version')
  const page = await read()
  expect(
    page.lines.map(({ candidate, state }: { candidate: string; state: string | null }) => [candidate, state]),
  ).toEqual([
    [a, 'given'],
    [c, 'withheld'],
    [b, 'added'],
    [d, null],
  ])
  expect([first.declared.n, page.declared.n]).toEqual([1, 3])
  expect(page.declared.digest).not.toBe(first.declared.digest)
  must(
    'take back',
    await people.secretary.post(`/api/award-decisions/${withheld.id}/withdraw`, { reason: 'Đã làm rõ' }),
  )
  expect((await read()).lines[1].state).toBe('given')
})

test('a dossier taken off the list is on no ballot and before no council', async () => {
  const it = await make(2)
  const { db } = world.database
  const [, , , gone = ''] = it.candidates
  await db.update(stageEntry).set({ state: 'withdrawn' }).where(eq(stageEntry.id, gone))
  const at = `/api/stages/${it.councilStageId}`
  const outcome = must('outcome', await people.secretary.get(`${at}/council-outcome`))
  expect(outcome.next.candidates).toEqual(it.candidates.filter((id) => id !== gone).toSorted())
  const rounds = must('rounds', await people.secretary.get(`${at}/ballot-rounds`))
  expect(rounds.next.candidates.map((one: { id: string }) => one.id)).not.toContain(gone)
  const page = must('council', await people.secretary.get(`${at}/council`))
  expect(page.candidates).toHaveLength(3)
})

test('nothing is declared while the minutes are open', async () => {
  const it = await make(2)
  const [a = '', b = '', c = '', d = ''] = it.candidates
  await insertRound(world, it, { n: 1, kind: 'first', seats: 2, yes: { [a]: 9, [b]: 4, [c]: 7, [d]: 5 } })
  const ofIt = eq(council.stageId, it.councilStageId)
  await world.database.db.update(council).set({ closedAt: null }).where(ofIt)
  const at = `/api/stages/${it.councilStageId}`
  const { blockers, digest } = must('outcome', await people.secretary.get(`${at}/council-outcome`))
  expect(blockers).toEqual([{ code: 'council/minutesOpen', count: 1 }])
  expect((await people.secretary.post(`${at}/council-outcome/prepare`, { digest })).status).toBe(409)
  const chair = it.members[0]?.persona as Persona
  const { council: row } = must('sitting', await chair.get(`${at}/council/sitting`))
  must('close', await chair.post(`${at}/council/close`, { baseVersion: row.version }))
  must('prepare', await people.secretary.post(`${at}/council-outcome/prepare`, { digest }))
})

test('a stage that is scored by name shows its panel’s chair the names; the approval page says votes as votes', async () => {
  const it = await make(2)
  const chair = await world.person('Chủ tịch Hội đồng thẩm định', [
    { role: 'panelChair', scopeKind: 'edition', scopeId: it.editionId },
  ])
  const standing = must('standing', await chair.get(`/api/stages/${it.stageId}/standing`))
  const titles = it.entries.map(({ title }) => title).toSorted()
  expect(standing.placings.map(({ title }: { title: string }) => title).toSorted()).toEqual(titles)
  const [a = '', b = '', c = '', d = ''] = it.candidates
  await insertRound(world, it, { n: 1, kind: 'first', seats: 2, yes: { [a]: 9, [b]: 5, [c]: 7, [d]: 3 } })
  await declareCouncil(it, people.secretary, people.lead)
  const { winners } = must('approval', await people.lead.get(`/api/editions/${it.editionId}/approval`))
  expect(winners.map(({ votes }: { votes: unknown }) => votes)).toEqual([
    { yes: 9, base: 9 },
    { yes: 7, base: 9 },
  ])
})

test('the page takes as many statements for four candidates as for two', async () => {
  const few = await insertVotedCouncil(world, people, { rules: votedRules(2), totals: TOTALS.slice(0, 2) })
  const many = await make(2)
  const count = (it: { councilStageId: string }) =>
    world.countQueries(() => people.lead.get(`/api/stages/${it.councilStageId}/council-outcome`))
  expect(await count(many)).toBe(await count(few))
})
