import { type ReleaseFile, verifyRelease } from '@xk/domain/publication'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ballotsFileSchema } from '@xk/domain/ballot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '../../cli/xk.ts'
import { currentFingerprint } from '../../keys.ts'
import { resultPageOf } from '../publication/result-page.ts'
import {
  createTestApp,
  declareCouncil,
  insertRound,
  insertVotedCouncil,
  must,
  setMinutes,
  testServer,
  type TestApp,
  votedRules,
} from '../../testing/index.ts'
import {
  approveDeclared,
  correct,
  decide,
  release,
  resultPeople,
  type ResultPeople,
} from '../../testing/released-result.ts'
import { textOfPdf } from '../../testing/text-of-pdf.ts'

let world: TestApp
let people: ResultPeople
beforeAll(async () => {
  world = await createTestApp(testServer())
  people = await resultPeople(world)
})
afterAll(() => world.close())

const TOTALS = [
  [95, 93],
  [90, 88],
  [85, 83],
  [80, 78],
] as const

const verify = (file: unknown, before?: unknown) =>
  verifyRelease(file, {
    fingerprint: currentFingerprint(world.deps.keys),
    ...(before === undefined ? {} : { before }),
  })
const fileOf = async (slug: string): Promise<ReleaseFile> =>
  must('file', await world.anonymous.get(`/ket-qua/${slug}/release.json`))

/** A stranger downloads a round and counts it anew with the command that the page names. */
const talliesAsPublished = async (path: string, of: { named: number; known: string[] }) => {
  const answer = await world.anonymous.get(path)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'application/json; charset=utf-8',
  ])
  const file = ballotsFileSchema.parse(answer.body)
  expect(Object.keys(file.names ?? {})).toHaveLength(of.named)
  const dir = mkdtempSync(join(tmpdir(), 'xk-ballots-'))
  writeFileSync(join(dir, 'BALLOTS.json'), answer.bytes)
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const code = await runCli(['tally', 'BALLOTS.json', '--root', file.root], {
    env: { INIT_CWD: dir },
    say,
    complain: say,
  })
  rmSync(dir, { recursive: true })
  expect([code, said.filter((line) => line.startsWith('SAI'))]).toEqual([0, []])
  for (const line of of.known) expect(said.join('\n')).toContain(line)
}

