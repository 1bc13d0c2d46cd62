import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  callTheRoll,
  type CouncilStage,
  insertCouncilStage,
  joinUnit,
  type Seat,
  seatCouncil,
} from '../../testing/council-stage.ts'
import { ensureUnit } from '../../testing/edition-world.ts'
import { must } from '../../testing/must.ts'
import { textOfPdf } from '../../testing/text-of-pdf.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'
import {
  ballotRoll,
  clusterNomination,
  councilInterest,
  councilMember,
  endorsement,
  entryPerson,
  membership,
  officeGrant,
  unitPeriod,
} from '@xk/db'
import { and, eq, isNull } from 'drizzle-orm'

type Row = Record<string, string>
let world: TestApp
let secretary: Persona
let stage: CouncilStage
let seats: Seat[]
const at = (path = '', it = stage) => `/api/stages/${it.councilStageId}/council${path}`
const seat = (i: number) => seats[i]?.persona as Persona

beforeAll(async () => {
  world = await createTestApp(testServer())
  secretary = await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
  stage = await insertCouncilStage(world, {
    names: ['Nguyễn Văn Đức', 'Trần Thị Ánh', 'Lê Hoàng An', 'Phạm Thị Dung'],
    council: { interest: 'struck' },
  })
  seats = await seatCouncil(world, secretary, stage.councilStageId)
})
afterAll(() => world.close())

const offices = async (accountId: string) =>
  (
    await world.database.db
      .select({ role: officeGrant.role })
      .from(officeGrant)
      .where(and(eq(officeGrant.accountId, accountId), isNull(officeGrant.revokedAt)))
  )
    .map(({ role }) => role)
    .toSorted()

