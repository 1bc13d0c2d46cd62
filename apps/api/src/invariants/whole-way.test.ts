import { session } from '@xk/db'
import { verifyRelease } from '@xk/domain/publication'
import {
  type EntryRules,
  entryRulesFor,
  type PersonRole,
  type Ruleset,
  type ScoringRules,
} from '@xk/domain/ruleset'
import { fromPlainText, type ProgrammeKind } from '@xk/domain/kernel'
import { TEMPLATES } from '@xk/domain/programme'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentFingerprint } from '../keys.ts'
import {
  appointOffices,
  consentAll,
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
 * The whole way once per programme, every step by its own route and person: from a template to a release that a
 * stranger checks. One engine, no programme's own path.
 */
let world: TestApp
let offices: Offices
let units: Record<string, string>
beforeAll(async () => {
  world = await createTestApp(testServer())
  await insertTerm(world)
  units = await insertUnits(world, [
    'Đoàn Sở Tư pháp',
    'Đoàn Sở Y tế',
    'Đoàn Sở Du lịch',
    'Đoàn Thuế Thành phố',
  ])
  offices = await appointOffices(world)
})
afterAll(() => world.close())

const DAY = 86_400_000
const WORD =
  'Bộ phận một cửa rút ngắn thời gian chờ nhờ đặt lịch trước theo khung giờ và trả kết quả tại nhà'.split(' ')
const wordsOf = (n: number) => Array.from({ length: n }, (_, i) => WORD[i % WORD.length]).join(' ')

const valueOf = (field: EntryRules['fields'][number]) => {
  switch (field.type) {
    case 'longText':
      return fromPlainText(wordsOf(Math.max(field.minWords ?? 0, 5)))
    case 'shortText':
      return field.key === 'contactPhone' ? '0901 000 123' : wordsOf(Math.max(field.minWords ?? 0, 4))
    case 'choice':
      return field.options[0]?.key ?? null
    case 'yesNo':
      return true
    case 'number':
      return '12'
    case 'date':
      return '2026-10-01'
    case 'month':
      return '09/2019'
    case 'share':
      return '7/9'
  }
}

/** People that satisfy the form: each role at its least, the first one representing. */
const peopleFor = (rules: EntryRules, unitId: string, tag: string) => {
  const least = rules.people.roleLimits.flatMap(({ role, min }) => Array.from({ length: min }, () => role))
  const roles: PersonRole[] =
    least.length > 0 ? least : rules.people.roles.slice(0, Math.max(1, rules.people.min))
  return roles.map((role, i) => ({
    id: `p${i + 1}`,
    fullName: `Người ${tag} thứ ${['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu'][i]}`,
    birthDate: '1998-04-30',
    birthYear: 1998,
    position: 'Chuyên viên',
    unitId,
    role,
    share: rules.people.shares ? 100 : null,
    representative: i === 0,
    phone: null,
    email: null,
    consents: Object.fromEntries(rules.consents.map(({ key }) => [key, true])),
  }))
}

const handIn = async (rules: Ruleset, editionId: string, unitName: string) => {
  const unitId = units[unitName] ?? ''
  const officer = await world.person(`Cán bộ ${unitName}`, [
    { role: 'officer', scopeKind: 'unit', scopeId: unitId },
  ])
  const division = rules.divisions[0]?.key ?? 'all'
  const form = entryRulesFor(rules, division)
  const { entryId } = must('create', await officer.post('/api/entries', { editionId, unitId, division }))
  const body = {
    fields: Object.fromEntries(form.fields.map((field) => [field.key, valueOf(field)])),
    people: peopleFor(form, unitId, unitName),
    declarations: Object.fromEntries(rules.entry.declarations.map(({ key }) => [key, true])),
    jointUnits: [],
  }
  const { version } = must(
    'draft',
    await officer.put(`/api/entries/${entryId}/draft`, { baseVersion: 0, body }),
  )
  must('submit', await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: version }))
  if (form.consentBy === 'person') await consentAll(world, officer, entryId, body.people)
  must(
    'accept',
    await offices.secretary.post(`/api/screening/${entryId}/accept`, { n: 1, reason: 'Đủ điều kiện.' }),
  )
  return { entryId, officer }
}