test('a council’s outcome is decided upon, released, verified by a stranger, and one prize taken back', async () => {
  const it = await insertVotedCouncil(world, people, { rules: votedRules(2), totals: TOTALS })
  const [a = '', b = '', c = '', d = ''] = it.candidates
  await insertRound(world, it, { n: 1, kind: 'first', seats: 2, yes: { [a]: 8, [b]: 6, [c]: 6, [d]: 4 } })
  await insertRound(world, it, { n: 2, kind: 'second', seats: 1, yes: { [b]: 3, [c]: 6 } })
  await declareCouncil(it, people.secretary, people.lead)

  // The lead sends it back, and the secretary puts it forward again: the outcome stands.
  const approval = `/api/editions/${it.editionId}/approval`
  const deputy = await world.person('Hồ Thị Phó', [{ role: 'deputy', scopeKind: 'global' }])
  const approver = { secretary: people.secretary, lead: deputy }
  const shown = must('approval', await people.secretary.get(approval))
  expect(shown.winners.map(({ rank, state }: { rank: number; state: string }) => [rank, state])).toEqual([
    [1, 'given'],
    [2, 'given'],
  ])
  expect(shown.entries).toBe(4)
  const forward = must('forward', await people.secretary.post(approval, { digest: shown.digest }))
  must(
    'back',
    await deputy.post(`/api/approvals/${forward.id}/send-back`, { reason: 'Bổ sung biên bản họp' }),
  )
  world.clock.advance(60_000)
  await approveDeclared({ ...it, stageId: it.councilStageId }, approver)

  const { proposal } = must('text', await people.secretary.get(`/api/editions/${it.editionId}/decision`))
  expect(proposal.text.grounds.slice(-2)).toEqual([
    'Căn cứ biên bản họp xét và biên bản kiểm phiếu của Hội đồng xét chọn;',
    'Xét đề nghị của Hội đồng xét chọn,',
  ])
  expect(proposal.text.behalf).toBe('TM. BAN THƯỜNG VỤ')
  await decide(it, approver)
  const { slug } = await release(it, approver)
  const ballotsAt = (round: number | string) => `/ket-qua/${slug}/luot/${round}/BALLOTS.json`
  const file = await fileOf(slug)
  expect(verify(file)).toMatchObject({
    ok: true,
    signature: { state: 'ok' },
    recomputation: { state: 'ok' },
    inclusion: { state: 'ok' },
  })
  const { core } = file
  expect([core.format, core.results[0]?.prizes, core.council?.rounds.length]).toEqual([
    'xung-kich/release/4',
    null,
    2,
  ])
  const { council } = core
  if (!council) throw new Error('no council in the release')
  await talliesAsPublished(ballotsAt(1), { named: 2, known: ['ĐÚNG mã gốc', 'ĐÚNG kiểm phiếu'] })
  await talliesAsPublished(ballotsAt(2), { named: 1, known: ['ĐÚNG mã gốc', 'ĐÚNG kiểm phiếu'] })
  for (const round of [0, 3, 'x', '1e0'])
    expect((await world.anonymous.get(ballotsAt(round))).status).toBe(404)
  // Only who is honoured is named; marks are one candidate's each, and no whole ballot is there.
  expect(council.candidates.filter(({ personal }) => personal !== null)).toHaveLength(2)
  expect(council.rounds[0]?.marks?.map(({ marks }) => marks.length)).toEqual([9, 9, 9, 9])
  expect(council.outcome.lines.map(({ why, yes, base }) => `${why} ${yes}/${base}`)).toEqual([
    'byVotes 8/9',
    'bySecondBallot 6/9',
    'lostSecondBallot 3/9',
    'belowThreshold 4/9',
  ])

  const changed = (change: (core: NonNullable<ReleaseFile['core']['council']>) => void): string[] => {
    const copy = structuredClone(file)
    if (!copy.core.council) throw new Error('no council')
    change(copy.core.council)
    const found = verify(copy)
    if (found.form !== 'ok' || found.ok) return ['nothing found']
    return found.recomputation.state === 'differs' ? found.recomputation.where : ['signature alone']
  }
  const roundOf = (of: NonNullable<ReleaseFile['core']['council']>, i: number) => {
    const round = of.rounds[i]
    if (!round) throw new Error('no such round')
    return round
  }
  // One vote changed: the count no longer follows from the marks, nor the root.
  expect(
    changed((of) => {
      const marks = roundOf(of, 0).marks?.[0]?.marks
      const at = marks?.indexOf('yes') ?? -1
      if (marks) marks[at < 0 ? 0 : at] = at < 0 ? 'yes' : 'no'
    }),
  ).toEqual(expect.arrayContaining(['/council/rounds/0/root']))
  // Vote and count changed alike: the root that the ledger holds is another one, and so is the outcome.
  expect(
    changed((of) => {
      const round = roundOf(of, 1)
      for (const line of round.count.candidates) line.yes = line.yes === 3 ? 7 : line.yes
    }),
  ).toEqual(expect.arrayContaining(['/council/rounds/1/root']))
  expect(changed((of) => void of.rounds.pop())).toEqual(expect.arrayContaining(['/council/outcome/next']))
  expect(changed((of) => void of.rounds.reverse())).toEqual(expect.arrayContaining(['/council/rounds/0']))
  expect(
    changed((of) => {
      for (const line of of.outcome.lines) if (line.why === 'belowThreshold') line.seated = true
    }),
  ).toEqual([expect.stringMatching(/^\/council\/outcome\/lines\/\d\/seated$/)])
  expect(changed((of) => void of.prizes.awards.pop())).toEqual(['/council/prizes/awards'])
  expect(
    changed((of) => {
      const first = of.candidates[0]
      if (first) first.previousScore = '100/1'
    }),
  ).toEqual(expect.arrayContaining(['/council/candidates/0/previousScore']))
  expect(changed((of) => void of.candidates.pop())).toEqual(expect.arrayContaining(['/council/candidates']))
  expect(
    changed((of) => {
      roundOf(of, 0).count.facts.present = 5
    }),
  ).toEqual(expect.arrayContaining(['/council/rounds/0/count/facts']))

  // Thu hồi: by a decision of its own, and the place stays vacant; in the same instant in which the result was approved.
  await correct(it, approver, {
    reason: 'Kê khai gian dối thành tích',
    items: [
      {
        kind: 'revocation',
        stageEntryId: c,
        vacancy: 'vacant',
        ground: 'Kế hoạch, phần VII',
        reason: 'Kê khai gian dối thành tích',
      },
    ],
    decision: { number: '31', signedOn: '2026-12-20' },
  })
  world.clock.advance(2000)
  const after = await fileOf(slug)
  expect(verify(after, file)).toMatchObject({ ok: true, superseding: { state: 'ok' } })
  expect(after.core.council?.prizes.awards.map(({ state }) => state)).toEqual(['given', 'revoked'])
  // Its list says votes as votes, as the decision that honoured them does.
  const paper = await textOfPdf(world, await world.anonymous.get(`/ket-qua/${slug}/thu-hoi/1/quyet-dinh.pdf`))
  expect([paper.includes('Phiếuđồngý'), paper.includes('6/9'), paper.includes('0,67')]).toEqual([
    true,
    true,
    false,
  ])
})