describe('setting up', () => {
  test('the page says who sits, what is missing and who is tied to whom; candidates stand in Vietnamese order', async () => {
    const { body } = await secretary.get(at())
    expect(body.candidates.map((it: { name: string }) => it.name)).toEqual([
      'Lê Hoàng An',
      'Trần Thị Ánh',
      'Phạm Thị Dung',
      'Nguyễn Văn Đức',
    ])
    expect([body.issues, body.interests, body.head.moment]).toEqual([[], [], 'reading'])
    expect(body.members.map((it: Record<string, unknown>) => [it['office'], it['teller']])).toEqual([
      ['chair', null],
      ['deputyChair', null],
      ['secretary', null],
      ['member', 'head'],
      ['member', 'member'],
      ['member', 'member'],
      ['member', null],
      ['member', null],
      ['member', null],
    ])
    expect(await offices(seat(0).accountId)).toEqual(['councillor'])
    expect(await offices(seat(3).accountId)).toEqual(['councillor', 'teller'])
  })

  test('a nominee, a second chair, one too many and someone seated twice are refused', async () => {
    const own = await insertCouncilStage(world, {
      names: ['Vũ Thị Mai'],
      council: { size: { min: 1, max: 2 } },
    })
    const appoint = async (personId: string, office = 'member') =>
      (await secretary.post(at('/seats', own), { personId, office })).body
    const [chair, second, third] = [
      await world.person('Một Chủ Tịch'),
      await world.person('Hai Chủ Tịch'),
      await world.person('Ba Ủy Viên'),
    ]
    expect(await appoint(own.candidates[0]?.personId ?? '')).toMatchObject({
      code: 'council/not-eligible',
      reason: 'nominee',
    })
    expect(Object.keys(await appoint(chair.personId, 'chair'))).toEqual(['memberId'])
    expect(await appoint(chair.personId)).toMatchObject({ code: 'council/not-eligible', reason: 'seated' })
    expect(await appoint(second.personId, 'chair')).toMatchObject({ code: 'council/office-taken' })
    expect(Object.keys(await appoint(second.personId))).toEqual(['memberId'])
    expect(await appoint(third.personId)).toMatchObject({ code: 'council/full', max: 2 })
    const beside = await secretary.post(at('/tellers', own), { personId: third.personId, teller: 'head' })
    expect(beside.status).toBe(200)
    expect(await offices(third.accountId)).toEqual(['teller'])
    const { body } = await secretary.get(at('', own))
    expect(body.issues).toEqual([
      { code: 'noSecretary', have: 0, needed: 0 },
      { code: 'noDecision', have: 0, needed: 0 },
      { code: 'tooFewTellers', have: 1, needed: 3 },
    ])
    const nominee = { personId: own.candidates[0]?.personId, teller: 'member' }
    expect((await secretary.post(at('/tellers', own), nominee)).body.code).toBe('council/not-eligible')
  })

  test('the decision is saved over the version that was seen; the other text comes back', async () => {
    const { body } = await secretary.get(at())
    const text = { setUpBy: 'Quyết định số 46-QĐ/ĐTN', meetsAt: '2026-12-11T01:30:00.000Z', place: 'Phòng 3' }
    const first = await secretary.put(at(), { baseVersion: body.council.version, ...text })
    expect(first.body).toEqual({ version: body.council.version + 1 })
    const stale = await secretary.put(at(), { baseVersion: body.council.version, ...text, place: 'Phòng 9' })
    expect([stale.status, stale.body.theirs]).toEqual([409, text])
  })

  test('ending a member takes the offices and asks for a reason; a stranger and a member may not set up', async () => {
    const extra = await world.person('Người Thôi Giữa Chừng')
    const { body } = await secretary.post(at('/seats'), { personId: extra.personId, office: 'member' })
    await secretary.put(at(`/seats/${body.memberId}/teller`), { teller: 'member' })
    expect((await secretary.post(at(`/seats/${body.memberId}/end`), { reason: '' })).status).toBe(422)
    const reason = { reason: 'Chuyển công tác' }
    expect((await secretary.post(at(`/seats/${body.memberId}/end`), reason)).status).toBe(200)
    expect(await offices(extra.accountId)).toEqual([])
    expect((await extra.get(at('/agenda'))).status).toBe(404)
    expect((await secretary.post(at(`/seats/${body.memberId}/end`), reason)).status).toBe(404)
    const stranger = await world.person('Người Ngoài Cuộc')
    for (const someone of [stranger, seat(0)])
      expect((await someone.post(at('/seats'), { personId: extra.personId, office: 'member' })).status).toBe(
        404,
      )
  })

  test('lists take the same number of statements for one member and for nine', async () => {
    const one = await insertCouncilStage(world, { names: ['Một Người'] })
    await secretary.post(at('/seats', one), { personId: seat(0).personId, office: 'chair' })
    await seat(0).get(at('/agenda', one))
    const few = await world.countQueries(() => secretary.get(at('', one)))
    expect(await world.countQueries(() => secretary.get(at()))).toBe(few)
    const agenda = await world.countQueries(() => seat(0).get(at('/agenda', one)))
    expect(await world.countQueries(() => seat(0).get(at('/agenda')))).toBe(agenda)
    const sitting = (of: CouncilStage) => world.countQueries(() => secretary.get(at('/sitting', of)))
    must('sitting', await secretary.get(at('/sitting', one)))
    expect(await sitting(stage)).toBe(await sitting(one))
  })
})

