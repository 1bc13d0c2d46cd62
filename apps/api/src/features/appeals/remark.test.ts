import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { entryPerson, personIdentity, rendition, renditionImage, stageEntry } from '@xk/db'
import { ideaContest2026CaseRuleset, withoutFinal } from '@xk/domain/programme'
import type { RenditionBody } from '@xk/domain/rendition'
import type { Ruleset } from '@xk/domain/ruleset'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyReleaseFile } from '../../cli/verify.ts'
import { currentFingerprint } from '../../keys.ts'
import type { JudgedStage } from '../../testing/judged-stage.ts'
import { must } from '../../testing/must.ts'
import {
  decide,
  insertApprovedResult,
  release,
  type ResultPeople,
  resultPeople,
} from '../../testing/released-result.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'
import { createCheckpointer } from '../ledger/checkpointer.ts'
import { checkLedger } from '../ledger/verify-ledger.ts'

/** The whole way after a release: phúc khảo by another blind panel, its correction, a prize taken back. */

let world: TestApp
let people: ResultPeople
let it: JudgedStage
let officer: Persona
let slug: string
let appealId: string
let panelStageId: string
let anew: Persona[]
const AT = 9
/** Who wrote it. Texts about it name them, as they should not. */
const AUTHOR = 'Tác giả số 10'

const TOTALS = Array.from({ length: 14 }, (_, i) => [96 - 2 * i, 94 - 2 * i])
const rules = (): Ruleset => {
  const base = withoutFinal(ideaContest2026CaseRuleset)
  if (!base.appeals) throw new Error('no appeals')
  return {
    ...base,
    appeals: { ...base.appeals, remark: 'allowed', remarkJudges: 2, resolution: 'averages' },
  }
}
const entryAt = (i: number) => {
  const found = it.entries[i]
  if (!found) throw new Error('no such entry')
  return found
}
const told = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code]
/** `xk verify` of the n-th release, with the one before it at hand: its exit code and what it complains of. */
const verified = async (n: number) => {
  await createCheckpointer(world.deps)()
  const dir = mkdtempSync(join(tmpdir(), 'xk-remark-'))
  const kept = async (k: number) => {
    const { body } = await world.anonymous.get(`/ket-qua/${slug}/lan/${k}/release.json`)
    writeFileSync(join(dir, `${k}.json`), JSON.stringify(body))
    return join(dir, `${k}.json`)
  }
  const said: string[] = []
  const terminal = { env: {}, say: () => {}, complain: (line: string) => void said.push(line) }
  const args = [await kept(n), '--key', currentFingerprint(world.deps.keys)]
  const before = n > 1 ? ['--before', await kept(n - 1)] : []
  const code = await verifyReleaseFile(terminal, [...args, ...before])
  rmSync(dir, { recursive: true })
  return [code, said]
}
const VERIFIES = [0, []]
const scoredNotices = async () =>
  must('notices', await people.secretary.get('/api/notices')).notices.flatMap(
    ({ kind, facts }: { kind: string; facts: { receiptCode?: string } }) =>
      kind === 'remark.scored' ? [facts.receiptCode] : [],
  )

/** The work's copy for judges has a page that is a picture. */
const addPicture = async () => {
  const { db } = world.database
  const [row] = await db
    .select()
    .from(rendition)
    .where(eq(rendition.stageEntryId, entryAt(AT).stageEntryId))
  const [id, body] = [world.deps.newId(), row?.body as RenditionBody]
  const document = {
    label: 'Tài liệu 1',
    text: null,
    pages: [{ id, width: 10, height: 10 }],
    withheld: false,
  }
  await db
    .update(rendition)
    .set({ body: { ...body, documents: [document] } })
    .where(eq(rendition.id, row?.id ?? ''))
  await db.insert(renditionImage).values({
    id,
    renditionId: row?.id ?? '',
    document: 1,
    page: 1,
    width: 10,
    height: 10,
    storageKey: 'renditions/first/1/1.webp',
  })
}

beforeAll(async () => {
  world = await createTestApp(testServer())
  people = await resultPeople(world)
  it = await insertApprovedResult(world, people, { totals: TOTALS, rules: rules() })
  await decide(it, people)
  ;({ slug } = await release(it, people))
  officer = await world.person('Cán bộ cơ sở', [
    { role: 'officer', scopeKind: 'unit', scopeId: entryAt(AT).unitId },
  ])
  anew = await Promise.all(['Giám khảo Mới Một', 'Giám khảo Mới Hai'].map((name) => world.person(name)))
})
afterAll(() => world.close())