test('below the least number of voters only totals are published, and the release still follows from them', async () => {
  const it = await insertVotedCouncil(world, people, {
    rules: votedRules(2, { size: { min: 5, max: 15 } }),
    totals: TOTALS.slice(0, 3),
    size: 7,
  })
  const [a = '', b = '', c = ''] = it.candidates
  await insertRound(world, it, { n: 1, kind: 'first', seats: 2, yes: { [a]: 7, [b]: 4, [c]: 3 } })
  await declareCouncil(it, people.secretary, people.lead)
  const deputy = await world.person('Hồ Thị Phó Hai', [{ role: 'deputy', scopeKind: 'global' }])
  const approver = { secretary: people.secretary, lead: deputy }
  await approveDeclared({ ...it, stageId: it.councilStageId }, approver)
  await decide(it, approver)
  const { slug } = await release(it, approver)
  const file = await fileOf(slug)
  expect(file.core.council?.rounds[0]?.marks).toBeNull()
  await talliesAsPublished(`/ket-qua/${slug}/lan/1/luot/1/BALLOTS.json`, {
    named: 2,
    known: ['KHÔNG tính lại được: dưới 8 phiếu nên chỉ công bố tổng số.'],
  })
  expect(verify(file)).toMatchObject({ ok: true })
})

test('why the council chose among equals names nobody, wherever a stranger reads it', async () => {
  const equal = [
    [84, 84],
    [84, 84],
    [84, 84],
  ] as const
  const it = await insertVotedCouncil(world, people, { rules: votedRules(1), totals: equal })
  await setMinutes(world, it, 'open')
  const [a = '', b = '', c = ''] = it.candidates
  await insertRound(world, it, { n: 1, kind: 'first', seats: 1, yes: { [a]: 6, [b]: 6, [c]: 5 } })
  await insertRound(world, it, { n: 2, kind: 'second', seats: 1, yes: { [a]: 4, [b]: 4 } })
  const [chair, , clerk] = it.members.map(({ persona }) => persona)
  if (!chair || !clerk) throw new Error('no council')
  // As it is typed: in capitals without marks, chosen or not, and a member of the council.
  const reason = `Hội đồng chọn Tác giả số 1, không chọn TAC GIA SO 2 và Tác giả số 3, theo ý kiến ${chair.fullName}`
  const resolution = { among: [a, b].toSorted(), chosen: [a], reason }
  const typed = await chair.post(`/api/stages/${it.councilStageId}/council-resolutions`, resolution)
  must('countersign', await clerk.post(`/api/council-resolutions/${must('resolve', typed).id}/countersign`))
  await setMinutes(world, it, 'closed')
  await declareCouncil(it, people.secretary, people.lead)
  const deputy = await world.person('Hồ Thị Phó Tư', [{ role: 'deputy', scopeKind: 'global' }])
  const approver = { secretary: people.secretary, lead: deputy }
  await approveDeclared({ ...it, stageId: it.councilStageId }, approver)
  await decide(it, approver)
  const { slug } = await release(it, approver)

  const file = await fileOf(slug)
  const said =
    'Hội đồng chọn [không nêu tên], không chọn [không nêu tên] và [không nêu tên], theo ý kiến [không nêu tên]'
  expect(file.core.council?.resolutions.map((one) => one.reason)).toEqual([said])
  expect(verify(file)).toMatchObject({ ok: true, recomputation: { state: 'ok' } })
  const squeezed = (text: string) => text.normalize('NFC').replace(/\s/g, '').toLocaleLowerCase('vi')
  const hidden = ['tac gia so 2', 'Tác giả số 3', chair.fullName].map(squeezed)
  const read = async (end: string) => {
    const answer = await world.anonymous.get(`/ket-qua/${slug}${end}`)
    expect([end, answer.status]).toEqual([end, 200])
    return end.endsWith('.pdf')
      ? squeezed(await textOfPdf(world, answer))
      : squeezed(new TextDecoder().decode(answer.bytes))
  }
  for (const end of ['/release.json', '/luot/2/BALLOTS.json', '/quyet-dinh.pdf']) {
    const text = await read(end)
    expect([end, hidden.filter((name) => text.includes(name))]).toEqual([end, []])
  }
  // The public page and its sheet are made of this and of nothing else.
  const page = resultPageOf(file, { digest: 'ab'.repeat(32), releases: [] })
  expect(page.council?.resolutions.map((one) => one.reason)).toEqual([said])
  expect(hidden.filter((name) => squeezed(JSON.stringify(page)).includes(name))).toEqual([])
  // The council's own minutes say whom it meant, to those who held the meeting and to nobody else.
  const minutes = `/api/stages/${it.councilStageId}/council/meeting-minutes.pdf`
  expect(squeezed(await textOfPdf(world, await chair.get(minutes)))).toContain(squeezed(reason))
  expect([401, 404]).toContain((await world.anonymous.get(minutes)).status)
})