describe('before the meeting', () => {
  test('an office of the council without a seat opens nothing', async () => {
    const granted = await world.person('Được Giao Suông', [
      { role: 'councillor', scopeKind: 'edition', scopeId: stage.editionId },
      { role: 'teller', scopeKind: 'edition', scopeId: stage.editionId },
    ])
    const dossier = `/api/council-dossiers/${stage.candidates[0]?.stageEntryId}`
    for (const path of [at('/agenda'), at('/sitting'), at('/count-minutes.pdf'), dossier])
      expect([path, (await granted.get(path)).status]).toEqual([path, 404])
    expect((await granted.get('/api/councils')).body).toEqual({ councils: [] })
  })

  test('a member reads dossiers with names, without phone, mail and day of birth, and walks through them', async () => {
    const { body: mine } = await seat(7).get('/api/councils')
    expect(mine.councils.map((it: { candidates: number }) => it.candidates)).toEqual([4])
    const { body: agenda } = await seat(7).get(at('/agenda'))
    const second = agenda.candidates[1]
    expect([second.name, second.mayRead, second.interests]).toEqual(['Trần Thị Ánh', true, []])
    const { body } = await seat(7).get(`/api/council-dossiers/${second.stageEntryId}`)
    expect([body.candidate.name, body.place, body.of, body.before, body.after]).toEqual([
      'Trần Thị Ánh',
      2,
      4,
      agenda.candidates[0].stageEntryId,
      agenda.candidates[2].stageEntryId,
    ])
    expect(body.body.people).toMatchObject([{ phone: null, email: null, birthDate: null }])
  })

  test('the form’s own ways to reach the unit are kept from members too', async () => {
    const [first] = stage.candidates
    const contacts = { contactPhone: '0901 000 123', contactMail: 'to.giup@donvi.example' }
    await world.database.owner`
      update revision_content set body = jsonb_set(body, '{fields}', body->'fields' || ${JSON.stringify(contacts)}::text::jsonb)
      where revision_id = (select revision_id from stage_entry where id = ${first?.stageEntryId ?? ''})`
    const { body } = await seat(7).get(`/api/council-dossiers/${first?.stageEntryId}`)
    const fields = Object.keys(body.body.fields)
    expect([fields.includes('title'), fields.filter((key) => key in contacts)]).toEqual([true, []])
    expect(JSON.stringify(body)).not.toMatch(/0901 000 123|to\.giup@donvi/)
  })

  test('ties follow from the roster; a struck member neither reads nor is told that the dossier is there', async () => {
    const [duc] = stage.candidates
    await joinUnit(world, seat(8).personId, duc?.unitId ?? '')
    const lead = seat(7)
    await joinUnit(world, lead.personId, duc?.unitId ?? '', 1)
    const { body } = await secretary.get(at())
    const ids = seats.map(({ memberId }) => memberId)
    expect(
      body.interests
        .map((it: Record<string, string>) => [
          ids.indexOf(it['memberId'] ?? ''),
          it['source'],
          it['stageEntryId'] === duc?.stageEntryId,
        ])
        .toSorted(),
    ).toEqual([
      [7, 'superior', true],
      [8, 'unit', true],
    ])
    // Who proposed the dossier for a cluster, and who confirmed it for its unit, is tied to it like who handed it in.
    const { db } = world.database
    const [cluster] = await db.select({ id: unitPeriod.clusterId }).from(unitPeriod)
    const of = { entryId: duc?.entryId ?? '', at: world.clock.now }
    await db.insert(clusterNomination).values({
      ...of,
      id: world.deps.newId(),
      editionId: stage.editionId,
      clusterId: cluster?.id ?? '',
      ordinal: 1,
      by: seat(5).accountId,
    })
    await db.insert(endorsement).values({
      id: world.deps.newId(),
      entryId: of.entryId,
      slot: 'leadership',
      tokenHash: 'x',
      issuedBy: secretary.accountId,
      issuedAt: of.at,
      expiresAt: of.at,
      answeredBy: seat(4).accountId,
    })
    // So is who was in a unit with the nominee before.
    const former = await ensureUnit(world, 'Đoàn Trường cũ')
    for (const personId of [seat(3).personId, duc?.personId ?? '']) await joinUnit(world, personId, former)
    const tiedTo = async () =>
      (await secretary.get(at())).body.interests
        .map((it: Row) => [ids.indexOf(it['memberId'] ?? ''), it['source']])
        .toSorted()
    expect(await tiedTo()).toEqual([
      [3, 'unit'],
      [4, 'superior'],
      [5, 'nominator'],
      [7, 'superior'],
      [8, 'unit'],
    ])
    await db.delete(clusterNomination).where(eq(clusterNomination.entryId, of.entryId))
    await db.delete(endorsement).where(eq(endorsement.entryId, of.entryId))
    await db.delete(membership).where(eq(membership.unitId, former))
    const { body: agenda } = await seat(8).get(at('/agenda'))
    const line = agenda.candidates.find((it: { name: string }) => it.name === 'Nguyễn Văn Đức')
    expect([line.mayRead, line.interests]).toEqual([false, ['unit']])
    expect((await seat(8).get(`/api/council-dossiers/${duc?.stageEntryId}`)).status).toBe(404)
  })

  test('a member declares a tie and takes it back; chair and secretary see it, other members do not', async () => {
    const candidate = stage.candidates[2]?.stageEntryId ?? ''
    const declare = { stageEntryId: candidate, reason: 'Là anh họ của người được giới thiệu' }
    expect((await seat(6).post(at('/own-interests'), declare)).body).toEqual({ saved: true })
    expect((await seat(6).get(`/api/council-dossiers/${candidate}`)).status).toBe(404)
    const { body } = await secretary.get(at())
    expect(body.interests).toContainEqual({
      memberId: seats[6]?.memberId,
      stageEntryId: candidate,
      source: 'declared',
      reason: declare.reason,
    })
    expect((await seat(7).get(at('/agenda'))).body).not.toHaveProperty('interests')
    expect((await seat(7).get(at())).status).toBe(404)
    const back = await seat(6).post(at('/own-interests/take-back'), { stageEntryId: candidate })
    expect(back.body).toEqual({ saved: true })
    expect((await seat(6).get(`/api/council-dossiers/${candidate}`)).status).toBe(200)
  })
})