describe('phúc khảo', () => {
  test('is asked for with the appeal, under its receipt, where the rules allow it', async () => {
    const url = `/api/entries/${entryAt(AT).entryId}`
    expect(must('result', await officer.get(`${url}/result`)).remarkable).toBe(true)
    const filed = must(
      'file',
      await officer.post(`${url}/appeals`, {
        text: `Đề nghị chấm lại bài của ${AUTHOR}.`,
        wantsRemark: true,
      }),
    )
    appealId = filed.id
    const { appeals } = must('result', await officer.get(`${url}/result`))
    expect(appeals[0].remark).toEqual({ state: 'asked', reason: null, figures: null })
    const answer = { outcome: 'rejected', answer: 'Không chấm lại bài này.' }
    expect(told(await people.secretary.post(`/api/appeals/${appealId}/answer`, answer))).toEqual([
      409,
      'appeal/remark-first',
    ])
  })

  test('is accepted by a secretary outside the panel, once, with a reason', async () => {
    await addPicture()
    const url = `/api/appeals/${appealId}/remark`
    const body = { accepts: true, reason: `Điểm bài của ${AUTHOR} lệch ở tiêu chí tính mới` }
    expect(told(await people.lead.post(url, body))).toEqual([403, 'access/forbidden'])
    expect((await officer.post(url, body)).status).toBe(404)
    expect((await people.secretary.post(url, { ...body, reason: '' })).status).toBe(422)
    must('accept', await people.secretary.post(url, body))
    expect(told(await people.secretary.post(url, body))).toEqual([409, 'record/in-wrong-state'])
    const page = must('appeal', await people.secretary.get(`/api/appeals/${appealId}`))
    expect([page.remark.judges, page.remark.handedIn, page.remark.figures]).toEqual([2, 0, null])
    panelStageId = page.remark.panelStageId
  })

  test('lies under a new code, as the same approved copy whose pictures have new addresses', async () => {
    const [place] = await world.database.db
      .select()
      .from(stageEntry)
      .where(eq(stageEntry.stageId, panelStageId))
    expect(it.entries.map(({ blindCode }) => blindCode)).not.toContain(place?.blindCode)
    const copies = await world.database.db
      .select()
      .from(rendition)
      .where(eq(rendition.stageEntryId, place?.id ?? ''))
    const [first] = await world.database.db
      .select()
      .from(rendition)
      .where(eq(rendition.stageEntryId, entryAt(AT).stageEntryId))
    const bodies = [first, ...copies].map((row) => row?.body as RenditionBody)
    const [before, after] = bodies.map(({ documents }) => documents[0]?.pages[0]?.id ?? '')
    expect(copies.map(({ state }) => state)).toEqual(['approved'])
    expect(JSON.stringify(bodies[1]).replace(after ?? '', before ?? '')).toBe(JSON.stringify(bodies[0]))
    expect(after).not.toBe(before)
    const pictures = await world.database.db
      .select({ key: renditionImage.storageKey })
      .from(renditionImage)
      .where(and(eq(renditionImage.id, after ?? ''), eq(renditionImage.renditionId, copies[0]?.id ?? '')))
    expect(pictures).toEqual([{ key: 'renditions/first/1/1.webp' }])
  })

  test('goes to judges who have not had the work, none of the first panel', async () => {
    const url = `/api/stages/${panelStageId}`
    const before = it.judges[0]
    const old = must(
      'appoint',
      await people.secretary.post(`${url}/panel`, { personId: before?.persona.personId, expertise: [] }),
    )
    const [place] = await world.database.db
      .select()
      .from(stageEntry)
      .where(eq(stageEntry.stageId, panelStageId))
    const scoring = rules().stages.find(({ kind }) => kind === 'scoring')
    const segment = scoring?.kind === 'scoring' ? scoring.scoring.segments[0] : undefined
    const pair = { stageEntryId: place?.id, memberId: old.memberId, segment: segment?.key }
    expect(told(await people.secretary.post(`${url}/assignments`, pair))).toEqual([
      409,
      'panel/scored-before',
    ])
    for (const judge of anew)
      must(
        'appoint',
        await people.secretary.post(`${url}/panel`, { personId: judge.personId, expertise: [] }),
      )
    must('assign', await people.secretary.post(`${url}/assignments/all`, { seed: '0123456789abcdef' }))
    const { members } = must('panel', await people.secretary.get(`${url}/panel`))
    expect(members.map(({ open }: { open: number }) => open).toSorted()).toEqual([0, 1, 1])
  })

  test('is scored at the same desk under undertaking, by nothing that tells whose it is or how it fared', async () => {
    for (const [i, judge] of anew.entries()) {
      const desk = `/api/desk/stages/${panelStageId}`
      expect(must('desk', await judge.get(desk)).items).toEqual([])
      must('undertake', await judge.post(`${desk}/undertake`))
      const { items } = must('desk', await judge.get(desk))
      expect(items.length).toBe(1)
      const { assignmentId } = items[0]
      const work = must('work', await judge.get(`/api/desk/assignments/${assignmentId}`))
      const seen = JSON.stringify([items, work])
      const mine = entryAt(AT)
      for (const secret of [
        mine.entryId,
        mine.stageEntryId,
        mine.unitId,
        `"${mine.blindCode}"`,
        appealId,
        '77/1',
      ])
        expect(seen).not.toContain(secret)
      expect(seen).not.toContain(AUTHOR)
      const { segment } = work.rubric
      expect(await scoredNotices()).toEqual([])
      // 90 points and 92: marks fill the rubric from the top.
      let left = 90 + 2 * i
      const marks = Object.fromEntries(
        segment.criteria.map(({ key, max, step }: { key: string; max: string; step: string }) => {
          const [n = '1', d = '1'] = step.split('/')
          const one = Number(n) / Number(d)
          const taken = Math.min(Number(max) / one, Math.floor(left / one))
          left -= taken * one
          return [key, taken]
        }),
      )
      const why = 'Nêu rõ cách làm, có số liệu và lộ trình thực hiện cụ thể ở đơn vị.'
      const comments = Object.fromEntries(Object.keys(marks).map((key) => [key, why]))
      const body = { baseVersion: 0, marks, comments, overallComment: `${why} ${why}` }
      must('save', await judge.put(`/api/desk/assignments/${assignmentId}/sheet`, body))
      must('hand in', await judge.post(`${desk}/submit-all`, { versions: { [assignmentId]: 1 } }))
    }
  })

  test('tells the secretariat once it is complete, by its receipt alone', async () => {
    const { appeal } = must('appeal', await people.secretary.get(`/api/appeals/${appealId}`))
    expect(await scoredNotices()).toEqual([appeal.receiptCode])
    for (const judge of anew) expect(must('notices', await judge.get('/api/notices')).notices).toEqual([])
  })

  test('gives both figures exactly, and the mean holds as the rules say', async () => {
    const page = must('appeal', await people.secretary.get(`/api/appeals/${appealId}`))
    expect(page.remark.figures).toEqual({
      resolution: 'averages',
      first: '77/1',
      second: '91/1',
      holds: 'both',
    })
    for (const judge of [anew[0], it.judges[0]?.persona])
      expect((await judge?.get(`/api/appeals/${appealId}`))?.status).toBe(404)
  })

  test('is answered with both figures, and corrected by a second person', async () => {
    const answer = {
      outcome: 'corrected',
      answer: `Điểm phúc khảo bài của ${AUTHOR} cao hơn, kết quả được đính chính.`,
    }
    must('answer', await people.secretary.post(`/api/appeals/${appealId}/answer`, answer))
    const { appeals } = must('result', await officer.get(`/api/entries/${entryAt(AT).entryId}/result`))
    expect([appeals[0].outcome, appeals[0].remark.figures]).toEqual([
      'corrected',
      { first: '77/1', second: '91/1', holds: 'both' },
    ])
    const url = `/api/editions/${it.editionId}/corrections`
    expect(
      must('page', await people.secretary.get(url)).remarks.map((one: { appealId: string }) => one.appealId),
    ).toEqual([appealId])
    const items = [{ kind: 'remark', appealId }]
    // Equal to the sixth now: what ties at a prize is asked for.
    const first = await people.secretary.post(`${url}/preview`, { items })
    const choices =
      first.status === 409 && first.body.code === 'correction/tie'
        ? { [first.body.team ? 'teamBoundary' : 'boundary']: { [first.body.prize]: 'share' } }
        : {}
    const shown = must('preview', await people.secretary.post(`${url}/preview`, { items, ...choices }))
    const body = {
      items,
      ...choices,
      reason: 'Phúc khảo theo kiến nghị của đơn vị',
      decision: null,
      publishAt: null,
      seen: shown.digest,
    }
    const { digest } = must('prepare', await people.secretary.post(url, body))
    world.clock.advance(2000)
    must('approve', await people.lead.post(`${url}/approve`, { digest }))
    expect(await verified(1)).toEqual(VERIFIES)
    expect(await verified(2)).toEqual(VERIFIES)
    const { core } = (await world.anonymous.get(`/ket-qua/${slug}/release.json`)).body
    const again = core.results[0].entries.filter((entry: { remark?: object }) => entry.remark)
    expect(
      again.map(({ remark, sheets }: { remark: object; sheets: object[] }) => [remark, sheets.length]),
    ).toEqual([[{ resolution: 'averages' }, 4]])
    const { stages } = must('result', await officer.get(`/api/entries/${entryAt(AT).entryId}/result`))
    expect(stages.map(({ score }: { score: string }) => score)).toEqual(['84/1'])
    const twice = await people.secretary.post(`${url}/preview`, { items })
    expect(told(twice)).toEqual([409, 'record/in-wrong-state'])
  })
})