test('before its hour nothing of a council’s release is there, and no ballot’s file either, to anyone outside', async () => {
  const it = await insertVotedCouncil(world, people, { rules: votedRules(2), totals: TOTALS })
  const [a = '', b = '', c = '', d = ''] = it.candidates
  const roundId = await insertRound(world, it, {
    n: 1,
    kind: 'first',
    seats: 2,
    yes: { [a]: 8, [b]: 7, [c]: 3, [d]: 2 },
  })
  await declareCouncil(it, people.secretary, people.lead)
  const deputy = await world.person('Hồ Thị Phó Ba', [{ role: 'deputy', scopeKind: 'global' }])
  const approver = { secretary: people.secretary, lead: deputy }
  await approveDeclared({ ...it, stageId: it.councilStageId }, approver)
  await decide(it, approver)
  const publishAt = new Date(world.clock.now.getTime() + 3_600_000).toISOString()
  const { slug } = await release(it, approver, { publishAt })

  const outside = [world.anonymous, await world.person('Người Ngoài Cuộc')]
  const everybody = [...outside, people.secretary, people.lead, it.members[0]?.persona ?? world.anonymous]
  const ballots = ['/luot/1/BALLOTS.json', '/lan/1/luot/1/BALLOTS.json']
  const published = ['', '/release.json', '/quyet-dinh.pdf', '/ket-qua.xlsx', ...ballots].map(
    (end) => `/ket-qua/${slug}${end}`,
  )
  const statuses = (who: typeof everybody, paths: readonly string[]) =>
    Promise.all(who.flatMap((one) => paths.map(async (path) => (await one.get(path)).status)))
  expect(new Set(await statuses(everybody, published))).toEqual(new Set([404]))
  const inside = [
    `/api/stages/${it.councilStageId}/council-outcome`,
    `/api/stages/${it.councilStageId}/ballot-rounds`,
    `/api/ballot-rounds/${roundId}`,
    `/api/ballot-rounds/${roundId}/file`,
  ]
  expect((await statuses(outside, inside)).every((status) => status === 404 || status === 401)).toBe(true)
  const page = await world.anonymous.get(`/api/public/editions/${slug}`)
  expect(page.body.edition.state).toBe('decided')
  expect(JSON.stringify(page.body)).not.toContain(a)

  world.clock.advance(3_600_000)
  expect((await fileOf(slug)).core.council?.rounds).toHaveLength(1)
  const there = [published[1], ...published.slice(-2)].flatMap((path) => path ?? [])
  expect(await statuses([world.anonymous], there)).toEqual([200, 200, 200])
})