test('what the secretary records for a member says so, and leaves the member’s own words alone', async () => {
  const candidate = stage.candidates[1]?.stageEntryId ?? ''
  const own = { stageEntryId: candidate, reason: 'Là em vợ của người được giới thiệu' }
  must('declare', await seat(5).post(at('/own-interests'), own))
  const tie = { memberId: seats[5]?.memberId, stageEntryId: candidate, reason: 'Theo báo cáo của đơn vị' }
  must('record', await secretary.post(at('/interests'), tie))
  const { body } = await secretary.get(at())
  const ties = body.interests.filter((it: Row) => it['memberId'] === tie.memberId)
  expect(ties.map((it: Row) => [it['source'], it['reason']])).toEqual([
    ['declared', own.reason],
    ['recorded', tie.reason],
  ])
  const { body: agenda } = await seat(5).get(at('/agenda'))
  const line = agenda.candidates.find((it: Row) => it['stageEntryId'] === candidate)
  expect([line.mayRead, line.interests]).toEqual([false, ['declared', 'recorded']])
  must('take back', await seat(5).post(at('/own-interests/take-back'), { stageEntryId: candidate }))
  const { body: after } = await secretary.get(at())
  expect(after.interests.filter((it: Row) => it['memberId'] === tie.memberId)).toEqual([])
})