/** Every judge signs, marks every criterion in its upper part, and hands in all. */
const judgeAll = async (stageId: string, judges: readonly Persona[]) => {
  for (const judge of judges) {
    must('undertake', await judge.post(`/api/desk/stages/${stageId}/undertake`))
    const desk = must('desk', await judge.get(`/api/desk/stages/${stageId}`))
    const versions: Record<string, number> = {}
    const items = desk.items as { assignmentId: string; blindCode: string }[]
    const codes = [...new Set(items.map(({ blindCode }) => blindCode))].toSorted()
    for (const { assignmentId, blindCode } of items) {
      const { rubric } = must('read', await judge.get(`/api/desk/assignments/${assignmentId}`))
      const criteria: { key: string; max: string; step: string }[] = rubric.segment.criteria
      const steps = (wire: string) => Number(wire.split('/')[0]) / Number(wire.split('/')[1] ?? 1)
      // The same for every judge and different for every work, whatever codes were drawn: no gap, no tie.
      const part = 0.95 - 0.06 * codes.indexOf(blindCode)
      const marks = Object.fromEntries(
        criteria.map((c) => [c.key, Math.round((steps(c.max) / steps(c.step)) * part)]),
      )
      const comments = Object.fromEntries(criteria.map((c) => [c.key, 'Có minh chứng cụ thể.']))
      const saved = await judge.put(`/api/desk/assignments/${assignmentId}/sheet`, {
        baseVersion: 0,
        marks,
        comments,
        overallComment: wordsOf(25),
      })
      versions[assignmentId] = must('save', saved).version
    }
    const done = must('hand in', await judge.post(`/api/desk/stages/${stageId}/submit-all`, { versions }))
    expect(done.handedIn).toBe(desk.items.length)
  }
}

/** What a team contest's secretary types: knowledge points and times within the limits. */
const typeObjectiveMarks = async (stageId: string, rules: ScoringRules) => {
  const { entries } = must('panel', await offices.secretary.get(`/api/stages/${stageId}/panel`))
  for (const [i, { id }] of (entries as { id: string }[]).entries()) {
    for (const segment of rules.segments) {
      const timed = segment.seconds !== null && segment.timeDeductions.length > 0
      if (segment.mode !== 'objective' && !timed) continue
      const typed = {
        stageEntryId: id,
        segment: segment.key,
        points: segment.mode === 'objective' ? `${3 * (5 + i)}` : null,
        elapsedSeconds: timed ? (segment.seconds?.max ?? 0) - 10 + 40 * i : null,
        baseN: 0,
      }
      must(
        `type ${segment.key}`,
        await offices.secretary.post(`/api/stages/${stageId}/objective-marks`, typed),
      )
    }
  }
}

const startJudging = async (id: string) => {
  const page = must('read', await offices.secretary.get(`/api/editions/${id}`))
  expect(page.next.needs.filter((need: { done: boolean }) => !need.done)).toEqual([])
  must('judge', await offices.secretary.post(`/api/editions/${id}/advance`, { act: 'startJudging' }))
}