describe('a prize taken back from the work that was marked anew', () => {
  const take = async (reason: string, ground: string) => {
    const url = `/api/editions/${it.editionId}/corrections`
    const items = [
      { kind: 'revocation', stageEntryId: entryAt(AT).stageEntryId, ground, vacancy: 'raiseNext' },
    ]
    const { digest: seen } = must('preview', await people.secretary.post(`${url}/preview`, { items }))
    const decision = { number: '31', signedOn: '2026-12-20' }
    const body = { items, reason, decision, publishAt: null, seen }
    return must('prepare', await people.secretary.post(url, body)).digest as string
  }
  const url = () => `/api/editions/${it.editionId}/corrections`

  test('keeps both figures and both steps: each release verifies and names the one before', async () => {
    await take(`Bài của ${AUTHOR} sao chép`, `Đơn tố cáo ${AUTHOR}`)
    must('send back', await people.lead.post(`${url()}/send-back`, { reason: `Bỏ tên ${AUTHOR}` }))
    const digest = await take('Nội dung sao chép sáng kiến đã được công nhận', 'Điều 12 Thể lệ')
    world.clock.advance(2000)
    must('approve', await people.lead.post(`${url()}/approve`, { digest }))
    for (const n of [1, 2, 3]) expect([n, await verified(n)]).toEqual([n, VERIFIES])
    const { core } = (await world.anonymous.get(`/ket-qua/${slug}/release.json`)).body
    const again = core.results[0].entries.find((entry: { remark?: object }) => entry.remark)
    expect(
      core.revocations.map(({ code, vacancy }: { code: string; vacancy: string }) => [code, vacancy]),
    ).toEqual([[again.code, 'raiseNext']])
    expect(again.sheets.length).toBe(4)
    const changes = core.exceptions.flatMap(({ change }: { change?: object }) => change ?? [])
    expect(changes).toEqual([{ stage: 'preliminary', from: '77/1', to: '84/1' }])
  })

  test('is named by nobody once its author is erased, and verifies as before', async () => {
    // One more waits for its second person while it names the author.
    const items = [{ kind: 'revocation', stageEntryId: entryAt(0).stageEntryId, ground: `Đơn của ${AUTHOR}` }]
    const asked = items.map((item) => ({ ...item, vacancy: 'vacant' }))
    const { digest: seen } = must(
      'preview',
      await people.secretary.post(`${url()}/preview`, { items: asked }),
    )
    const decision = { number: '32', signedOn: '2026-12-21' }
    const body = { items: asked, reason: `Theo đơn của ${AUTHOR}`, decision, publishAt: null, seen }
    const waiting = must('prepare', await people.secretary.post(url(), body))
    const [author] = await world.database.db
      .select({ personId: personIdentity.personId })
      .from(personIdentity)
      .innerJoin(entryPerson, eq(entryPerson.personId, personIdentity.personId))
      .where(eq(entryPerson.entryId, entryAt(AT).entryId))
    const about = `/api/people/${author?.personId}/erasure`
    const { id } = must('ask', await people.secretary.post(about, { reason: 'Tác giả yêu cầu' }))
    must('erase', await people.lead.post(`/api/erasures/${id}/approve`))

    const { owner } = world.database
    const tables = await owner`select table_name from information_schema.tables where table_schema = 'public'`
    for (const { table_name } of tables) {
      const rows = await owner.unsafe(`select t::text as text from "${table_name}" t`)
      const naming = rows.filter((row) => String(row['text']).includes(AUTHOR)).length
      expect([table_name, naming]).toEqual([table_name, 0])
    }
    const [said] =
      await owner`select a.text, a.answer, r.reason from appeal a join remark r on r.appeal_id = a.id`
    expect(Object.values(said ?? {}).map((text) => String(text).includes('[đã xóa]'))).toEqual([
      true,
      true,
      true,
    ])
    expect(told(await people.lead.post(`${url()}/approve`, { digest: waiting.digest }))).toEqual([
      409,
      'record/in-wrong-state',
    ])
    for (const n of [1, 2, 3]) expect([n, await verified(n)]).toEqual([n, VERIFIES])
    expect((await checkLedger(world.deps)).verification).toMatchObject({ ok: true })
  })
})