describe('the meeting', () => {
  test('below the quorum nothing opens; the roll is saved line by line over what was seen', async () => {
    const teller = seat(3)
    await callTheRoll(teller, stage.councilStageId, seats, {
      4: 'online',
      5: 'written',
      6: 'absent',
      7: 'absent',
      8: 'absent',
    })
    const { body } = await teller.get(at('/sitting'))
    // Who only watches the meeting is led back to another page than a member: the council's own is closed to them.
    const watched = must('watched', await secretary.get(at('/sitting')))
    expect([body, watched].map(({ allowed }) => allowed.includes('council.attend'))).toEqual([true, false])
    expect([body.quorum, body.issues]).toEqual([
      {
        members: 9,
        present: 5,
        online: 1,
        written: 1,
        absent: 3,
        uncalled: 0,
        needed: 6,
        reached: false,
      },
      [{ code: 'noQuorum', have: 5, needed: 6 }],
    ])
    expect((await teller.post(at('/open'))).body).toMatchObject({ code: 'council/not-ready' })
    const line = `/roll/${seats[8]?.memberId}`
    const stale = { attendance: null, absenceReason: '' }
    const conflict = await teller.put(at(line), { attendance: 'present', base: stale })
    expect([conflict.status, conflict.body.theirs]).toEqual([
      409,
      { attendance: 'absent', absenceReason: 'Đi công tác' },
    ])
    const base = { attendance: 'absent', absenceReason: 'Đi công tác' }
    expect((await teller.put(at(line), { attendance: 'present', base })).body).toEqual({
      attendance: 'present',
      absenceReason: '',
    })
    expect((await seat(7).put(at(line), { attendance: 'absent', base })).status).toBe(404)
    expect((await teller.post(at('/open'))).body).toEqual({ opened: true })
    expect((await teller.post(at('/open'))).body.code).toBe('record/in-wrong-state')
  })

  test('once the meeting is open a tie is recorded by whoever presides', async () => {
    const tie = {
      memberId: seats[4]?.memberId,
      stageEntryId: stage.candidates[3]?.stageEntryId,
      reason: 'Nêu tại phiên họp',
    }
    const refused = await secretary.post(at('/interests'), tie)
    expect([refused.status, refused.body.code]).toEqual([409, 'council/meeting-open'])
    expect((await secretary.get(at())).body.allowed).not.toContain('council.recordInterest')
    must('record', await seat(0).post(at('/interests'), tie))
    await world.database.db
      .delete(councilInterest)
      .where(and(eq(councilInterest.memberId, tie.memberId ?? ''), eq(councilInterest.source, 'recorded')))
  })

  test('the minutes are kept while they are typed; the second writer gets the first one’s text', async () => {
    const [teller, chair] = [seat(3), seat(0)]
    const { body } = await teller.get(at('/sitting'))
    const minutes = { ...body.minutes, proceedings: 'Đồng chí Chủ tịch khai mạc.' }
    const { version } = body.council
    expect((await teller.put(at('/minutes'), { baseVersion: version, minutes })).body).toEqual({
      version: version + 1,
    })
    const second = await chair.put(at('/minutes'), { baseVersion: version, minutes: { proceedings: 'Khác' } })
    expect([second.status, second.body.theirs]).toEqual([409, minutes])
    const closing = await chair.post(at('/close'), { baseVersion: version + 1 })
    expect(closing.body.code).toBe('council/unsettled')
  })

  test('papers are drafts in the Union’s form for whoever holds the meeting, and for nobody else', async () => {
    for (const paper of ['count-minutes', 'meeting-minutes', 'attendance', 'ballot-sheet']) {
      const answer = await seat(3).get(at(`/${paper}.pdf`))
      expect([paper, answer.status, new TextDecoder().decode(answer.bytes.slice(0, 5))]).toEqual([
        paper,
        200,
        '%PDF-',
      ])
      expect((await seat(7).get(at(`/${paper}.pdf`))).status).toBe(404)
    }
    expect((await seat(3).get(at('/ballot-sheet.pdf?round=7'))).status).toBe(404)
  })

  test('a round on paper: tellers who differ see where and who looks again, no two outvote a third; another closes it', async () => {
    const [first, second, chair] = [seat(3), seat(4), seat(0)]
    const rounds = `/api/stages/${stage.councilStageId}/ballot-rounds`
    const { body: opened } = await first.post(rounds, { way: 'paper', paper: [] })
    const round = `/api/ballot-rounds/${opened.id}`
    const { body: agenda } = await seat(1).get(at('/agenda'))
    expect([agenda.head.moment, agenda.head.round]).toEqual(['issuing', 1])
    // Nobody is offered what is refused while ballots are out.
    const tie = { stageEntryId: agenda.candidates[0].stageEntryId, reason: 'Cùng phòng.' }
    const tied = await seat(1).post(at('/own-interests'), tie)
    expect([agenda.allowed.includes('council.declareInterest'), tied.body.code]).toEqual([
      false,
      'council/round-open',
    ])
    const base = { attendance: 'present', absenceReason: '' }
    const late = await first.put(at(`/roll/${seats[0]?.memberId}`), { attendance: 'absent', base })
    expect([late.status, late.body.code]).toEqual([409, 'council/round-open'])
    for (const { memberId } of (await first.get(round)).body.roll)
      await first.put(`${round}/paper-issue`, { memberId, issued: true })
    expect((await first.post(`${round}/close-issuing`)).status).toBe(200)
    expect((await first.post(`${round}/end-casting`)).status).toBe(200)

    const ids: string[] = opened.id ? (await first.get(round)).body.candidates.map((it: Row) => it['id']) : []
    const votes = [
      [6, 1, 0],
      [7, 0, 0],
      [4, 3, 0],
      [5, 1, 1],
    ]
    const totals = (yesOfFirst: number) => ({
      kind: 'totals',
      returned: 7,
      invalid: {},
      allBlank: 0,
      candidates: ids.map((candidate, i) => {
        const [yes = 0, no = 0, blank = 0] = votes[i] ?? []
        const more = i === 0 ? yesOfFirst - yes : 0
        return { candidate, yes: yes + more, no: no - more, blank, both: 0 }
      }),
    })
    const typed = (who: Persona, version: number, yes: number) =>
      who.put(`${round}/paper-count`, { version, paper: totals(yes), handIn: true })
    await typed(first, 0, 6)
    expect((await first.get(at('/sitting'))).body.paper).toBeNull()
    await typed(second, 0, 7)
    const { body: differing } = await first.get(at('/sitting'))
    const whose = [first.accountId, second.accountId].toSorted()[0] === first.accountId
    // Who opens no paper reads no sums of it.
    expect((await chair.get(at('/sitting'))).body.paper).toEqual({
      agreed: false,
      shown: false,
      tellers: [],
      notHandedIn: [],
      lines: [],
    })
    expect(differing.paper).toEqual({
      agreed: false,
      shown: true,
      tellers: (whose ? [first, second] : [second, first]).map(({ fullName }) => ({
        name: fullName,
        looksAgain: true,
      })),
      notHandedIn: [],
      lines: [
        { candidate: ids[0], what: 'yes', figures: whose ? [6, 7] : [7, 6] },
        { candidate: ids[0], what: 'no', figures: whose ? [1, 0] : [0, 1] },
      ],
    })
    expect((await second.post(`${round}/close`)).body.code).toBe('ballot/paper-differs')
    await typed(second, 1, 6)
    const compared = async () => (await second.get(at('/sitting'))).body.paper
    expect(await compared()).toMatchObject({ agreed: true, shown: true, notHandedIn: [], lines: [] })

    // A third teller reads it otherwise: the two do not outvote them.
    const third = seat(5)
    await typed(third, 0, 5)
    const differs = await compared()
    expect([differs.agreed, differs.lines.length, differs.tellers.length]).toEqual([false, 2, 3])
    expect(
      differs.tellers.flatMap((it: { name: string; looksAgain: boolean }) =>
        it.looksAgain ? [it.name] : [],
      ),
    ).toEqual([third.fullName])
    expect((await second.post(`${round}/close`)).body.code).toBe('ballot/paper-differs')
    // They take back their own; nobody else can, whose version is another.
    const takeBack = (who: Persona, version: number) =>
      who.put(`${round}/paper-count`, { version, paper: totals(5), handIn: false })
    expect((await takeBack(chair, 1)).status).toBe(404)
    expect((await takeBack(third, 0)).body.code).toBe('record/stale-version')
    expect((await takeBack(third, 1)).body).toEqual({ version: 2, handedIn: false })
    const settled = await compared()
    expect([settled.agreed, settled.tellers.length, settled.notHandedIn]).toEqual([true, 2, [third.fullName]])
    const { body: before } = await chair.get(at('/sitting'))
    const early = await chair.post(at('/close'), { baseVersion: before.council.version })
    expect(early.body.code).toBe('council/round-open')
    expect((await first.post(`${round}/close`)).body.code).toBe('access/second-person-needed')
    expect((await second.post(`${round}/close`)).status).toBe(200)

    const { body } = await first.get(at('/sitting'))
    expect(body.outcome.next).toBeNull()
    expect(
      body.outcome.lines.map((it: Row & { rank: number | null }) => [
        ids.indexOf(it['candidate'] ?? ''),
        it.rank,
      ]),
    ).toEqual([
      [1, 1],
      [3, 2],
      [0, 3],
      [2, null],
    ])
    const { version } = body.council
    const ofRound = eq(ballotRoll.roundId, opened.id)
    await world.database.db.update(ballotRoll).set({ sealed: 'x', blinded: 'x' }).where(ofRound)
    must('dispute', await seat(1).put(`${round}/own-line`, { word: 'disputed' }))
    expect((await chair.post(at('/close'), { baseVersion: version - 1 })).body.code).toBe(
      'record/stale-version',
    )
    expect((await chair.post(at('/close'), { baseVersion: version })).status).toBe(200)
    const lines = await world.database.db.select().from(ballotRoll).where(ofRound)
    expect(lines.every(({ sealed, blinded }) => sealed === null && blinded === null)).toBe(true)
    const minutes = { baseVersion: version + 1, minutes: body.minutes }
    expect((await first.put(at('/minutes'), minutes)).body.code).toBe('record/in-wrong-state')
    const { body: disputed } = await first.get(at('/sitting'))
    expect(disputed.disputes).toEqual([{ n: 1, fullName: seats[1]?.persona.fullName, issued: true }])
    const words = await textOfPdf(world, await first.get(at('/count-minutes.pdf')))
    for (const said of ['báo dòng của mình', 'Trần Thị Ánh', '7/9', '77,78%', '03 người được chọn'])
      expect([said, words.includes(said.replaceAll(' ', ''))]).toEqual([said, true])
    expect(words).not.toContain('DỰTHẢO')
    expect((await first.post(at('/reopen'), { reason: 'Ghi thiếu ý kiến' })).status).toBe(404)
    expect((await chair.post(at('/reopen'), { reason: 'Ghi thiếu ý kiến' })).status).toBe(200)
    const again = await textOfPdf(world, await chair.get(at('/meeting-minutes.pdf')))
    expect(again).toContain('DỰTHẢO')
  })

  test('erasing a member leaves the seat and takes name, reason and words', async () => {
    const administrator = await world.person('Quản Trị', [{ role: 'administrator', scopeKind: 'global' }])
    const lead = await world.person('Trưởng Khối', [{ role: 'lead', scopeKind: 'global' }])
    const gone = seat(6)
    const { id } = (
      await administrator.post(`/api/people/${gone.personId}/erasure`, { reason: 'Theo yêu cầu' })
    ).body
    expect((await lead.post(`/api/erasures/${id}/approve`)).status).toBe(200)
    const [row] = await world.database.db
      .select({ absenceReason: councilMember.absenceReason, state: councilMember.state })
      .from(councilMember)
      .where(eq(councilMember.id, seats[6]?.memberId ?? ''))
    expect(row).toEqual({ absenceReason: null, state: 'appointed' })
    const { body } = await seat(3).get(at('/sitting'))
    expect(body.members[6].fullName).toBe('—')
  })
})

test('a collective stands by its own name, not by who speaks for it', async () => {
  const own = await insertCouncilStage(world, { names: ['Nguyễn Văn Đức', 'Vũ Đại Diện'] })
  const collective = own.candidates[1] as CouncilStage['candidates'][number]
  await world.database.db
    .update(entryPerson)
    .set({ role: 'delegate' })
    .where(eq(entryPerson.entryId, collective.entryId))
  const title = 'Đội hình Sạp chợ số'
  await world.database
    .owner`update revision_content set body = jsonb_set(body, '{fields,title}', to_jsonb(${title}::text))
    where revision_id = (select revision_id from stage_entry where id = ${collective.stageEntryId})`
  const { candidates } = must('page', await secretary.get(at('', own)))
  expect(candidates.map((it: Row) => [it['name'], it['position']])).toEqual([
    ['Nguyễn Văn Đức', 'Chuyên viên'],
    [title, null],
  ])
})