test.each<ProgrammeKind>(['ideaContest', 'exemplarSelection', 'teamContest'])(
  '%s goes from its template to a release that verifies',
  async (programme) => {
    const edition = await openEditionFor(world, offices, { programme, title: TEMPLATES[programme].title })
    const { rules: shown } = must('rules', await offices.lead.get(`/api/editions/${edition.id}/rules`))
    const rules: Ruleset = shown?.body ?? TEMPLATES[programme]
    const scoring = rules.stages.find((stage) => stage.kind === 'scoring')
    if (scoring?.kind !== 'scoring') throw new Error('no scoring stage')
    for (const name of Object.keys(units)) await handIn(rules, edition.id, name)
    world.clock.advance(16 * DAY)

    if (scoring.scoring.blind) {
      must(
        'mask',
        await offices.secretary.post(`/api/editions/${edition.id}/advance`, { act: 'startMasking' }),
      )
      await maskAll(world, edition.stageId, { by: offices.secretary, approvedBy: offices.secondSecretary })
    } else {
      must('begin', await offices.secretary.post(`/api/stages/${edition.stageId}/masking/begin`))
      must('prepare', await offices.secretary.post(`/api/stages/${edition.stageId}/renditions/prepare-all`))
      const ready = async () => {
        const list = must('list', await offices.secondSecretary.get(`/api/stages/${edition.stageId}/masking`))
        return list.items as { id: string; state: string; renditionId?: string }[]
      }
      await expect
        .poll(async () => (await ready()).map((it) => it.state), { timeout: 20_000 })
        .toEqual(Object.keys(units).map(() => 'prepared'))
      const renditionIds = (await ready()).map((it) => it.renditionId ?? '')
      must(
        'approve',
        await offices.secondSecretary.post(`/api/stages/${edition.stageId}/renditions/approve-all`, {
          renditionIds,
        }),
      )
    }
    const judges: Persona[] = []
    for (let i = 0; i < scoring.scoring.judgesPerEntry; i++) {
      const judge = await world.person(`Giám khảo ${programme} ${i + 1}`)
      must(
        'appoint',
        await offices.secretary.post(`/api/stages/${edition.stageId}/panel`, {
          personId: judge.personId,
          expertise: [],
        }),
      )
      judges.push(judge)
    }
    must(
      'assign',
      await offices.secretary.post(`/api/stages/${edition.stageId}/assignments/all`, {
        seed: 'ab'.repeat(8),
      }),
    )
    await startJudging(edition.id)
    await judgeAll(edition.stageId, judges)
    await typeObjectiveMarks(edition.stageId, scoring.scoring)

    // Days have passed: identity is confirmed afresh before the consequential steps.
    await world.database.db.update(session).set({ confirmedAt: world.clock.now })
    const stage = `/api/stages/${edition.stageId}`
    const standing = must('standing', await offices.secretary.get(`${stage}/standing`))
    must('freeze', await edition.chair.post(`${stage}/freeze`, { digest: standing.digest }))
    if (scoring.scoring.blind) {
      const asked = must(
        'unmask',
        await offices.secretary.post(`${stage}/unmask-requests`, { reason: 'Đã chốt kết quả theo mã' }),
      )
      must('unmasking', await offices.lead.post(`/api/unmask-requests/${asked.id}/decide`, { grant: true }))
    }
    if (rules.teamPrizes.length > 0) must('team prizes', await offices.secretary.post(`${stage}/team-prizes`))
    const approval = `/api/editions/${edition.id}/approval`
    const { digest } = must('approval', await offices.secretary.get(approval))
    const forward = must('forward', await offices.secretary.post(approval, { digest }))
    must('approve', await offices.lead.post(`/api/approvals/${forward.id}/approve`))
    const people = { secretary: offices.secretary, lead: offices.lead }
    await decide({ editionId: edition.id }, people)
    const { slug } = await release({ editionId: edition.id }, people)

    const file = must('file', await world.anonymous.get(`/ket-qua/${slug}/release.json`))
    const found = verifyRelease(file, { fingerprint: currentFingerprint(world.deps.keys) })
    expect(found).toMatchObject({
      ok: true,
      form: 'ok',
      signature: { state: 'ok' },
      recomputation: { state: 'ok' },
      inclusion: { state: 'ok' },
    })
    expect(file.core.results[0].entries).toHaveLength(Object.keys(units).length)
  },
)
